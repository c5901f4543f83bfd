import type { PersonalDataKind, PersonalDatum } from './kinds.ts';
import { withHanDigits, withSpokenDigits } from './number-words.ts';
import { CAPITALS, type Reading, readingOf, rewritten } from './reading.ts';
import { DOUBLE_SURNAMES, SURNAMES } from './surnames.ts';

/** What is personal by the words beside it: names, accounts of messengers, addresses of letters that are told in words. */
export function findLabelled(text: string, whole: Reading): PersonalDatum[] {
  const read = withoutAddresses(whole);
  const reading = dense(read);
  const figures = withSpokenDigits(withHanDigits(reading));
  const written = asWritten(text);
  const has = (words: RegExp) => words.test(reading.plain);
  const isHan = /\p{Script=Han}/u.test(read.plain);
  const isCapital = /\p{Lu}/u.test(text);
  return [
    ...(isHan ? matchesOf(written, 'labelled-name', WRITTEN_NAMES) : []),
    ...(isCapital ? matchesOf(letterByLetter(written), 'labelled-name', ENGLISH_NAMES) : []),
    // Letters of other scripts that are drawn like those.
    ...(isCapital && OTHER_LETTERS.test(text)
      ? matchesOf(letterByLetter(readingOf(text, CAPITALS)), 'labelled-name', ENGLISH_NAMES)
      : []),
    ...(isHan ? matchesOf(reading, 'labelled-name', NAMES) : []),
    ...(isHan
      ? matchesOf(
          read,
          'labelled-name',
          read.plain === reading.plain ? DOTTED_NAMES : [...DOTTED_NAMES, ...NAMES],
        )
      : []),
    ...(text.includes('=')
      ? PARAMETERS.flatMap(([kind, pattern]) => [...matchesOf(whole, kind, [pattern])])
      : []),
    ...(has(MAILING) ? matchesOf(written, 'e-mail', CAMEL_MAIL) : []),
    ...(has(MAILING) ? matchesOf(reading, 'e-mail', MAIL) : []),
    ...(has(MAILING) ? matchesOf(figures, 'e-mail', MAIL) : []),
    ...(has(CHATTING) ? matchesOf(reading, 'messaging-account', ACCOUNTS) : []),
    ...(has(CHATTING) ? matchesOf(figures, 'messaging-account', [...ACCOUNTS, ...ACCOUNT_NUMBERS]) : []),
    ...(has(PAPER) ? matchesOf(figures, 'identity-card', PAPERS) : []),
    ...(has(DIALLING) ? matchesOf(figures, 'landline-phone', SHORT_NUMBERS) : []),
  ];
}

/** Words in an address of the web are names of pages. */
const ADDRESS = /https?:\/\/[^\s<>"'\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]+/gu;
const withoutAddresses = (reading: Reading): Reading => ({
  ...reading,
  plain: reading.plain.replace(ADDRESS, (each) => 'ξ'.repeat(each.length)),
});

/** The blanks and dots between Chinese signs, and between letters that stand one by one, mean nothing: they are taken out. */
export function dense(reading: Reading): Reading {
  const joined = rewritten(reading, /(?<=\p{Script=Han})[ ·.•☆*_\-—~]{1,3}(?=\p{Script=Han})/gu, () => '');
  const apart = rewritten(
    joined,
    /(?<!\p{Script=Han})\p{Script=Han}([/|+=、,\\])(?:\p{Script=Han}\1){2,24}\p{Script=Han}(?!\p{Script=Han})/gu,
    (signs) => signs.replaceAll(signs[1] as string, ''),
  );
  const undotted = rewritten(
    apart,
    /(?<![a-z0-9])[a-z](?:([.\-*~|·/、,])[a-z0-9_])(?:\1[a-z0-9_]){3,24}(?![a-z0-9])/gu,
    (letters) => letters.replaceAll(letters[1] as string, ''),
  );
  return rewritten(
    undotted,
    /(?<![a-z0-9-])[a-z](?:-[a-z]){1,2}(?![a-z0-9-])|(?<![a-z0-9])(?:[a-z0-9@._](?: |$|(?=[^a-z0-9])) ?){4,}/gu,
    (letters) => letters.replace(/[ -]/g, ''),
  );
}

/** J o h n  W e b e r as it is meant: two blanks part the words. */
const letterByLetter = (reading: Reading): Reading =>
  rewritten(
    reading,
    /(?<![A-Za-z])[A-Za-z](?:(?: [A-Za-z]){1,19}|(?:\.[A-Za-z]){2,19})(?![A-Za-z])/g,
    (letters) => letters.replace(/[ .]/g, ''),
  );

/** Each sign in its own place, capitals and all. */
function asWritten(text: string): Reading {
  const start = Array.from({ length: text.length }, (_, at) => at);
  return { plain: text, start, end: start.map((at) => at + 1) };
}

function* matchesOf(
  reading: Reading,
  kind: PersonalDataKind,
  patterns: readonly RegExp[],
): Generator<PersonalDatum> {
  for (const pattern of patterns)
    for (const match of reading.plain.matchAll(pattern)) {
      const [from, to] = match.indices?.groups?.it ?? [match.index, match.index + match[0].length];
      yield { kind, start: reading.start[from] as number, end: reading.end[to - 1] as number };
    }
}

const found = (source: string) => new RegExp(source, 'dgu');

const SURNAME = `(?:${DOUBLE_SURNAMES.join('|')}|[${SURNAMES}])`;
const TITLE =
  '(?:先生|女士|小姐|同志|主任|医生|大夫|护士长|护士|院长|科长|处长|部长|局长|经理|总|老师|师傅|队长|站长|书记|主席|会长|秘书|教授|律师|阿姨|大姐|大哥|姐|哥|工)';
/** What follows a family name where it begins no name: the word is a place, an office, a firm. */
const NO_NAME =
  '(?!(?:见|如|请|任职|任教|任命|任意|有|无|均|及|陆续|高度|高效|高兴|尚未|尚不|方便|方可|方能|安排|安全|应该|应当|应急|应于|钱款|时间|时刻|任何|任务|全部|全体|全天|全程|全力|向|于是|于今|白天|强调|温馨|常年|常驻|金额|万一|关于|关注|关心|和各|方式|水电|明天|明日|明确|成立|成功|双方|各方|经常|都在|都是|都已|连续|连日|连夜|解决|解释|项目|路过|路上|单独|单位|包括|包装|简单|支付|支援|支持|严格|严重|严禁|平时|平均|尽快|尽量|尽早|申请|申报|申领|台账|管理|管好|党员|季度|年|月|史|凌晨|章程|商量|商定|岳|党委|党组|甘愿|习惯|耿|干部|干|席|曾经|曾于|游客|习|师|国|公|多|原|计|由|共|能|可|让|车|危|全)|\\p{Script=Han}{0,10}(?:医院|公司|学校|大学|中学|小学|中心|委员会|委|社区|街道|办事处|办公室|办|指挥部|部门|部|科|局|站|所|院|村|镇|乡|县|区|市|省|路|街|厂|店|银行|支行|红会|协会|学会|商会|基金会|总会|分会|队|组|处|单位|机构|厅|室|人员|企业|集团|电话|手机))';
/** Of whom one writes a name behind it. */
const STRONG =
  '(?:联系人|联络人|联络员|联xi人|联系ren|lian系人|[连联莲廉怜练链][系络繁戏细]人|驾驶人|huanzhe|bingren|xingming|siji|zhiyuanzhe|連絡先|调度员?|保管员?|库管员?|仓管员?|管库的?|村支书|支书|网格员|楼栋?长|随车|跟车|押车|订货人|采购员|监护人|亲属|家属|落款|署名|经理人|内勤|接线员|翻译|向导|收件人|收货人|接收人|接货人|签收人|负责人|责任人|处理人|经办人|对接人|寄件人|发件人|发货人|捐赠人|捐款人|接头人|紧急联系人?|值班人|值班员|司机|驾驶员|押运员|经手人|承办人|代收人|带队|领队|主管|管事的?|值守|值班|接洽人|牵头人|报告人|申请人|填表人|户主|姓名|全名|(?:负责|收货|送货|对接|接收|签字|签收|管事|做主|值夜|领头|主事)的(?:人|同志|师傅)?|本人姓名|我(?:名?叫|的名字)|本人名?叫|敝姓|免贵姓|大名|本名|真名|原名|学名|小名|外号|车主|船主|货主|机主|业主|房主|失主|lianxiren|(?<![a-z])(?:lxr|fzr|sjr|shr|jbr|jjr|fjr|jsr)(?=["”]?[:：= ])|fuzeren|jingbanren|shouhuoren|shoujianren|duijieren)';
const WEAK =
  '(?:联系方式|联系电话|联系|联络|电话|手机|致电|来电|找|请找|叫|收件|收货|contact|attn\\.?|tel\\.?|phone|call)';
/** What somebody is: his name may stand behind it, and so may any other word. */
const ROLE =
  '(?:护士长|护士|医生|大夫|院长|主任|店长|校长|厂长|会计|出纳|保安|门卫|志愿者|社工|患者|病人|病患|伤员|死者|遇难者|失联者|失踪者|老人|患儿|产妇|孕妇|受助人|队员|村长|组长|班长|队长|站长|领队|厨师|老师|教师|村医|药师|技师|电工|司炉|船长|舵手|机长|民警|辅警|战士|连长|排长|物业|房东|老板|管理员|保洁员?|快递员|骑手|主播|记者|护工|护理员|保姆|骗子|感染者|确诊者|密接者?|造谣者|小偷|奸商|黄牛|肇事者|举报|传达室|食堂|大师傅|老师傅|师傅)';
const ROLE_SURNAME = `(?:${DOUBLE_SURNAMES.join('|')}|(?![于向时高安常温连白平应方管能全和后同])[${SURNAMES}])`;
/** Short names of those with whom one works. */
const NICK =
  '(?:阿[珍芳英兰梅花强明华军勇红玲霞燕娟凤莲萍秀云海龙辉杰伟峰波宝福贵]|(?:小|老|阿)(?=[王李张刘陈杨黄赵吴周徐孙朱胡郭何罗郑梁谢宋唐许韩邓冯曹彭曾肖董潘袁蔡蒋余于杜程魏苏吕丁卢姚沈钟姜崔谭陆范汪廖贾付邹熊孟秦邱侯尹薛闫贺郝顾龚邵])\\p{Script=Han})';
const DID =
  '(?=[^\\p{Script=Han}]|$|就|来|在|收|接|会|开|的|他|她|去|签|负责|电话|手机|转|取|等|本人|先生|女士|同志|师傅|家属|家人|昨|今|已|被|因|还|没|不|走|失|病|突|急|住|囤|骗|卖|哄|签|负)';
/** To whom something is given. */
const GIVEN_TO =
  '(?:(?:交|转交|递|送|寄|捎|带|留|打|发|还)给|(?:货|东西|物资|包裹|材料|钥匙|单子|箱子|药)给|(?:让|请|叫|喊|找|问|电联|联系|联络|呼叫?|派)(?:一下|仓库的?|门口的?|隔壁的?|值班的?|里面的?)?)';
/** Whose name it is may be said before it. */
const KIN =
  '(?:我?[家的]?(?:姐姐|哥哥|妹妹|弟弟|妈妈|母亲|爸爸|父亲|老婆|妻子|爱人|丈夫|老公|儿子|女儿|同事|朋友|邻居|室友|岳父|岳母|婆婆|公公|爷爷|奶奶|外公|外婆|舅舅|叔叔|姑姑|姨妈|同学|老乡|老伴|媳妇|妈|爸|姐|哥|弟|妹))';
const FILLED =
  '(?:分别)?(?:一?栏|一?项|处)?(?:里)?(?:写|填|登记|留|报)?(?:的|了|着)?(?:是|为|系|已?[改换变]更?[为成]|叫|姓名|名字|一栏|处|写|填|请写|请找|请联系|找)?[^\\p{L}\\p{N}]{0,4}(?:是|为|叫|找|姓)?[^\\p{L}\\p{N}]{0,3}';
const GIVEN = '\\p{Script=Han}{1,2}';
const FOLLOWED = `(?=收|转|取|接|负责|对接|来|在|会|等|就|去|把|的电话|的手机|电话|手机|${TITLE}|[^\\p{Script=Han}]|$)`;
/** 扎西·多吉 */
const DOTTED_NAMES: readonly RegExp[] = [
  found(`${STRONG}${FILLED}(?<it>\\p{Script=Han}{1,5}[·•]\\p{Script=Han}{1,5})`),
];
/** What somebody does: no office is called so. Cities that begin with a family name stay cities. */
const PLACES =
  '(?!万达|万科|万一|武汉|武昌|黄石|黄冈|黄陂|江岸|江汉|江夏|方舱|高新|高速|白天|安全|温馨|成都|常州|常德|温州|徐州|郑州|沈阳|金华|石家|邢台|乐山|柳州|梁平|龙岩|宁|贺州|钟祥|罗田|孟|顾客|安排|应急)';
const ACTS = '(?=会|在|去|来|等|把|已|正|负责|取|收|接|送|带|驾|开)';
const PLATE =
  '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][·. \\-]?(?=[a-z]*\\d)[a-z0-9]{5,6}(?![a-z0-9])';
/** A family name and one or two syllables, in one word. */
const PINYIN_NAME =
  '(?:zh?ang|wang|liu?|chen|yang|huang|zhao|wu|zhou|xu|sun|ma|zhu|hu|guo|he|gao|lin|luo|zheng|liang|xie|song|tang|deng|han|feng|cao|peng|zeng|xiao|tian|dong|pan|yuan|cai|jiang|yu|du|ye|cheng|wei|su|lv|ding|ren|lu|yao|shen|zhong|cui|tan|fan|liao|shi|jin|jia|xia|fu|fang|zou|xiong|bai|meng|qin|qiu)(?:[bpmfdtnlgkhjqxzcsryw]h?[aeiou]{1,3}(?:ng?)?){1,2}';
const NAMES: readonly RegExp[] = [
  found(
    `(?<!\\p{Script=Han})${PLACES}${NO_NAME}(?<it>${SURNAME}${GIVEN})[(（【\\[]\\s?(?:${ROLE}|司机|车主)[)）】\\]]`,
  ),
  found(`${PLATE}[^\\p{L}\\p{N}]{1,3}${PLACES}${NO_NAME}(?<it>${SURNAME}${GIVEN})(?!\\p{Script=Han})`),
  found(
    `(?<!\\p{Script=Han})${PLACES}${NO_NAME}(?<it>${SURNAME}${GIVEN})(?:的车)?[^\\p{L}\\p{N}]{0,3}(?=${PLATE})`,
  ),
  found(
    `(?:名字|姓名|名叫|叫做|[人女子妹弟姐哥]叫)(?:是|叫)?[^\\p{L}\\p{N}]{0,2}${PLACES}${NO_NAME}(?<it>${ROLE_SURNAME}${GIVEN})(?!\\p{Script=Han})`,
  ),
  found(
    `(?<!\\p{Script=Han})${PLACES}${NO_NAME}(?<it>${ROLE_SURNAME}\\p{Script=Han}{2})(?=确诊|失联|走失|去世|病逝|被困|怀孕)`,
  ),
  found(
    `${STRONG}(?:名字|姓名)?(?:的名字)?(?:倒|反)[^。；;\\n]{0,6}?(?<it>\\p{Script=Han}{2,3})(?!\\p{Script=Han})`,
  ),
  // As papers describe somebody, and as one mourns.
  found(
    `(?<!\\p{Script=Han})(?<it>${SURNAME}${GIVEN})[^\\p{L}\\p{N}]{1,2}(?:男|女)(?:性)?[^\\p{L}\\p{N}]{0,2}(?:\\d{1,3}|[〇零一二三四五六七八九十]{1,4})?[岁,，。、 ]`,
  ),
  found(
    `(?<!\\p{Script=Han})(?<it>${SURNAME}${GIVEN})[^\\p{L}\\p{N}]{0,2}(?:今年)?(?:\\d{1,3}|[〇零一二三四五六七八九十]{2,4})岁`,
  ),
  found(
    `(?:\\d|[一二三四五六七八九十])岁的?(?:老人|男孩|女孩|孩子|男子|女子)?${PLACES}${NO_NAME}(?<it>${ROLE_SURNAME}${GIVEN})(?!\\p{Script=Han})`,
  ),
  found(
    `(?<!\\p{Script=Han})${PLACES}${NO_NAME}(?<it>${SURNAME}${GIVEN})(?=[^。\\n]{0,8}(?:享年|去世|病逝|逝世|遇难|失联|走失|走丢))`,
  ),
  found(
    `(?:寻人|寻亲|寻找|走失|失联|失踪|急寻|求寻)[^\\p{L}\\p{N}]{0,3}(?:者|人员)?${FILLED}${PLACES}${NO_NAME}(?<it>${SURNAME}${GIVEN})(?!\\p{Script=Han})`,
  ),
  found(`[打拨问要找](?:一下)?${PLACES}(?<it>${SURNAME}${GIVEN})(?:的)?(?:电话|手机|号码)`),
  found(
    `(?:${STRONG}|${WEAK})${FILLED}${PLACES}(?<it>${SURNAME}(?:${GIVEN}${ACTS}|${GIVEN}${TITLE}(?!\\p{Script=Han}{0,4}(?:室|办))))`,
  ),
  found(`${STRONG}${FILLED}${KIN}[ :,，]?(?<it>${SURNAME}${GIVEN})`),
  found(`(?:我|他|她)的?${KIN}(?:名?叫|是|姓名)? ?${NO_NAME}(?<it>${SURNAME}${GIVEN})${FOLLOWED}`),
  found(
    `(?:${STRONG}|${KIN})(?:名叫|叫作|叫做|叫)[^\\p{L}\\p{N}]{0,2}(?<it>\\p{Script=Han}{2,6})(?!\\p{Script=Han})`,
  ),
  found(
    `(?<!\\p{Script=Han})(?:我是|本人|我乃|俺是|在下)[^\\p{L}\\p{N}]{0,2}${PLACES}${NO_NAME}(?<it>${SURNAME}${GIVEN})(?=[，。,.;；!！、:： ]|$)`,
  ),
  found(`${ROLE}(?:同志|是|叫|为|[:：]| ){0,2}${PLACES}${NO_NAME}(?<it>${ROLE_SURNAME}${GIVEN})${DID}`),
  found(`(?:${STRONG}|${ROLE}|${GIVEN_TO}|${WEAK})[:：是叫 ]{0,2}(?<it>${NICK})${DID}`),
  found(`${GIVEN_TO}${PLACES}${NO_NAME}(?<it>${ROLE_SURNAME}${GIVEN})${DID}`),
  found(
    `(?<!\\p{Script=Han})${PLACES}${NO_NAME}(?<it>${SURNAME}${GIVEN})[ (（]{0,2}(?:亲?收|亲?启|敬上|谨启|谨上|拜上|顿首|留言|代笔|亲笔|手书|留字)(?:[)）]|(?=[，。,.;；!！ ]|$))`,
  ),
  found(`(?:敬礼|此致|——|--)[ :：]{0,3}${PLACES}${NO_NAME}(?<it>${SURNAME}${GIVEN})(?=[。. ]{0,2}$)`),
  found(
    `(?<!\\p{Script=Han})${PLACES}${NO_NAME}(?<it>${SURNAME}${GIVEN})(?:同志|先生|女士|小姐|师傅|大姐|大哥|阿姨)`,
  ),
  found('(?:弓长张|木子李|耳东陈|双木林|言午许|口天吴|古月胡|走肖赵|人可何|美女姜|卯金刀|立早章|草头黄)'),
  found(
    `${STRONG}${FILLED}(?<it>${SURNAME}[^\\p{L}\\p{N}，,。；;、]{1,3}\\p{Script=Han}(?:[^\\p{L}\\p{N}，,。；;、]{1,3}\\p{Script=Han})?)(?!\\p{Script=Han})`,
  ),
  found(`(?<it>${SURNAME}${GIVEN})[(（【\\[]\\s?${STRONG}`),
  found(`(?<!\\p{Script=Han})${PLACES}(?<it>${SURNAME}${GIVEN})[:,，]? ?(?:本单|本次|该批|此批)?${STRONG}`),
  found(
    `(?<!\\p{Script=Han})${PLACES}(?<it>${SURNAME}${GIVEN})(?:就是|是|为|系)[^，。,.;；\n]{0,8}${STRONG}`,
  ),
  found(`${STRONG}${FILLED}${NO_NAME}(?<it>${SURNAME}(?:${GIVEN}|${TITLE}|某某|某))`),
  found(`${WEAK}${FILLED}${NO_NAME}(?<it>${SURNAME}(?:${GIVEN}${FOLLOWED}|${TITLE}|某某|某))`),
  found(`${STRONG}${FILLED}(?<it>[a-z]{2,6}(?: [a-z]{2,9}){1,2})(?![a-z])`),
  found(`${STRONG}${FILLED}(?<it>[a-z]\\. ?(?:[a-z]\\. ?)?[a-z]{2,9}|${PINYIN_NAME})(?![a-z0-9])`),
  found(`(?:${STRONG}|${WEAK})${FILLED}${PLACES}(?<it>${SURNAME}${TITLE})(?!室|办)`),
  found(`(?<!同|贵|百|老)姓(?<it>${SURNAME}[^\\p{L}\\p{N}]{0,2}单?名(?:叫|字|是)?${GIVEN})`),
  found(`${STRONG}姓(?<it>${SURNAME}[^\\p{L}]{0,2}名(?:叫|字|是)?${GIVEN})`),
  found(
    `(?<!\\p{Script=Han})(?<it>${SURNAME}${GIVEN})${TITLE}?(?:的)?[^\\p{L}\\p{N}]{0,3}(?:电话|手机|联系电话|手机号|联系方式)`,
  ),
];

/** In English a name is two words with capitals; the label begins a word, and what follows is no office. */
const OFFICE =
  '(?:(?:The|A|An|Our|Your|Any|All|Each|Red|Cross|City|County|District|Province|Hubei|Wuhan|China|Chinese|Public|Local|National|State|General|Central|Union|First|Second|Third|North|South|East|West)\\b|(?:[A-Z][A-Za-z]+ ){1,4}(?:Hub|Logistics|Control|Disease|Health|Supply|Materials|Hospital|Center|Centre|Office|Officer|Department|Committee|Cross|City|County|District|Team|Desk|Ltd|Company|Foundation|University|School|Station|Branch|Command|Bureau|Authority|Council|Warehouse|Hall|Line|Hotline|Service|Services|Community|Street|Road|Group|Union|Society|Charity|Clinic|Ward|Pharmacy|Government|Ministry|Agency))';
const TOLD =
  '(?:[Cc]ontact(?: person| name)?|CONTACT|[Aa]ttention|[Aa]ttn\\.?|ATTN\\.?|[Tt]el(?:ephone)?|TEL|[Pp]hone|[Mm]obile|[Cc]all|[Aa]sk for|[Rr]eceiver|[Rr]ecipient|[Cc]onsignee|[Dd]river|[Nn]ame|[Cc]are of|c/o|[Ss]peak to|[Rr]each|[Rr]esponsible|[Pp]erson in charge|POC|PIC|[Ss]upervisor|[Cc]oordinator|[Ss]peak with|[Rr]each out to|[Tt]ext|[Rr]ing)';
const PERSON =
  "(?<it>(?!\\p{Lu}{4,}_|With|From|At |In |The|And|Of |For|On |Is |Was|Has|To |By |Who|Can|Will|Not|New)\\p{Lu}[\\p{L}'’-]{1,19}(?: \\p{Lu}\\.)?,?[ _+]{1,4}(?!Hospital|Center|Centre|Office)\\p{Lu}[\\p{L}'’-]{1,19})";
const JOB =
  '(?:[Kk]eeper|[Mm]anager|[Ll]eader|[Nn]urse|[Dd]octor|[Cc]lerk|[Gg]uard|[Ff]oreman|[Ss]torekeeper|[Ww]arehouseman|[Oo]wner|[Pp]atient|[Vv]olunteer|[Tt]eacher|[Dd]ispatcher|[Aa]ccountant|[Pp]harmacist|[Tt]ranslator|[Ii]nterpreter|[Ll]iaison|[Cc]ustodian|[Cc]arer|[Ww]ife|[Hh]usband|[Mm]other|[Ff]ather|[Ss]on|[Dd]aughter|[Ss]ister|[Bb]rother|[Pp]orter|[Cc]ourier|[Pp]ilot|[Ss]kipper)';
/** Of whom no newspaper writes. */
const HELPER =
  '(?:[Kk]eeper|[Nn]urse|[Cc]lerk|[Gg]uard|[Ss]torekeeper|[Vv]olunteer|[Dd]ispatcher|[Cc]ourier|[Pp]orter|[Cc]ustodian|[Ff]oreman|[Ii]nterpreter|(?:[Ff]erry|[Bb]oat|[Ff]isher|[Rr]epair|[Hh]andy|[Dd]elivery|[Rr]escue) ?m[ae]n|[Ff]armer|[Tt]rucker|[Rr]ider|[Cc]ook|[Vv]illager|[Nn]eighbou?r|[Ll]andlord|[Ll]andlady|[Tt]enant|[Gg]randma|[Gg]randpa|[Gg]randmother|[Gg]randfather|[Uu]ncle|[Aa]unt(?:ie|y)?|[Mm]y (?:husband|wife|mother|father|son|daughter|brother|sister|boss|friend|colleague|mum|mom|dad))';
/** Chinese names in tables and records. */
const WRITTEN_NAMES: readonly RegExp[] = [
  // In a table its head says what stands below.
  found(
    `(?:姓名|联系人|负责人|收货人|患者|病人|司机|家属|志愿者|户主|失联|(?<![a-z])name|contact|patient|driver|receiver)[^\\n。]{0,40}\\n(?:[|:\\- ]{3,40}\\n)?[^\\n。]{0,20}?(?<!\\p{Script=Han})${PLACES}${NO_NAME}(?<it>${SURNAME}${GIVEN})(?!\\p{Script=Han})`,
  ),
  found(
    `(?:driver|name|contact|receiver|recipient|consignee|owner|applicant|patient|addressee|person|sender|holder)["'”’]?[^\\p{L}\\p{N}]{1,5}${NO_NAME}(?<it>${SURNAME}${GIVEN})(?!\\p{Script=Han})`,
  ),
  found(
    `(?:${STRONG}|${ROLE}|签收|经手|接收|收货|收件|送给|交给|找|联系|致电)${FILLED}(?!${OFFICE})${PERSON}`,
  ),
];
const OTHER_LETTERS = /(?![A-Za-z])(?!\p{Script=Han})\p{L}/u;
const ENGLISH_NAMES: readonly RegExp[] = [
  found(`(?<![\\p{L}])${TOLD}[:：]? (?<it>\\p{Lu}\\p{L}{1,19}) ?[(,] ?(?:surname|family name|last name)`),
  found(`(?:[Nn]ame|[Cc]ontact[ _]?[Pp]erson|[Dd]river|[Rr]eceiver)["']? ?[:=] ?["']?(?!${OFFICE})${PERSON}`),
  found(`(?<![\\p{L}])[Pp]atient (?!${OFFICE})${PERSON}(?=,| (?:in )?(?:bed|ward|room))`),
  found(
    `(?<![\\p{L}])(?!${OFFICE})${PERSON}(?= is (?:the one|your contact|our contact|the contact|in bed|the driver))`,
  ),
  found(
    `(?:[Nn]ame|[Cc]ontact|[Pp]atient|[Dd]river|[Rr]eceiver|[Rr]ecipient|[Vv]olunteer|[Oo]wner)[^\\n.]{0,40}\\n(?:[|:\\- ]{3,40}\\n)?[^\\n.]{0,20}?(?<![\\p{L}])(?!${OFFICE})${PERSON}(?= ?[,|\\t])`,
  ),
  found(
    `(?<![\\p{L}])(?:[Ff]ull|[Rr]eal|[Tt]rue|[Ff]amily|[Hh]is|[Hh]er) names?(?: is| was|[:：,])? (?!${OFFICE})${PERSON}`,
  ),
  found(
    `(?<![\\p{L}])(?!${OFFICE})${PERSON}(?= (?:drives|is driving)|['’]s (?:car|truck|van|plate|phone|number|mobile|passport|address|home|house|flat|room))`,
  ),
  found(
    `(?<![\\p{L}])(?:${JOB}(?: is | was |[:：] ?| [-–] )|${HELPER} )(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? )?(?!${OFFICE})${PERSON}(?![\\p{L} ]{0,2}[A-Z])`,
  ),
  found(
    `(?<![\\p{L}])(?:[Tt]o[:：]|[Dd]eliver(?:ed)? to|[Hh]and (?:it |them |this |that |over )?to|[Gg]ive (?:it |them |this )?to|[Ss]end (?:it |them |this )?to|[Kk]ontakt(?:person)?[:：]?|[Кк]онтакт[:：]?|[Cc]ontacto[:：]?|[Aa]nsprechpartner(?:in)?[:：]?|[Rr]espons?able[:：]?|[Ss]incerely,?|[Rr]egards,?|[Yy]ours,?|[Ss]igned[:：,]?|[Cc]onsignee ?= ?) ?(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? )?(?!${OFFICE})${PERSON}(?=[^\\p{L}]|$)`,
  ),
  found(
    `(?<![\\p{L}])(?:Mr|Mrs|Ms|Miss|Dr|Sister|Brother|Nurse)\\.? (?!${OFFICE})${PERSON}(?= (?:will|signs?|is (?:at|in|on|the|there|here)|waits|collects|has|takes|receives|can|picks))`,
  ),
  found(
    `(?<![\\p{L}])(?:${TOLD}|[Mm]anager|[Ll]eader|[Hh]usband|[Ww]ife|[Ss]on|[Dd]aughter|[Mm]other|[Ff]ather|[Bb]rother|[Ss]ister|[Nn]urse|[Pp]atient) (?:is |was )?(?:called|named) (?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? )?(?!${OFFICE})${PERSON}`,
  ),
  found(
    `(?<![\\p{L}])(?:[Mm]y name(?: is|'s)|(?:[Ss]igned|[Rr]eceived|[Dd]elivered|[Dd]riven|[Hh]anded over)(?: for)? by|I am|I'm|name's) (?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? )?(?!${OFFICE})${PERSON}(?= ?[,.;:!?)]|$)`,
  ),
  found(`(?<![\\p{L}])${TOLD}:? (?:a |an |one )?(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? (?<it>[A-Z][a-z'’-]{1,19})`),
  found(`(?<![\\p{L}])${TOLD}[:：] ?(?<it>[A-Za-z]\\. ?[A-Za-z][a-z]{2,19})`),
  found(
    `(?<!\\p{L})(?!${OFFICE})${PERSON} ?[(\\[] ?(?:contact|receiver|recipient|consignee|driver|tel|phone)`,
  ),
  found(
    `(?<![\\p{L}])(?:[Mm]issing|[Ll]ooking for|[Ss]earching for|[Hh]ave you seen|[Ll]ast seen)[:,]? (?:(?:my|our|a|an) [a-z]+,? ){0,2}(?!${OFFICE})${PERSON}(?=[ ,.;]|$)`,
  ),
  found(
    `(?<![\\p{L}])(?!${OFFICE})${PERSON}(?=,? (?:passed away|is missing|was last seen|went missing|(?:aged?|age) \\d|\\d{1,2} ?(?:y/?o|years old)|[(（]\\d{2}[)）]))`,
  ),
  found(`(?<![\\p{L}])(?!${OFFICE})${PERSON} ?[(（](?:receiver|contact|driver|patient|owner|\\d{2}[)）])`),
  found(`(?<![\\p{L}])[Cc]ontact(?: [a-z]+){1,5} is (?!${OFFICE})${PERSON}`),
  found(
    "(?<![\\p{L}])(?:ATTN|Attn|CONTACT|ATTENTION)[.:,]? {0,2}(?:(?:MR|MRS|MS|DR)\\.? )?(?!RED|THE|ALL|CITY|HUBEI|WUHAN)(?<it>[A-Z'’-]{2,20},? [A-Z'’-]{2,20})",
  ),
  found(
    `(?<![\\p{L}])${TOLD}(?: is| was|'s)?[ ]{0,2}[:：,(\\-–—=][ ]{0,2}(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? )?(?!${OFFICE})${PERSON}`,
  ),
  found(
    `(?<![\\p{L}])(?:[Cc]ontact(?: person)?|[Tt]el|[Mm]obile|[Aa]ttn\\.?|[Aa]sk for|[Cc]all|[Ss]peak (?:to|with)|[Rr]each(?: out to)?|[Tt]ext|[Rr]ing|[Rr]eceiver|[Rr]ecipient|[Cc]onsignee|[Pp]hone|[Pp]erson in charge)(?: is)? (?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? )?(?!${OFFICE})${PERSON}`,
  ),
  found(`(?<![\\p{L}])${TOLD}(?: is)?[ :：,(\\-]{1,3}(?:Mr|Mrs|Ms|Miss|Dr)\\.? (?<it>[A-Z][a-z'’-]{1,19})`),
];

/** Written without a sign between, with capitals for the words: BrianKeaneATyahooDOTcom. */
const CAMEL_MAIL: readonly RegExp[] = [
  found('[A-Za-z0-9._]{2,30} ?(?:AT|At) ?[a-z0-9]{2,20} ?(?:DOT|Dot) ?(?:com|cn|net|org|edu|gov)'),
];

const MAILERS =
  '(?:qq|q q|扣扣|企鹅|一六三|幺六三|网易|163|126|139|189|gmail|googlemail|outlook|hotmail|live|msn|foxmail|sina|sohu|yahoo|icloud|me|aliyun|yeah|21cn|tom|proton|protonmail|example|mail)';
const TOPS = '(?:com|c0m|康姆|康母|扣母|靠姆|扣姆|cn|net|org|edu|gov|io|cc|me|info|test|example|uk|hk|tw)';
const LOCAL = '[a-z0-9][a-z0-9._%+\\-]{0,40}';
const B = '[^\\p{L}\\p{N}]{0,3}';
const GREAT_MAILERS =
  '(?:qq|gmail|googlemail|outlook|hotmail|foxmail|sina|yahoo|icloud|proton|protonmail|aliyun)';
const AT_MARKED = `(?:[(\\[{<（【〔]\\s?(?:at|a|@|@t|4t|艾特|圈a|小老鼠)\\s?[)\\]}>）】〕]|艾特|爱特|挨特|a?圈a?|小老鼠|老鼠尾巴|花a|蜗牛|(?<![a-z])(?:snail|arroba|arobase|klammeraffe|affenschwanz|chiocciola|snabel-?a|apenstaartje|sobaka|at sign|at symbol|at-sign)(?![a-z])|[^\\p{L}\\p{N} ]{1,2}at[^\\p{L}\\p{N} ]{1,2})`;
const DOT = `(?:,(?=com)|\\.|。|点|[ (<\\[{,]{0,2}(?:dot|d0t|period|punto|punkt|point|full stop|tochka)[ )>\\]},]{0,2}| ?\\(\\.\\) ?|[(\\[{]点[)\\]}])`;
/** A name that somebody chose for himself: with a figure, a line or a dot in it. */
const HANDLE =
  '(?<![a-z0-9_.\\-])(?=[a-z0-9_.]{5,30}(?![a-z0-9_\\-]))[a-z][a-z0-9]*[_.0-9][a-z0-9_.]*(?<!\\.)';
const MAIL: readonly RegExp[] = [
  found(`(?<it>[a-z][a-z0-9._]{2,30}[^\\p{L}\\p{N}]{0,3}${MAILERS} {0,2}${DOT} {0,2}com)`),
  // Written backwards.
  found('(?:moc|nc|ten|gro|ude|vog)\\.[a-z0-9\\-]{2,20}@[a-z0-9._\\-]{2,40}'),
  found(`${LOCAL} {0,2}@ {0,2}[a-z0-9\\-]{1,63}(?: {0,2}${DOT} {0,2}[a-z0-9\\-]{2,20}){1,4}`),
  found(`${LOCAL} {0,2}${AT_MARKED} {0,2}[a-z0-9\\-]{1,30}(?: {0,2}${DOT} {0,2}[a-z0-9\\-]{2,20}){1,4}`),
  found(
    `${LOCAL} {0,2}(?:#|\\*|＃|&|\\$| at | on |@|在|，?后缀(?:是|为)?) {0,2}${MAILERS} {0,2}${DOT} {0,2}${TOPS}(?![a-z])`,
  ),
  found(`${LOCAL} at ${GREAT_MAILERS}(?![a-z])`),
  found(`(?<it>${HANDLE})[^\\p{L}\\p{N}]{1,4}(?:at )?${GREAT_MAILERS}(?![a-z])`),
  found(
    `(?<![a-z])${GREAT_MAILERS}(?:邮箱|邮件| ?mail| address)?[^\\p{L}\\p{N}]{1,4}(?:是|is )?(?<it>${HANDLE})`,
  ),
  found(
    `(?:网易|新浪|搜狐|腾讯|谷歌|雅虎|阿里|企业|校园|学校)?(?:邮箱|信箱|电邮)[^。；;\\n]{0,16}?(?<it>${HANDLE})`,
  ),
  found(`(?<it>${HANDLE})[^。；;\\n]{0,8}(?:邮箱|信箱|电邮)`),
  found(
    '(?:邮箱|邮件|信箱|e-?mail|mail)[^。\\n]{0,40}?(?:圈a|艾特|@|花a|小老鼠|(?<![a-z])at(?![a-z]))[^。\\n]{0,20}?(?<![a-z])(?:com|cn|康姆)(?![a-z])',
  ),
  found(
    `(?<![a-z])${GREAT_MAILERS}(?:邮箱|邮件| ?mail| address)?[^\\p{L}\\p{N}]{0,3}(?:是|is|的)[^\\p{L}\\p{N}]{0,3}(?<it>${HANDLE}|[a-z]{2,20} dot [a-z]{2,20})`,
  ),
  found(`${LOCAL} {0,2}(?:@|${AT_MARKED}) {0,2}${GREAT_MAILERS}(?![a-z])`),
  found(`@ ?[a-z][a-z \\-]{1,16}\\.{1,2} ?(?:com|cn|net|org)(?![a-z])`),
  found(`@[^\\n]{0,8}?${MAILERS}[^\\n]{0,3}?${TOPS}(?![a-z])`),
  found(`${LOCAL} at ${MAILERS} {1,2}(?:com|cn|net)(?![a-z])`),
  found(
    `[a-z0-9]{2,30}[, ]{1,3}at(?: sign| symbol)?[, ]{1,3}[a-z0-9 ]{2,24}[, ]{1,3}(?:dot|period|point|full stop)[, ]{1,3}${TOPS}(?![a-z])`,
  ),
  found(
    `(?<![a-z0-9])[a-z][a-z._]{0,20}\\d{1,6}[^\\n]{0,12}?(?<![a-z])(?:at|@)(?![a-z])[^\\n]{0,10}?(?<![a-z0-9])${MAILERS}(?![a-z0-9])[^\\n]{0,12}?(?<![a-z])com(?![a-z])`,
  ),
  found(
    `(?:邮箱|邮件|e-?mail|mail)[^。；;\\na-z]{0,6}(?<it>[a-z0-9][a-z0-9._\\-]{2,30}[^a-z0-9。；;\\n]{1,8}${MAILERS})(?![a-z0-9])`,
  ),
  found(`${LOCAL} (?:at) [a-z0-9\\-]{1,30}(?: dot ${TOPS}){1,3}(?![a-z])`),
  found(
    `(?:邮箱|邮件|e-?mail|mail)${B}(?:是|为|:)?${B}(?<it>${LOCAL}${B}(?:qq|163|126|gmail|sina|foxmail|outlook|hotmail)${B}(?:${DOT}${B}com|邮箱|mail))`,
  ),
];

const MESSENGER =
  '(?:kou ?kou|(?<![a-z])jia ?(?:wo )?(?:wei|v|wx|qq)(?=[:： ])|v[^\\p{L}\\p{N}]?信|(?<![a-z])[wv] ?[❌✖×✕叉]|支.宝|[微薇威徽维卫唯葳胃味喂围伟魏惟][信星芯心新欣鑫馨辛]号?|微[♥❤x]|薇|v ?信|v[♥❤x]|[+➕]\\s?(?:[薇微威✌]|[vw](?![a-z]))|加[我]?(?:[v微薇威]|w(?![a-z]))|我的v|wei ?xin(?: ?hao)?|wei信|w[ ._-]?x|v[ ._-]?x|绿色软件|绿软件|飞机号|葳信|v我|有事v|t-?gram|t ?\\. ?me ?/|dou ?音|抖yin|douyin|dy号?(?=[:： ])|w[e3][- ]?ch[a@4]t(?: id)?|penguin|green app|绿的[^\\n]{0,2}(?:软件|app)|wh[a@4]ts ?[a@4]pp|t[e3]l[e3]gr[a@4]m|wecht|绿泡泡|绿色聊天软件|绿色聊天|绿信|green chat(?: app)?|(?<![a-z])q ?q|[丘球秋扣抠叩蔻][^\\p{L}\\p{N}]?[丘球秋扣抠叩蔻]|企鹅号?|[扣q]号|oicq|钉一?钉|飞书|telegram|电报|tg|whats ?app|signal|viber|skype(?: live)?|line id|instagram|(?<![a-z])ig(?![a-z])|抖音|快手|微博|小红书|陌陌|支付宝|(?<![a-z])w[/.]?c(?=[:： ])|(?<![a-z0-9])[vq](?=[:：])|tele ?gram|(?<![a-z])(?:line|ins|insta|fb|snap)(?=[:：] ?@?[a-z]{2,20}[_.]?\\d| @)|discord|kakao(?: ?talk)?|zalo|snapchat|facebook|messenger(?= id|[:：])|纸飞机|蝙蝠号?|小而美|vchat|双绿|b站|(?<![a-z])uid|转转号|咸鱼号?|推特|脸书|知乎|贴吧|闲鱼|旺旺|[🐧🛰✈💚💬])';
const TO_ACCOUNT = `(?: ?number| no\\.|群|号?后面|号码|号|id|群|账号|帐号|同号|联系|是|为)?${B}(?:是|为|is|id|号|:)?${B}`;
/** Words with which people ask others to find them in an application. */
const FIND_ME =
  '(?:加我|加好友|加个好友|好友|私聊|私信|搜索|搜一下|搜|账号|帐号|用户名|昵称|add me|find me|dm me|message me|user ?name|my id|my handle|handle|on the app|chat)';
const ACCOUNTS: readonly RegExp[] = [
  found(
    `(?<![a-z])${MESSENGER}[^a-z。；;\\n]{0,4}(?<it>[a-z]{2,12}(?:加|后面|数字|再|[^\\p{L}\\p{N}]){1,4}[\\d〇零一二三四五六七八九]{3,10})`,
  ),
  found(`(?<![a-z])${MESSENGER}(?:号|id|账号|帐号)? ?[:：=] ?(?<it>[a-z][a-z0-9_\\-]{4,19})`),
  found(`(?<it>(?<![a-z0-9_.\\-])[a-z]+(?:-[a-z]+)*-?\\d{2,6})[^。；;\\na-z]{0,4}(?:微信|wechat|qq|抖音)`),
  // In a table its head says what stands below.
  found(`(?<![a-z])${MESSENGER}[^。；;]{0,50}?\\|[^。；;]{0,8}?(?<it>${HANDLE})`),
  found(
    `(?<![a-z])${MESSENGER}[^\\p{L}\\p{N}]{0,4}(?:is )?(?:the )?(?:word|letters?|spelled|spelt|spell) ?[^\\n]{1,4}`,
  ),
  found(
    `(?:微博|抖音|快手|小红书|b站|知乎|贴吧|douyin|weibo)[^。；;\\n]{0,8}?@ ?(?<it>[\\p{Script=Han}a-z_]{1,16}\\d{2,8})`,
  ),
  found(`(?<![a-z])${MESSENGER}[^a-z。；;\\n]{0,6}@ ?(?<it>[a-z][a-z0-9_.]{2,29})`),
  found(
    `(?<![a-z])${MESSENGER}[^a-z。；;\\n]{0,6}(?:全拼|拼音|小写|拼写|spelled|spelt)[^a-z。；;\\n]{0,4}(?<it>[a-z]{4,30})`,
  ),
  found(`(?:[+➕] ?[vw]|加[vw])(?![a-z])[^\\p{L}\\p{N}]{0,3}(?<it>[a-z][a-z0-9_\\-]{4,19})(?![a-z])`),
  found(
    `(?<![a-z])${MESSENGER}(?: ?id)?[^a-z。；;\\n]{0,4}(?<it>[a-z]{2,12}[ ,]{1,2}(?:then )?[a-z0-9]{2,12}[^。；;\\n]{0,16})(?:连写|连着|不空格|no spaces|together|then \\d)`,
  ),
  found('(?:(?<![a-z])search(?: for)?|搜)[^a-z0-9]{1,4}(?<it>[a-z]{2,20}(?:-[a-z0-9]{1,12}){0,3}-\\d{2,8})'),
  found(
    `(?<![a-z])${MESSENGER}[^。；;\\n]{0,6}?前半[^。；;\\n]{0,3}(?<it>[a-z0-9_]{2,20}[^\\n。]{1,6}后半[^\\n。]{0,3}[a-z0-9_]{2,20})`,
  ),
  found(`(?<![a-z])${MESSENGER}[^a-z。；;\\n]{0,6}(?<it>[a-z0-9_]{1,12}\\*{2,10}[a-z0-9_]{1,12})`),
  found(`${FIND_ME}[^。；;\\n]{0,8}?(?<it>${HANDLE})`),
  found(`(?<it>${HANDLE})[^。；;\\n]{0,8}?(?:加我|加好友|好友|私聊|私信|搜)`),
  found(`(?<![a-z])${MESSENGER}[^。；;\\n]{0,4}字母 ?(?<it>[a-z]{2,12}[^。；;\\na-z]{0,8}\\d{3,10})`),
  found(`(?<![a-z])${MESSENGER}[^。；;\n]{0,18}?(?<it>${HANDLE})`),
  found(
    `(?<![a-z])${MESSENGER} ?(?:号|id|账号|帐号)?[^\\p{L}\\p{N}]{0,2}[:：][^。；;\n]{0,40}?(?<it>${HANDLE})`,
  ),
  found(
    `(?<![a-z])${MESSENGER}[^。；;\n]{0,8}?(?<it>[二两三四五六2-6]?个?(?:小写|大写|字母)(?:的)?[a-z][^。；;\n]{2,20})`,
  ),
  found(`(?<it>${HANDLE})[^。；;\n]{0,12}?(?:${MESSENGER}|聊天软件搜)`),
  found(
    `(?<![a-z])(?:${MESSENGER}|line)[^\\p{L}\\p{N}]{0,3}(?<it>[a-z]{2,15} (?:underscore|dash|dot) [a-z0-9]{1,15})`,
  ),
  found(
    `(?:${MAILERS})(?:邮箱|邮件| ?mail)?[^。；;\n]{0,30}?(?:用户名|账号|前缀|前面|name|before)[^。；;\\n]{0,16}?(?<it>${HANDLE})`,
  ),
  found(`(?<![a-z])${MESSENGER}${TO_ACCOUNT}(?<it>[a-z]{2,19}(?:下划线|下横线|杠|点|加上)[a-z0-9]{1,19})`),
  found(`(?<![a-z])${MESSENGER}${TO_ACCOUNT}(?<it>[a-z][a-z_\\-]{0,19}[0-9_\\-][a-z0-9_\\-]{2,19})`),
  found(
    `(?<![a-z])(?:微信|薇信|威信|v信|vx|wx|wechat|w3chat|weixin)(?:号| ?id|账号|帐号)?(?:是| is)?[^\\p{L}\\p{N}]{1,3}(?<it>[a-z][a-z0-9_\\-]{5,19})`,
  ),
];
const ACCOUNT_NUMBERS: readonly RegExp[] = [
  found(
    `(?<![a-z])(?:${MESSENGER}|(?<![a-z0-9])q(?=[:： \\d]))${TO_ACCOUNT}(?<it>\\d(?:(?:[^\\p{L}\\p{N}]|空|加|杠|点|再){0,2}\\d){4,11})(?!\\d)`,
  ),
  found(`(?<it>\\d{5,11})${B}(?:@|的)?(?:qq|扣扣|企鹅)`),
  found(
    `(?<it>(?<!\\d)\\d(?:[^\\p{L}\\p{N}]{0,2}\\d){4,11})[^\\d。；;\\n]{0,10}(?:(?<![a-z])qq(?![a-z])|扣扣|企鹅号)`,
  ),
  found(
    '(?:(?<![a-z])qq|扣扣)[^\\d。]{0,3}前[^\\d。]{0,2}\\d?位[^\\d。]{0,2}(?<it>\\d{2,6}[^\\d。]{1,6}\\d?位?[^\\d。]{0,2}\\d{2,6})',
  ),
  found(`(?:qq|q|扣扣) ?(?:邮箱|mail|email)[^\\d。；;\\n]{0,8}(?<it>\\d{5,11})(?!\\d)`),
  found(
    `(?:(?:加|搜|是|我的|我)(?:的|我)?|(?<![\\p{L}\\p{N}]))(?:q|扣)(?:号|我)?${B}(?<it>\\d{5,11})(?![\\d元.])`,
  ),
  found(`(?<it>(?<!\\d)\\d{6,11})[^\\p{L}\\p{N}]{0,3}(?:加我|加|我的|是我的?)(?:q|扣)(?![a-z])`),
  found(`(?:腾讯|tencent)[^\\d。；;\\n]{0,24}(?<it>\\d(?:[^\\p{L}\\p{N}]?\\d){4,11})(?!\\d)`),
];
/** Of an address of the web only what a parameter calls so. */
const PARAMETERS: readonly (readonly [PersonalDataKind, RegExp])[] = [
  [
    'identity-card',
    found(
      '(?<![a-z])(?:ppt|pp|passport[a-z_]{0,8}|huzhao|hz|doc_?no|travel_?doc|permit)=(?<it>[a-z]{0,2}\\d{7,9})(?!\\d)',
    ),
  ],
  [
    'messaging-account',
    found(
      `(?<![a-z])(?:wx|wxid|wechat|weixin|qq|uin|line|tg|telegram|ig|handle|vx)(?:_?id)?=(?<it>${HANDLE}|\\d{5,11}(?!\\d))`,
    ),
  ],
  [
    'labelled-name',
    found(
      `(?<![a-z])(?:name|xm|xingming|contact|driver|lxr|receiver)=(?<it>${SURNAME}${GIVEN})(?!\\p{Script=Han})`,
    ),
  ],
];
/** Of papers that are a person's. */
const PAPERS: readonly RegExp[] = [
  found(
    '(?<it>(?<![a-z0-9])[a-z]{1,2} ?\\d(?:[ \\-]?\\d){6,7})(?!\\d)[^。；;\\n]{0,10}(?:护照|通行证|passport)',
  ),
  found(
    '(?:(?<![a-z])(?:doc|docs|pax|passenger|travell?er)(?![a-z])|证件|旅客|乘客)[^。]{0,50}?(?<it>(?<![a-z0-9])[a-z]{1,2}\\d{7,8})(?!\\d)',
  ),
  found(
    `(?:护照|通行证|台胞证|回乡证|居留证|驾照|驾驶证|社保[卡号]|医保卡|军官证|(?<![a-z])(?:hu ?zhao|hz号|passport|ppt|(?:travel|hk|hong kong|macau|taiwan|residence|work|home return) (?:permit|doc(?:ument)?)|driv(?:er'?s|ing) licen[cs]e|social security|ssn|nhs number))[^。；;\\n\\d]{0,24}?(?<it>(?<![a-z0-9])[a-z]{0,2}-?(?!(?:19|20)\\d\\d[-./年]\\d)\\d(?:(?:[^\\p{L}\\p{N}。；;\\n]|前半|后半|再|接|然后|then){0,4}[\\do]){6,11})(?![a-z\\d])`,
  ),
];
/** Seven or eight digits are a telephone number where a word says so. */
const SHORT_NUMBERS: readonly RegExp[] = [
  found(
    `(?:电话|手提|座机|固话|分机|总机|(?<![a-z])tel|telephone|phone)(?:号码|号)?(?:是|为)?${B}(?<it>\\d(?:[^\\p{L}\\p{N}]{0,2}\\d){6,7})(?!\\d)`,
  ),
];

/** Without one of these words nothing of the kind is looked for. */
const MAILING = /@|at|艾特|爱特|挨特|圈a|小老鼠|花a|#|\*|&|\$|在|邮|mail|com|康姆|\.(?:cn|net|org)/u;
const CHATTING = new RegExp(
  `${MESSENGER}|${FIND_ME}|line|(?<![a-z0-9])q|q(?![a-z])|扣|腾讯|tencent|${MAILERS}`,
  'u',
);
const PAPER = /ppt|zhao|[照证卡号客]|doc|pax|passenger|travel|passport|permit|document|licen|social|ssn|nhs/u;
const DIALLING = /手提|总机|电话|座机|固话|分机|tel|phone/u;
