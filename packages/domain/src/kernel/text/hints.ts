import type { PersonalDatum } from './kinds.ts';
import { type Reading, rewritten } from './reading.ts';
import { DOUBLE_SURNAMES, SURNAMES } from './surnames.ts';

/**
 * A second, coarser look at a text in which nothing was found: not for a form of writing, but for two signs beside each other. One says that
 * somebody tells of a person (who he is, how he is reached, that parts are to be put together), the other is what would be told: figures that no
 * amount, date or code accounts for, a name that somebody chose for himself, two parts of an address, a family name. It is sometimes wrong; a
 * colleague puts that right (docs/decisions/0048). Linear: one pass for each list of signs, and around each sign a bounded stretch.
 */
export function findHints(read: Reading, text: string): PersonalDatum[] {
  const { plain, start, end } = rewritten(read, WORDS, (found) => FIGURES.get(found) as string);
  const bare = masked(plain, NOBODYS);
  const counted = masked(likeFigures(bare), ACCOUNTED);
  const datum = (from: number, to: number): PersonalDatum[] => [
    { kind: 'possible-personal-data', start: from, end: to },
  ];
  for (let from = 0; from === 0 || from + STEP < plain.length; from += STEP) {
    const [whole, words, amounts] = [plain, bare, counted].map((each) =>
      each.slice(from, from + 2 * STEP),
    ) as [string, string, string];
    const span =
      parameterIn(whole) ??
      toldInParts(words, amounts) ??
      dialled(amounts) ??
      packedIn(words) ??
      beside(words, amounts) ??
      accountIn(words) ??
      mailIn(words) ??
      addressIn(words) ??
      nameIn(words);
    if (span) return datum(start[from + span[0]] as number, end[from + span[1] - 1] as number);
  }
  const name = CAPITAL_NAMES.map((pattern) => pattern.exec(text)).find((found) => found !== null);
  return name ? datum(name.index, name.index + name[0].length) : [];
}

/** Of a long text so much is looked at together, and again from its half on: what belongs together stands together. */
const STEP = 120;

type Span = readonly [from: number, to: number];

/** Words for figures by themselves too, which elsewhere are words as people use them. */
const FIGURES: ReadonlyMap<string, string> = new Map(
  'zero one two three four five six seven eight nine ten'
    .split(' ')
    .map((each, figure) => [each, `${figure}`]),
);
const WORDS = new RegExp(`(?<![a-z])(?:${[...FIGURES.keys()].join('|')})(?![a-z])`, 'gu');
/** Letters that are drawn like figures, in what is mostly figures. */
const likeFigures = (plain: string): string =>
  plain.replace(/(?<![a-z0-9])(?=[olisbzqg]{0,3}\d)[\dolisbzqg]{3,20}(?![a-z0-9])/g, (token) =>
    (token.match(/\d/g)?.length ?? 0) * 2 > token.length
      ? token.replace(/[a-z]/g, (letter) => '0115829'['oilsbzq'.indexOf(letter)] ?? '9')
      : token,
  );
const list = (...words: readonly string[]) => `(?:${words.join('|')})`;
/** A word in Latin letters, not as part of another. */
const word = (...words: readonly string[]) => `(?<![a-z])(?:${words.join('|')})(?![a-z])`;
const MASK = 'ξ';
const masked = (plain: string, patterns: readonly RegExp[]): string =>
  patterns.reduce((text, pattern) => text.replace(pattern, (found) => MASK.repeat(found.length)), plain);

/** Addresses of the web, dates, times, standards, lines for everybody, numbers of things: what never tells of a person. */
const THING = list(
  '单号?',
  '编号',
  '编码',
  '条码',
  '条形码',
  '发票(?:代码|号码?)?',
  '批号',
  '序列号',
  '注册号?',
  '备案号?',
  '批准文号',
  '国药准字',
  '注准',
  '许可证?号?',
  '文号',
  '合同号?',
  '案号',
  '流水号?',
  '版本号?',
  '邮编',
  '税号',
  '代码',
  '坐标',
  '型号',
  '货号',
  '车次',
  '航班',
  '提单',
  '箱号',
  '托盘',
  '工单',
  '库位',
  '规格',
  '标签',
  word(
    'waybill',
    'barcode',
    'invoice',
    'order',
    'po',
    'tracking',
    'serial',
    'batch',
    'lot',
    'sku',
    'ref(?:erence)?',
    'licen[cs]e',
    'version',
    'catalogue',
    'contract',
    'form',
    'certificates?',
    'logger',
    'gtin',
    'ean',
    'model',
    'fda',
    'flight',
    'pallets?',
    'section',
    'article',
    'code',
    'receipt',
    'budget',
    'postcode',
    'zip',
  ),
);
const NOBODYS: readonly RegExp[] = [
  /(?<![a-z0-9])[\w-]{1,60}\.(?:xlsx?|docx?|pdf|jpe?g|png|zip|csv|mp4|pptx?|txt|json|xml|html?)(?![a-z0-9])/gu,
  /https?:\/\/[^\s<>"'\u3000-\u303f\u4e00-\u9fff]+|(?<![a-z0-9@])www\.[a-z0-9.\-/]{2,60}/gu,
  /(?<![\d.])(?:19|20)\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}(?!\d)日?|(?<!\d)(?:[0-3]?\d[/.-][01]?\d[/.-])(?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d ?[-–~至到] ?(?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d年(?:\d{1,2}月)?|(?<!\d)\d{1,2}月\d{1,2}[日号]?/gu,
  /(?<!\d)\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?:,? (?:19|20)\d\d)?(?!\d)|(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d{1,2}(?:,? (?:19|20)\d\d)?(?!\d)/gu,
  /(?<![\d:])[012]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:])|(?<!\d)\d{1,2} ?[时点](?!\d)/gu,
  /第\d{1,4}[条款项章号次届批期天周轮]|[〔[(](?:19|20)\d\d[〕\])] ?\d{0,5}号?|(?<![^\n])\d{1,3} ?[.、)](?!\d)|(?:article|no|section)\.? \d{1,4}(?!\d)/gu,
  /(?<![a-z])(?:gb|yy|ty|db|en|iso|astm|niosh|fz|hg|ws|iec)(?:[/ ]t)?[ -]?[a-z]?\d{2,6}(?:\.\d+)?(?:[-—:]\d{1,4}){0,2}(?!\d)/gu,
  /(?<!\d)(?:[48]00[- ]?\d{3,4}[- ]?\d{3,4}|9[56]\d{3,4}|1(?:1\d|2[0-2])|123\d\d|100\d\d)(?!\d)/gu,
  new RegExp(
    `${THING}(?:号|码)?[^\\p{L}\\p{N}]{0,3}(?:no|nr|number)?[^\\p{L}\\p{N}]{0,3}[a-z0-9]{1,20}(?:[-/.][a-z0-9]{1,20}){0,4}`,
    'gu',
  ),
];
/** Amounts, which stand for themselves unless the text says that they are to be put together. */
const ACCOUNTED: readonly RegExp[] = [
  // A code of letters and figures.
  /(?<![a-z0-9])[a-z]+\d{6,20}[a-z][a-z0-9]{0,20}(?![a-z0-9])/gu,
  /(?<!\d)\d{1,6}(?:[、,和及与;] ?\d{1,6}){2,12}(?= ?[只个件套箱盒副瓶桶吨元人名户床台辆张支枚把双包袋卷批份例顶条])/gu,
  /(?<![\d.])\d{1,9}\.\d{1,8}(?![\d.])/gu,
  /(?<![\d,])\d{1,3}(?:,\d{3}){1,3}(?![\d,])/gu,
  /(?<!\d)[￥¥$€£] ?\d[\d,]*/gu,
  /(?<!\d)\d{1,8} ?(?:[‰℃°]|%(?!\d)|[万千百亿]|[余多]?[只个件套箱盒副瓶桶吨元人名户床台辆张支枚把双包袋卷批次项份例位岁米天分年月日周顶条罐根块棵组匹斤升克]|公斤|千克|小时|分钟|(?:kg|ml|mm|cm|km|g|l|t|m|w|kw|mg|v|hz|mb|gb|pcs|x)(?![a-z])|(?!or|and|then|is|at|dash|oh|to|dot)[a-z]{3,})/gu,
  /(?<![a-z0-9])(?=[a-z\d\-+/]*[a-z])(?=[a-z\d\-+/]*\d)[a-z]{1,6}-?\d{1,5}[a-z+]{0,2}(?![a-z0-9_-])/gu,
];

/** Words that say that what stands there is not what is meant: it is to be turned, joined, cleaned, counted or read aloud. */
const PUZZLE = new RegExp(
  list(
    '[倒反逆][读念着过写序叙向排转]|颠倒|镜像|从[后右下尾末]往|对调|互换',
    '[连合拼凑串并粘贴缀]起|[连拼凑串]在1起|[连合拼凑串]成|(?<!\\d)[合并连]1|数字.{0,6}[连合拼凑串并]|[无没不]有?空格|拼[接读出音法写1]|顺[拼读次着]|藏头|首字|字头|[每各][行句][第的]?[1首头开]|[竖横]着?读|连[读写]',
    '只[抄读看取念拨留要]数|谐音|读音|星号|打码|遮住|掩码|代替|代表|[减加][1-9](?:就|即|是|为)|中间.{0,3}点外',
    '自己[拼连转排猜换算补填拆]|破译|加密|密文|9宫格|暗号|解码',
    '第[1-4](?:位|段|组|半|部分|节|截)|前[1-9两]位|后[1-9两]位|[前后]半',
    word(
      'backwards?',
      'reversed?',
      'right to left',
      'in reverse',
      'in a row',
      'in (?:this |that |the )?(?:right )?order',
      'put (?:\\w+ )?together',
      'glued?',
      'concatenated?',
      'stitch(?:ed)?',
      'string (?:\\w+ )?together',
      '(?:first|last|initial) (?:words?|letters?|digits?|figures?|half|halves|part|group|block|[2-9](?: is| are|:| digits?| figures?))',
      'second half',
      'initials',
      'acrostic',
      'stands? for',
      'instead of',
      'keypad',
      'spell(?:ed|t)?',
      'sounds? like',
      'decode',
      'cipher',
      'base ?64',
      'rot13',
      'morse',
      'caesar',
      'unscramble',
      'rearrange',
      'digit ?1',
      '(?:no|without|minus|drop|remove|delete|strip|ignore|skip)(?: the| all)? (?:dots|spaces|hyphens|dashes|gaps|letters|words|signs|stars|symbols)',
    ),
  ),
  'u',
);
/** The same, said in other texts too: then amounts do not count. */
const MAYBE_PUZZLE = new RegExp(
  list(
    '去[掉除]|删[掉除去]|剔除|忽略|换成|替换|改成|密码|按键|键盘|依次|[末尾]尾|开头|中间|[接组加]起来|不要',
    word(
      'removed?',
      'delete',
      'strip(?:ped)?',
      'ignore',
      'drop',
      'minus',
      'replaced?',
      'swap(?:ped)?',
      'join(?:ed)?',
      'combined?',
      'then',
    ),
  ),
  'u',
);
const PUZZLE_LEAST = 7;
const NEAR = 60;

function toldInParts(bare: string, counted: string): Span | null {
  const sign = PUZZLE.exec(bare);
  const told = sign && OWN.test(bare) ? bare : sign || MAYBE_PUZZLE.test(bare) ? counted : '';
  const groups = [...told.matchAll(/\d+/g)];
  const figures = groups.reduce((sum, { 0: group }) => sum + group.length, 0);
  if (figures >= PUZZLE_LEAST && (sign || (groups.length > 1 && isTold(told, PUZZLE_LEAST))))
    return across(groups);
  if (!sign) return null;
  const names = [...bare.matchAll(/(?<![a-z])[a-z0-9_*]{4,20}/g)];
  return names.length > 0 && ACCOUNT.test(bare) ? across(names) : null;
}

const spanOf = (found: RegExpExecArray | null): Span | null =>
  found && [found.index, found.index + found[0].length];
/** From the first to the end of the last. */
function across(found: readonly RegExpExecArray[]): Span {
  const [first, last] = [found[0] as RegExpExecArray, found.at(-1) as RegExpExecArray];
  return [first.index, last.index + last[0].length];
}

/** Groups that together are as long as a mobile number or a card and begin as one, with no more than some words between. */
function dialled(counted: string): Span | null {
  for (const { 0: run, index } of counted.matchAll(/\d(?:[^\dξ]{0,12}\d){10,24}/gu)) {
    const groups = [...run.matchAll(/\d+/g)];
    if (groups.length < 2 || groups.every(({ 0: group }) => group.endsWith('0'))) continue;
    for (let first = 0; first < groups.length; first += 1) {
      let digits = '';
      for (let last = first; last < groups.length && digits.length < 11; last += 1) {
        digits += groups[last]?.[0];
        if (digits.length === 11 && last > first && /^1[3-9]/.test(digits)) {
          const [from, to] = across(groups.slice(first, last + 1));
          return [index + from, index + to];
        }
      }
    }
  }
  return null;
}

/** One sign for another, told beside a word for reaching somebody; and packed letters beside the name of their packing. */
const CIPHER = /(?<![a-z0-9])[a-z0-9] ?(?:=|->|→) ?[a-z0-9](?![a-z0-9])/gu;
const PACKED =
  /(?:base ?64|rot ?13|hex|ascii|unicode|utf-?8|2进制|16进制|摩斯|莫斯|密文)[^。\n]{0,24}?(?<![a-z0-9])[a-z0-9+/=.-]{10,80}|(?<![a-z0-9])[a-z0-9+/=.-]{10,80}[^\p{L}\p{N}]{0,3}(?:base ?64|rot ?13|hex|ascii)/u;
function packedIn(bare: string): Span | null {
  const packed = PACKED.exec(bare);
  if (packed) return [packed.index, packed.index + packed[0].length];
  const pairs = [...bare.matchAll(CIPHER)];
  return pairs.length >= 2 && OWN.test(bare) ? across(pairs) : null;
}

/** Of an address of the web, a parameter that says whose number or letter-box it is. */
const PARAMETER =
  /(?<![a-z])(?:e?mail|tel|phone|mob(?:ile)?|sfzh?|id_?card|ppt|passport|pass|uin|qq|wx|wechat|user|u)[=/](?:[^&\s]{0,40}@|[a-z]{0,2}\d{7,18}(?![\da-z]))/u;
function parameterIn(plain: string): Span | null {
  return spanOf(PARAMETER.exec(plain) ?? CARD.exec(plain));
}

const WEI = '[微薇威徽维卫唯葳胃味喂围伟魏惟巍韦尾蔚畏未]';
const XIN = '[信芯心新欣鑫馨辛星昕莘]';
/** Who tells of himself, and words for reaching somebody. */
const REACH = list(
  '[我俺咱侬阿]|本人|自己|私人|家人|家属|亲属|老[婆公伴人]|[妈爸爷奶叔婶舅姨姑]',
  '[电店][话画化]|手[机鸡提]|座机|号码|[我的]号|短信|[拨呼播]|打给|回[拨电]|来电|致电|联系|[找加]我|求助|私聊|敲门|寻[人找]|携帯|私の',
  '[📞📱☎🤙📲💬📟]',
  word(
    'my',
    'mine',
    'me',
    'ring',
    'rings',
    'call',
    'dial',
    'reach',
    'phone',
    'mobile',
    'cell(?:phone)?',
    'handset',
    'tel',
    'text',
    'sms',
    'whatsapp',
    'number',
    'contact',
    'over(?=\\P{L}*$)',
    'dianhua',
    'shouji',
    'telefon[oe]?',
    'appele[zr]',
    'ruf(?:en)?',
    'llam[ae]',
  ),
);
const MESSENGER = list(
  `${WEI}[^\\p{L}\\p{N}]?${XIN}`,
  '[扣抠叩蔻球秋丘][^\\p{L}\\p{N}]?[扣抠叩蔻球秋丘]|企鹅|飞机号|纸飞机|绿[色泡]|抖音|微博|快手|小红书|支付宝|钉钉|腾讯|聊天|软件|[加+➕] ?(?:v|w|薇|微|威|q|扣|✌)|[🐧💬✌🛩✈]',
  word(
    '[qv]+(?![\\d.])',
    'w ?x',
    'v ?x',
    'wc',
    'wei[^a-z]{0,3}xin',
    'we[^a-z]{0,2}ch[a@]t',
    'tencent',
    'penguin',
    'telegram',
    'tg',
    'signal',
    'line',
    'skype',
    'viber',
    'ins(?:ta(?:gram)?)?',
    'ig',
    'discord',
    'messenger',
    'app',
    'chat',
    'kou ?kou',
    'uin',
    'oicq',
  ),
);
const PAPER = list(
  '护[^\\p{L}\\p{N}]?照|通行证|[台回]胞证|回乡证|证件|驾[驶照]|医保|社保|居留|签证|身[份分]|户口|[🛂🪪]|撤侨|领事|使馆',
  word(
    'p[a4@]s+ ?p[o0]r?ts?',
    'ppt',
    'hu ?zhao',
    'sfz[a-z]{0,2}',
    'hz',
    'pax',
    'visa',
    'id',
    'travel doc(?:ument)?s?',
    'permit',
    'embassy',
    'consulate',
    'evacuee',
    'birth ?(?:date|day)',
  ),
);
const MONEY = list(
  '卡号?|账[号户]|帐[号户]|户头|打款|汇款|转账|[工农中建交招]行|储蓄|收款',
  word('card', 'account', 'acct', 'iban', 'wire', 'bank', 'fee', 'refund', 'pay'),
);
const OWN = new RegExp(REACH, 'u');
/** With each kind of words, how many figures near them tell of a person. */
const BESIDE: readonly (readonly [RegExp, number])[] = [
  [new RegExp(REACH, 'gu'), 7],
  [new RegExp(PAPER, 'gu'), 7],
  [new RegExp(MESSENGER, 'gu'), 6],
  [new RegExp(MONEY, 'gu'), 12],
];

/** A card in its parts: where it was given out, a birthday, the rest. */
const CARD =
  /(?<!\d)[1-6]\d{5}(?!\d).{0,30}(?:生日|出生|生于|born|birth).{0,30}(?:尾号|[后末]4位|last ?4|ends?)|(?:生日|出生|生于|born|birth).{0,40}(?:尾号|[后末]4位|last ?4|ends?).{0,30}(?<!\d)[1-6]\d{5}(?!\d)/u;

function beside(bare: string, counted: string): Span | null {
  const total = counted.match(/\d/g)?.length ?? 0;
  for (const [signs, least] of BESIDE) {
    if (total < least) continue;
    for (const { 0: sign, index } of bare.matchAll(signs)) {
      const from = Math.max(0, index - NEAR);
      const to = Math.min(bare.length, index + sign.length + NEAR);
      const near = counted.slice(from, to);
      if (!isTold(near, least)) continue;
      const first = from + near.search(/\d/);
      const last = from + (/\d\D*$/.exec(near)?.index as number) + 1;
      return [Math.min(index, first), Math.max(index + sign.length, last)];
    }
  }
  return null;
}

/** Round figures are amounts, and one or two by themselves are hardly part of a number. */
function isTold(near: string, least: number): boolean {
  const groups = [...near.matchAll(/\d+/g)].filter(({ 0: group, index }) => {
    const alone =
      group.length <= 2 &&
      !/\d.{0,8}$/u.test(near.slice(0, index)) &&
      !/^.{0,8}\d/u.test(near.slice(index + group.length));
    return !alone && !/^[1-9]\d?0+$/.test(group);
  });
  return groups.reduce((sum, { 0: group }) => sum + group.length, 0) >= least;
}

const FIND = new RegExp(
  list(
    MESSENGER,
    '加我|找我|搜|好友|私[聊信]|[账帐]号|用户名|昵称|登录名|密我|拉你|群|我[的叫是]|id号|邮箱|信箱|电邮',
    word(
      'e?-?mail',
      'foxmail',
      'gmail',
      'hotmail',
      'outlook',
      'sina',
      'yahoo',
      'icloud',
      'find',
      'search',
      'add',
      'handle',
      'user(?:name)?',
      'id',
      'dm',
      'message me',
      'nick',
    ),
  ),
  'u',
);
const ACCOUNT = new RegExp(MESSENGER, 'u');
const LETTERS = new RegExp(list(MESSENGER, '邮箱|信箱|电邮', word('e?-?mail')), 'u');
/** Names that somebody chose for himself: letters with figures, lines or points among them. */
const CHOSEN =
  /(?<![a-z0-9_\-/#]|[a-z0-9][@.])(?=[a-z0-9_.-]{5,24}(?![a-z0-9]))(?=[a-z0-9.-]*(?:[\d_]|\.[a-z]{2}|-[a-z]+-))[a-z][a-z]+[a-z0-9]*(?:[_.-][a-z0-9_]+)*(?![a-z0-9_])/gu;
/** Names of things: KN95, covid-19, example.org. */
const THINGS =
  /^(?:[a-z]{1,3}-?\d+[a-z]?|[a-z]+-?[12]?\d|[a-z0-9.-]+\.(?:com|cn|net|org|gov|edu|io|app|example)(?:\.[a-z]{2})?)$/;
/** An account that is told in words. */
const SPELT = new RegExp(
  list(
    '[大小]写|字母|下划线|下横线|全拼|前缀|后缀',
    word('underscore', 'the word', 'the letters?', 'lower ?case', 'spelled', 'spelt'),
  ),
  'u',
);
const SEEK = /(?<![a-z])(?:my|me|search|handle|find)(?![a-z])|[我搜]/u;
const BESIDE_NAME = 30;
const PERSONAL =
  /(?<!\p{L})@[\p{Script=Han}a-z_]{1,16}\d{2,8}|@ ?[\p{Script=Han}a-z][\p{Script=Han}a-z0-9_-]{1,19}[^。\n]{0,12}(?:私[信聊]|密我|加我|找我|我本人)|(?:微博|抖音|快手|小红书|b站)[^。\n\d]{0,4}[\p{Script=Han}a-z]{2,10}\d{2,8}/u;

/** Near a word for finding people. */
function accountIn(bare: string): Span | null {
  for (const { 0: name, index } of bare.matchAll(CHOSEN)) {
    if (THINGS.test(name) || (!/[\d_]/.test(name) && bare[index - 1] !== '@' && !SEEK.test(bare))) continue;
    const [from, to] = [Math.max(0, index - BESIDE_NAME), index + name.length + BESIDE_NAME];
    const near = `${bare.slice(from, index)} ${bare.slice(index + name.length, to)}`;
    if (FIND.test(near) || (name.includes('_') && /\p{Script=Han}/u.test(near)))
      return [index, index + name.length];
  }
  const personal = PERSONAL.exec(bare);
  if (personal) return [personal.index, personal.index + personal[0].length];
  const name = LETTERS.exec(bare);
  if (!name) return null;
  const spelt = SPELT.exec(bare.slice(name.index, name.index + NEAR));
  return spelt ? [name.index, name.index + spelt.index + spelt[0].length] : null;
}

const AT = list(
  '[@🐭🐀圈]|艾特|爱特|挨特|圈a|圈圈|小老鼠|花a|邮|后缀',
  word('at', 'arroba', 'arobase', 'klammeraffe', 'chiocciola', 'snail', 'mail', 'e-?mail', 'address'),
);
const HOST =
  '(?:1 6 3|1 2 6|qq|g ?mail|google ?mail|outlook|hotmail|foxmail|sina|sohu|yahoo|icloud|proton(?:mail)?|aliyun|yeah|live|msn|web|163|126|139|189|谷歌|新浪|网易|腾讯|搜狐)';
const TOP = '(?:com|c0m|cn|net|org|edu|de|康姆|扣姆)';
const MAIL = new RegExp(`(?<![a-z])${HOST}[^\\n。]{0,12}?(?<![a-z])${TOP}(?![a-z])`, 'gu');
const AT_SIGN = new RegExp(AT, 'u');

function mailIn(bare: string): Span | null {
  for (const { 0: host, index } of bare.matchAll(MAIL)) {
    const from = Math.max(0, index - 50);
    const near = bare.slice(from, index);
    if (/[a-z0-9]{2}/.test(near) && AT_SIGN.test(bare.slice(from, index + host.length + 30)))
      return [index, index + host.length];
  }
  return null;
}

const S = '[^\\p{L}\\p{N}\\n]{0,3}';
/** The parts of an address, each with its figure. */
const LEVELS: readonly RegExp[] = [
  new RegExp(
    `(?:路|街|大道|巷|弄|胡同|里|村|组|塆|屯|庄|段|坊|镇|lu|jie|dao|dadao|xiang|road|rd|street|st|avenue|ave|lane|alley|hutong|dadao)${S}[^\\d\\p{P}\\n]{0,4}\\d{1,4}(?!\\d|路)|(?<![a-z])(?:rue|calle|via|ulitsa) [a-z ]{2,24}\\d|[a-z]{3,20}strasse \\d|(?<![\\d.])\\d{1,4},? [a-z]{2,15} (?:[a-z]{2,15} )?(?:street|st|road|rd|lane|avenue|ave|alley|hutong|dadao|lu|jie|close|drive)(?![a-z])`,
    'gu',
  ),
  /\d{1,3}[组队社](?=\d)|门牌|[红蓝绿黑铁木]门|(?<![a-z])(?:flat|apt|door)[,|\n]|(?:left|right|blue|red|green|iron|back) (?:door|gate|hand)|[左右]手?[边侧]?[家间户]|(?:房号|室)[,|\n]/gu,
  /小区|小驱|花园|家园|[苑府]|新村|新城|宿舍|家属|里弄|弄堂|胡同|巷子|村|老宅|平房|xiaoqu|jiayuan|huayuan|garden|estate|dorm|hostel|residence|mansions?|villa|court|yayuan|compound|village|apartments?|hutong|heights|terrace/gu,
  new RegExp(
    `(?<!\\d)[a-z\\d]\\d{0,3}${S}(?:栋|幢|座|号楼|号院|院|dong|zhuang|#)|(?:栋|幢|座|楼)号?${S}(?:是|为)?${S}\\d|[a-z]{2,8}(?:st|nd|rd|th) (?:building|block|house|tower)|(?<![a-z])(?:building|bldg|8ldg|tower|block|house|courtyard|villa)\\.?:?${S}[a-z\\d]\\d{0,2}(?![a-z\\d])`,
    'gu',
  ),
  new RegExp(
    `\\d${S}(?:单元|元|门|梯|danyuan|men)|单元号?${S}\\d|[a-z]{2,8}(?:st|nd|rd|th) (?:entrance|stair|unit|door)|(?<![a-z])(?:unit|un1t|stairs?|stairwell|entrance|entry|gate)\\.?:?${S}[a-z\\d]`,
    'gu',
  ),
  new RegExp(
    `(?<!\\d)\\d{1,2}${S}(?:楼|层|lou|ceng)|(?<![a-z])(?:floor|level|storey|fl)\\.?:?${S}\\d|\\d(?:st|nd|rd|th) floor|upstairs|(?:[a-z]{2,8}(?:st|nd|rd|th)|top|ground) (?:floor|storey)|顶[层楼]|(?:etage|piso|stock)(?![a-z])`,
    'gu',
  ),
  new RegExp(
    `(?<![\\d共])\\d{1,4}${S}(?:室|户|房|寝|床|hao|shi(?![a-z]))|(?:单元|栋|幢|座|楼|层|门|房号?|室)${S}[^\\d\\p{P}\\n共计有]{0,2}\\d{3,4}(?![\\d年元万])|(?<![a-z])(?:room|r00m|rm|flat|apt|apartment|suite|door(?: no| number| is)?)\\.?:?${S}[a-z]?\\d{1,4}|(?<![\\d-])\\d{1,2}[a-d](?![a-z\\d])|[东西南北中左右]户`,
    'gu',
  ),
  /(?<![\d\-.])(?:[a-z]?\d{1,3}|[a-z])(?:[栋座幢])?([-#/_.·★、,~ ])\d{1,2}\1\d{3,4}(?![\d\-.])/gu,
];
const LIVES = new RegExp(
  list(
    '[我俺咱]家|[我俺咱侬]|家[住在里中]|[在本]?人居家|居家|独居|独自|住[在着]?|老[人太爷伴两俩汉]|[两二2三3几]老|1小|[我俺她他陈李王张刘][的]?[父母爸妈爷奶公婆叔舅姨姑哥姐弟妹儿娃孙]|爸爸|妈妈|[爷爷][爷]|奶奶|公公|婆婆|叔叔|舅舅|姨妈|姑姑|外[公婆]|儿子|女儿|孙[子女]|哥哥|姐姐|弟弟|妹妹|大[爷妈娘伯]|阿[姨伯婶嬷婆公爷嬤]|夫妇|孕|产妇|宝宝|孩子|婴|屋企|隔离|被困|困|救|求|断[药粮氧]|[没缺][药粮米菜氧]|发烧|发热|高烧|腿|摔|瘫|透析|送[药菜米饭]|[烧命压]药|[猫狗宠喂敲饿娃]|放门口|上楼|没电梯|轮椅|患|确诊|感染|快递|(?<![p{Script=Han}])妈|刚生',
    '[🏠🏡🏢🚪🆘]',
    word(
      'my',
      'mine',
      'our',
      'home',
      'live',
      'lives',
      'living',
      'gran(?:ny|dma|dpa|dad|dmother|dfather)',
      'm[ou]m',
      'mother',
      'father',
      'dad',
      'aunt',
      'uncle',
      'wife',
      'husband',
      'son',
      'daughter',
      'baby',
      'bab(?:y|ies)',
      'kids?',
      'child(?:ren)?',
      'elderly',
      'alone',
      'cat',
      'dog',
      'pets?',
      'key',
      'insulin',
      'medicine',
      'trapped',
      'stuck',
      'help',
      'sos',
      'smoke',
      'hungry',
      'food',
      'fever',
      'cough(?:ing)?',
      'sick',
      'ill',
      'neighbou?r',
      'family',
      'infected',
      'quarantined?',
      'bring',
      'wo jia',
      'ma mere',
      'mon pere',
      'mutter',
      'madre',
      'old (?:man|woman|lady|couple)',
    ),
  ),
  'u',
);
const PRIVATE = new RegExp(
  list(
    '[我俺咱]家|家住|屋企|独居|[我俺]',
    word('my', 'mine', 'our home', 'i live', 'alone', 'her home', 'lives'),
  ),
  'u',
);
const OFFICE =
  /大厦|大学|[染儿内外妇产诊]科|住院|病[房区]|门诊|急诊|厂|会议|写字楼|办公|商务|广场|园区|科技|仓|库|医院|卫生院|诊所|药店|学校|政府|委员会|红十字|慈善|基金|公司|酒店|宾馆|派出所|[局厅]|指挥|接收|服务|收货地址|捐|养老|福利|敬老|街道办|村委|超市|市场|车站|体育馆|方舱|安置|避难|集合|取货|自提|领取|卸货|货车|shelter|store|shop|market|station|cent[re]{2}|hall|church|warehouse|office|hospital|clinic|hotel|depot|school|company|headquarters|pallet|rack|shelf|ward|loading/u;
const LEVELS_LEAST = 2;

function addressIn(bare: string): Span | null {
  if (!/\d|顶|floor|upstairs/.test(bare)) return null;
  const places = LEVELS.map((level) => [...bare.matchAll(level)]);
  const levels = places.filter((each) => each.length > 0);
  const isDoor = (places[7]?.length ?? 0) > 0;
  const weight = levels.length + (isDoor ? 1 : 0);
  if (weight < LEVELS_LEAST) return null;
  const isHome = (weight >= LEVELS_LEAST + 2 && (isDoor || (places[4]?.length ?? 0) > 0)) || LIVES.test(bare);
  if (!isHome || (OFFICE.test(bare) && !PRIVATE.test(bare))) return null;
  const all = levels.flat();
  return [
    Math.min(...all.map(({ index }) => index)),
    Math.max(...all.map(({ 0: found, index }) => index + found.length)),
  ];
}

/** Less common ones too, for a role or an age stands beside them. */
const RARER = '靳谷戚古邝丘池苟宫费卜隋晏栾柏冷简班仲仝蒙';
const SURNAME = `(?:${DOUBLE_SURNAMES.join('|')}|[${SURNAMES}${RARER}])`;
/** What somebody is of whom no newspaper writes. */
const ROLE = list(
  '[患换焕][^\\p{L}\\p{N}]?者|病[人患]|伤[者员]|[车船机货房失户]主|司机|驾驶[人员]?|[连联莲廉怜练链][^\\p{L}\\p{N}]?[系络细戏][^\\p{L}\\p{N}]?[人员]|密接者?|确诊者?|感染者|失[联踪]者?|走失|骑手|房东|主任|书记|[组队班]长|陪护|护工|保姆|[患病产]儿|孕妇|产妇|志愿者|姓名|名叫|名字|大名|本名|真名',
  word(
    'patient',
    'driver',
    'owner',
    'huanzhe',
    'bingren',
    'siji',
    'chezhu',
    'lxr',
    'lian ?xi ?ren',
    'hz',
    'name',
    'xingming',
    'contact(?:[ _]person)?',
  ),
);
const KIN = list(
  '爸爸|妈妈|爷爷|奶奶|公公|婆婆|叔叔|舅舅|姨妈|姑姑|外[公婆]|儿子|女儿|孙[子女]|哥哥|姐姐|弟弟|妹妹|老[婆公伴]|丈夫|妻子|父亲|母亲|室友|邻居|同学|同事|朋友|[我俺][爸妈爷奶叔舅姨姑哥姐弟妹]|媳妇|岳[父母]',
);
const NO_OFFICE =
  '(?!\\p{Script=Han}{0,6}(?:医院|公司|中心|单位|机构|部门|红会|协会|科|局|站|所|院|室|栏|处|组|队|会|厂|店|县|区|市|镇|乡|村|路|号)|应急|安排|方便|任何|全部|万1|常用|严禁|经常|都|管理|包括)';
const NO_NAME = `${NO_OFFICE}(?!如|请|应|须|均|安|方|高|时|何|任|项|单|全|管|万|关|和|于|向|白|成|明|常|连|解|路|包|支|严|平|尽|申|党|习|多|温|家|已)`;
const FILLED = '[^\\p{L}\\p{N}]{0,4}(?:是|叫|为|姓|名|栏|填的?|写的?|倒|[^\\p{L}\\p{N}]){0,6}';
const NAMES: readonly RegExp[] = [
  new RegExp(
    `${ROLE}${FILLED}${NO_NAME}${SURNAME}\\p{Script=Han}{1,2}(?=[^\\p{Script=Han}]|$|[在等家的昨今已被因还没不失病急住需要求带])`,
    'u',
  ),
  new RegExp(`(?:${ROLE}|[找问叫])${FILLED}${NO_OFFICE}${SURNAME}\\p{Script=Han}{2}(?!\\p{Script=Han})`, 'u'),
  new RegExp(
    `${ROLE}${FILLED}${SURNAME}[^\\p{L}\\p{N}]{1,2}\\p{Script=Han}(?:[^\\p{L}\\p{N}]{1,2}\\p{Script=Han})?(?!\\p{Script=Han})`,
    'u',
  ),
  new RegExp(`${ROLE}${FILLED}${SURNAME}[(（]\\p{Script=Han}{1,2}[)）]`, 'u'),
  // With kin, or with an age.
  new RegExp(
    `${KIN}(?:名?叫|是|[:, ])?${NO_NAME}${SURNAME}\\p{Script=Han}{1,2}(?=[^\\p{Script=Han}]|$|[走病发在被没需住不失急今昨已摔咳断等])`,
    'u',
  ),
  new RegExp(
    `(?<!\\p{Script=Han})${NO_NAME}${SURNAME}\\p{Script=Han}{1,2}(?:[,(、 ]{1,2}[男女](?!\\p{Script=Han})|[,(、 ]{0,2}\\d{1,3}岁|(?:先生|女士)(?!们))|${NO_NAME}${SURNAME}\\p{Script=Han}{2}(?:奶奶|爷爷|阿姨|大爷|大妈|大娘|大叔|婆婆|老师傅)(?!们)`,
    'u',
  ),
  new RegExp(`\\p{Script=Han}: ?${NO_OFFICE}${SURNAME}\\p{Script=Han}{2}(?!\\p{Script=Han})`, 'u'),
  // In a list its head says what stands below.
  new RegExp(
    `${ROLE}[^。]{0,40}?\\n[^。]{0,40}?(?<!\\p{Script=Han})${NO_OFFICE}${SURNAME}\\p{Script=Han}{1,2}(?!\\p{Script=Han})`,
    'u',
  ),
  new RegExp(`${ROLE}[^\\p{L}\\p{N}]{0,3}姓[^\\p{L}\\p{N}]{0,2}${SURNAME}`, 'u'),
  // Signs told by a word in which they stand, and by their parts.
  /(?<one>\p{Script=Han})(?<other>\p{Script=Han})的(?:\k<one>|\k<other>)(?!\p{Script=Han})/u,
  /耳东陈|木子李|弓长张|立早章|口天吴|言午许|古月胡|双木林|草头黄|走肖赵|3横王|双人徐|人可何|禾呈程|耳东|木子(?=[,、。])/u,
];
const SYLLABLE = '(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?[aeiouü]{1,3}(?:ng|n|r)?';
const FAMILY =
  '(?:zh?ang|wang|liu?|chen|yang|huang|zhao|wu|zhou|xu|sun|ma|zhu|hu|guo|he|gao|lin|luo|zheng|liang|xie|song|tang|deng|han|feng|cao|peng|zeng|xiao|tian|dong|pan|yuan|cai|jiang|yu|du|ye|cheng|wei|su|lv|ding|ren|lu|yao|shen|zhong|cui|tan|fan|liao|shi|jin|jia|xia|fu|fang|zou|xiong|bai|meng|qin|qiu|lai|wong|chan|cheung|lam|lau|leung|ho|nie|tong|kong|qian|lei|hou|duan|long|gu|mao|hao|shao|wan|qi|yan|ouyang|pei|mu|bi|an|chang|kang|dai|mo|xiang)';
const LATIN_NAME = new RegExp(
  `${ROLE}[^。\\n]{0,12}?(?<![a-z])${FAMILY}[ _,]{1,2}(?:${SYLLABLE}-?){1,2}(?![a-z])`,
  'u',
);

function nameIn(bare: string): Span | null {
  for (const pattern of [...NAMES, LATIN_NAME]) {
    const match = pattern.exec(bare);
    if (match) return [match.index, match.index + match[0].length];
  }
  return null;
}

/** Two words with capitals of which the first is a family name, beside what somebody is or has. */
const CAPITAL_NAME = `(?:${FAMILY.slice(3, -1)
  .replace('zh?ang', 'zhang|ang')
  .replace('liu?', 'liu|li')
  .split('|')
  .map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`)
  .join('|')}) [A-Z][a-z]{1,6}(?:-?[a-z]{1,6})?`;
const OF_PERSON =
  '(?:[Pp]atient|[Dd]river|[Oo]wner|[Oo]wns|[Dd]rives?|[Pp]late|[Ff]ull name|[Mm]issing|车主|患者|司机|联系人|驾驶人|[Nn]amed|[Cc]alled|[Gg]uy|[Ll]ady|[Hh]andler|[Cc]aregiver|[Rr]ider)';
const KINSHIP = '(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er) (?:[a-z]{2,9}[ -])?[a-z]{2,12}';
const CAPITAL_NAMES: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})${CAPITAL_NAME}(?!\\p{L}),? ?[(,] ?${KINSHIP}[),.]`, 'u'),
  new RegExp(
    `${KINSHIP},? (?:is |called |named )?${CAPITAL_NAME}(?![\\p{L}])(?! (?:Road|Street|Hospital|District|City|University))`,
    'u',
  ),
  new RegExp(
    `(?<!\\p{L})${CAPITAL_NAME}(?!\\p{L}),? ?[(,]? ?(?:aged? )?\\d{1,3}(?: ?y| years|[),.]|, [a-z])`,
    'u',
  ),
  new RegExp(`${OF_PERSON}[^。\\n]{0,20}?(?<!\\p{L})${CAPITAL_NAME}(?!\\p{L})`, 'u'),
  new RegExp(`(?<!\\p{L})${CAPITAL_NAME}(?!\\p{L})[^。\\n]{0,12}?${OF_PERSON}`, 'u'),
  /(?:goes by|known as|answers to) \p{Lu}\p{Ll}{1,14} \p{Lu}\p{Ll}{1,14}/u,
  // As helpers from elsewhere say it.
  /(?:[Пп]ациент|[Бб]ольн|[Вв]одител|[Кк]онтакт|환자|운전|연락|보호자|患者さん|氏名|名前|[Pp]aciente|[Cc]onductor|[Mm]alade)[\p{L}]{0,3}[^\p{L}\p{N}]{1,3}(?:\p{Lu}|[가-힣]|\p{Script=Han})[\p{L}]{1,12}/u,
  /(?<![A-Za-z])[Ss]urname:? [A-Z][a-z]{1,10}(?![A-Za-z])/u,
];
