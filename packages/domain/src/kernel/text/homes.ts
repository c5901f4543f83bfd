import type { PersonalDatum } from './kinds.ts';
import type { Reading } from './reading.ts';

/**
 * Where somebody lives. An address is anybody's: offices and stores have one too, and those must stand. It is a home's where it goes
 * down to a door that only dwellings have (stair, flat), or where the words around it say that people live there. Linear: each part
 * is bounded. `read`: without blanks between signs; then the same with its figures.
 */
export function findHomes(text: string, read: Reading, { plain, start, end }: Reading): PersonalDatum[] {
  if (!/\d/.test(plain)) return [];
  if (BACKWARDS.test(plain)) {
    const turned = [...plain].reverse().join('');
    if (DOORS.some((pattern) => turned.search(pattern) >= 0))
      return [{ kind: 'home-address', start: 0, end: text.length }];
  }
  const labels = new Set([...plain.matchAll(LABELS)].map(({ 0: label }) => label));
  if (labels.size >= LABELS_LEAST && DOOR_LABEL.test(plain))
    return [{ kind: 'home-address', start: 0, end: text.length }];
  const found: PersonalDatum[] = [];
  const take = (from: number, to: number) =>
    found.push({ kind: 'home-address', start: start[from] as number, end: end[to - 1] as number });
  const isOwn = OWN.test(read.plain);
  const isOffice = (from: number, to: number) => !isOwn && OFFICE.test(plain.slice(Math.max(0, from), to));
  for (const pattern of DOORS)
    for (const { 0: door, index } of plain.matchAll(pattern))
      if (!isOffice(index - 24, index + door.length + 8)) take(index, index + door.length);
  if (LIVED_IN.test(read.plain))
    for (const pattern of PLACES)
      for (const { 0: place, index } of plain.matchAll(pattern))
        if (!DOCUMENT.test(place) && !isOffice(index - 24, index + place.length + 10))
          take(index, index + place.length);
  return found;
}

const BACKWARDS = /倒[念读着过写]|反[着过]|从后往前|backwards|reversed?/u;
/** Parts of an address that are told one by one, or columns of a table. */
const LABELS =
  /(?:street|road|compound|estate|tower|bldg|building|block|floor|door|room|flat|unit|gate|stair|街道?|路|小区|楼栋|楼号|栋|幢|单元|房号|门牌号?|房间号?|楼层|室)(?=[:：=,|\t])|(?<=[,|\t] ?)(?:flat|room|door|unit|房号|室|门牌)/gu;
const LABELS_LEAST = 3;
const DOOR_LABEL = /(?:(?<![a-z])(?:door|room|flat|unit)|房号|门牌号?|房间号?|室)[:：=,| \t]/u;

const S = '[^\\p{L}\\p{N}\\n]{0,2}';
/** What only dwellings have: a flat behind a stair, or a door in three figures beside the name of an estate. */
const ESTATE =
  '(?:小区|花园|家园|家苑|苑|新村|新城|华府|公馆|名邸|嘉园|佳苑|宿舍|家属院|家属楼|街坊|[^大]院|里弄|弄|胡同|保障房|安置房|廉租房|garden|gardens|estate|dorm|dormitory|apartments?|residence|mansion|villa|court)';
const PINYIN_DOOR = '(?:hao|dong|nong|zhuang|danyuan|shi|lou|hu)';
const pattern = (source: string) => new RegExp(source, 'gu');
const NUMBER = '(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)';
const DOORS: readonly RegExp[] = [
  pattern(`${ESTATE}/\\d{1,3}/\\d{1,2}/\\d{3,4}(?!\\d)`),
  pattern(
    `(?:building|block|tower) ${NUMBER},? (?:unit|stair|entrance|floor) ${NUMBER},? (?:flat|room|door|apartment|apt)`,
  ),
  pattern(
    `(?:address|addr|地址)[^\\p{L}\\p{N}]{1,3}[^。；;\\n\\d]{0,24}(?:[a-z]?\\d{1,3}|[a-z])-\\d{1,2}-\\d{3,4}(?![\\d-])`,
  ),
  pattern('(?:路|街|巷|道|村|里)\\d{1,4}号\\d{1,3}(?:栋|号?楼)\\d{3,4}(?![\\d、,])'),
  pattern(
    '(?<![a-z])(?:my|our|his|her|their|home) (?:home )?address[^。\\n]{2,60}?(?<![a-z])(?:road|street|lane|avenue|rd|ave|floor|building|house|no\\.|number)(?![a-z])',
  ),
  // Said to be one.
  pattern(
    '(?:家庭住?址|户籍(?:地址|地)?|居住地址?|现住址?|现居|住址|home address|residen(?:ce|tial) address)[^\\p{L}\\p{N}]{0,3}(?:是|为|is)?[^。；;\\n\\d]{2,24}\\d{1,4}',
  ),
  pattern(`\\d{3,4}(?:室|户|房)${S}\\d{1,2}单元${S}[a-z\\d]{1,3}(?:号楼|栋|幢|座)`),
  pattern(
    `\\d{1,4}${S}(?:栋|幢|座|号?楼|号院|#|building)${S}[a-z\\d甲乙丙丁东西]{1,3}${S}(?:单元|门|梯|unit|stair)${S}[^。；;\\n\\d]{0,4}(?:\\d{1,2}${S}(?:楼|层)${S}(?:[东西南北中左右]|\\d{3,4})|\\d{2,4}(?![\\d年月日元]))`,
  ),
  pattern(
    `${ESTATE}[^。；;\\n]{0,8}?\\d{1,4}${S}(?:栋|幢|座|号?楼|号院|#|-)${S}[^。；;，,\\n]{0,6}?\\d{3,4}(?:室|户|房)`,
  ),
  pattern(
    `(?:${ESTATE}|路|街|巷|道|城|湾|府|郡|里|汇|庭|轩|阁)[^。；;\\n\\d]{0,10}(?:\\d{1,4}(?:号|弄)[^。；;\\n\\d]{0,12})?(?<![\\d-])(?:[a-z]?\\d{1,3}|[a-z])(?:座|栋|幢|号楼)?-\\d{1,2}-\\d{3,4}(?![\\d-])`,
  ),
  pattern(
    `\\d{1,4}${S}弄${S}(?:\\d{1,3}${S}支弄${S})?\\d{1,4}${S}号${S}[^。；;，,\\n]{0,4}?\\d{3,4}${S}(?:室|户|房)`,
  ),
  pattern(`${ESTATE}[^。；;\\n]{0,6}?\\d{1,3}座\\d{1,3}(?:楼|层)[a-z\\d]{1,4}(?:室|户|房)`),
  pattern(
    `(?:room|flat|apt|apartment) ?\\d{1,4}[a-z]?,? {0,2}(?:unit|stair|entrance|floor|door) ?\\d{1,2},? {0,2}(?:building|block|bldg)`,
  ),
  pattern(`\\d{1,4} ?(?:dong|hao ?lou|zhuang|lou) ?\\d{1,2} ?(?:danyuan|men) ?\\d{2,4}`),
  pattern(
    `(?:building|block|bldg|tower|stair(?:well)?|unit) ?\\d{1,3},? {0,2}(?:stair(?:well)?|unit|entrance|floor|entry) ?\\d{1,2},? {0,2}(?:(?:floor|level) ?\\d{1,2},? {0,2})?(?:room|flat|apartment|apt|door|unit|no)\\.? ?\\d{1,4}`,
  ),
];
/** Of a place where people work. */
const OFFICE =
  /大厦|住院|病[房区]|门诊|急诊|食堂|教学楼|厂房|车间|会议|写字楼|办公|商务|商业|广场|园区|科技园|仓库|库房|医院|卫生院|诊所|药店|学校|大学|政府|委员会|居委|红十字|慈善|基金|公司|厂区|工厂|酒店|宾馆|招待所|派出所|局|指挥部|接收点|服务中心|收货地址|捐[赠款]|养老院|福利院|敬老院|康复|救助站|街道办|村委|超市|菜场|市场|车站|地铁|加油站|体育馆|方舱|隔离[点楼]|安置点|避难|停车场|集合|取货|自提|领取|shelter|store|shop|market|station|cent[re]{2}|gym|hall|church|temple|邮编|warehouse|office|hospital|clinic|hotel|depot|school|company|headquarters/u;
/** The number of a decree, an order or a judgment: 国务院令第376号 is no courtyard. */
const DOCUMENT = /(?:国务院|法院|检察院|[令函字办]第?\d+号|[发办]\d+号|公告第?\d+号)/u;
/** What nobody says of an office. */
const OWN =
  /我家|家住|俺家|俺住|我住|咱家|我屋企|寝室|宿舍|我(?:发[烧热]|咳|被困|动不了|一个人)|(?<![a-z])(?:my|our|his|her) (?:home|house|flat)|(?<![a-z])i live/u;
/** Words of people who are at home there. */
const LIVED_IN =
  /我家|家住|俺家|俺住|咱家|家里|家在|我们?(?:就|一家|现在|都|也)?住|住[在着]|[人母父妈爸爷奶婆公阿]住|阿拉|本人居家|居家|在家|独居|独自|长者|老人|老[两俩]口|老伴|夫妇|阿婆|阿公|外公|外婆|大爷|大妈|大娘|爷爷|奶奶|我妈|我爸|屋企|屋里|屋头|阿嬷|阿爷|[两二三]老|老小|敲窗|敲墙|是我|寝室|老太|老头|一个人|救人|自己家|我[^。，]{0,3}家|求[菜药米]|不便|妈妈|一人在|[妈爸娘](?:妈|爸)?[一在独病]|俺|住户|我在(?!线)|担架|轮椅|发[烧热]|母亲|父亲|孩子|宝宝|孕妇|产妇|婴儿|喂[狗猫]|钥匙|下不来|上不去|被困|困在|受困|救命|救救|断[药粮水电]|没[米药菜水饭]了?|心梗|发烧|咳|房塌|房子塌|水[已都]?(?:过|到|淹|漫|进)|淹了|几口|[两三四五六七八\d]口|送[药饭米菜水]|放门口|敲门|开下?门|来接|接我|上门|透析|孤老|残疾|瘫痪|卧床|化疗|高烧|顶楼|屋顶|阁楼|摔[倒断了]|起不来|动不了|🏠|🏡|盼君|求助|#求助|户主|产权|住址|家庭地址|(?<![a-z])(?:my|our|his|her|their) (?:home|house|flat|floor|room|window|roof|place|apartment|mother|mum|mom|father|dad|grand[a-z]{2,6}|family|parents|wife|husband|baby|kids?|children|door|cat|dog)|(?<![a-z])(?:i|we) (?:live|are (?:stuck|trapped)|am (?:stuck|trapped))|lives? (?:at|in|alone)|trapped|stretcher|(?<![a-z])my (?:nan|gran|uncle|aunt)|bring (?:milk|food|water|medicine|rice|oxygen)|oxygen|alone|keep (?:the )?kids|infected family|at home|quarantin|isolat|stuck|starving|hungry|send (?:food|help|water|medicine)|need (?:food|milk|help|insulin|medicine)|fever|coughing|alone|student here|us here|me here|can'?t (?:walk|get out|leave|breathe)|bed-?ridden|insulin|dialysis|on the roof|rooftop|in labou?r|granny|grandma|grandpa|knock(?!down)|home alone|alone at|key under|knock/u;
/** A house: down to its number. */
const PLACES: readonly RegExp[] = [
  pattern(`(?<=\\p{Script=Han} ?)\\d{1,3}-\\d{1,2}-\\d{1,4}(?![\\d\\p{L}-])`),
  pattern(`\\d{1,3}\\.\\d{4,}[^\\d。；;\\n]{1,8}\\d{1,3}\\.\\d{4,}`),
  pattern('///[a-z]{3,15}\\.[a-z]{3,15}\\.[a-z]{3,15}'),
  pattern(
    `\\p{Script=Han}{1,8}(?:路|街|巷|道|弄|胡同|里|坊|村|组|小区|花园|家园|苑|新村|院|府|宿舍|公寓|城|台|湾|寨|屯|庄|塆|冲|坳|沟|坪|岭|坡|畈|垸|洼|圩|桥|队|庄园|街坊|村头|新城)[^。；;\\n\\d]{0,8}\\d{1,4}[\\-—]?\\d{0,4}${S}(?:号|栋|幢|座|弄|组|#|室|户|楼|门|院|单元|寝室|宿舍|间|床|d栋)`,
  ),
  pattern(
    `(?:栋|幢|座|单元|门牌|室|号楼|号院|组)[^。；;\\n\\d]{0,6}\\d{1,4}${S}(?:号|室|户|层|楼|门|#)?(?![\\d万千元只个件箱])`,
  ),
  pattern(`(?<!\\d)\\d{1,4}${S}(?:栋|幢|座|号楼|号院|单元)`),
  pattern(`(?<![\\d-])(?:[a-z]?\\d{1,3}|[a-z])(?:座|栋|幢|号楼)?-\\d{1,2}-\\d{3,4}(?![\\d-])`),
  pattern(
    `(?:no\\.? ?)?\\d{1,4} [a-z]{2,15} (?:[a-z]{2,15} )?(?:street|st|road|rd|lane|avenue|ave|alley|close|drive|way)(?![a-z])`,
  ),
  pattern(
    `[a-z]{2,14} ?(?:lu|jie|dao|xiang|dajie|dadao|xiaoqu|cun|yuan|jiayuan),? ?\\d{1,4} ?${PINYIN_DOOR}(?![a-z])`,
  ),
  pattern(`\\d{1,4}(?:号)?(?:寝室|宿舍)|第\\d{1,2}间|\\d{3,4}[房室]`),
  pattern(
    `(?:room|flat|apartment|apt|unit|door no\\.?|stair|block|building|dorm|house|bungalow|villa|tower|compound|courtyard|lot) ?\\d{1,4}`,
  ),
];
