import { digitOf } from '../text/digit.ts';
import { normaliseText } from './normalise.ts';
import { plainSigns } from './number-signs.ts';
import { readNumeral } from './numeral.ts';

/** A number that a text says, where it says it; `value` null: it is one, and which is not clear (数万, 1.000). */
export type NumberFound = {
  readonly text: string;
  readonly value: number | null;
  readonly start: number;
  readonly end: number;
  /** A small one in English words: "two" is an amount only of what stands beside it. */
  readonly isSmallWord: boolean;
  /** The number of a paper (ISO 9001, 〔2020〕1234号): no amount where it stands for itself, and told by nobody but its writer. */
  readonly isPaper: boolean;
  /** In Roman letters (XXXVI): an amount only where goods stand near it, else letters. */
  readonly isLetters: boolean;
};

const SIMPLER: Readonly<Record<string, string>> = Object.fromEntries(
  [...'萬万億亿兩两〇零壹一贰二貳二叁三參三肆四伍五陆六陸六柒七捌八玖九拾十佰百仟千隻只個个雙双'].flatMap(
    (sign, index, all) => (index % 2 === 0 ? [[sign, all[index + 1] as string]] : []),
  ),
);

/**
 * A text in which numbers are looked for: one way of writing each digit and each numeral, no space between Chinese characters
 * or between single digits. Places of `numbersIn` are places of what comes out of this.
 */
export const plainNumbers = (text: string): string =>
  normaliseText(plainSigns(text))
    .replace(/(?!\d)\p{Nd}/gu, (sign) => String(digitOf(sign)))
    .replace(/[萬億兩〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟隻個雙]/g, (sign) => SIMPLER[sign] as string)
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .replace(/(?<!\d)\d(?: \d){2,}(?!\d)/g, (digits) => digits.replaceAll(' ', ''))
    .replace(/[‐-―−]/g, '-');

const HAN = '[零一二两三四五六七八九十百千万亿]';
const N = `(?:\\d{1,4}|${HAN}{1,6})`;
const YEAR = '(?:19|20)\\d{2}';
/** Hours, minutes and days in characters. */
const HOUR = '(?:二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九])';
const MINUTE = '(?:[二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九])';
const TENS_DAY = '[一二]?十[一二三四五六七八九]?|[一二三四五六七八九]';
const NO_MORE = '(?![\\d,.]\\d|\\d| \\d{3}(?!\\d))';
/** Where a day follows, it is one that the month has, or there is no date. */
const NO_DAY = `(?! ?(?:\\d|${HAN})+ ?[日号])`;
/** Months by how many days they have: their digits, characters and English names, and the days. */
const MONTHS = [
  {
    ...{ digits: '1[02]|0?[13578]', han: '十二?|[一三五七八]' },
    english: 'Jan(?:uary)?|Mar(?:ch)?|May|July?|Aug(?:ust)?|Oct(?:ober)?|Dec(?:ember)?',
    ...{ day: '3[01]|[12]\\d|0?[1-9]', hanDay: `三十一?|${TENS_DAY}` },
  },
  {
    ...{ digits: '11|0?[469]', han: '十一|[四六九]' },
    english: 'Apr(?:il)?|June?|Sept?(?:ember)?|Nov(?:ember)?',
    ...{ day: '30|[12]\\d|0?[1-9]', hanDay: `三十|${TENS_DAY}` },
  },
  {
    ...{ digits: '0?2', han: '二', english: 'Feb(?:ruary)?' },
    ...{ day: '[12]\\d|0?[1-9]', hanDay: TENS_DAY },
  },
] as const;
const MONTH = `(?:${MONTHS.map(({ english }) => english).join('|')})\\.?`;
/** A month with a day that it has: a day that it has not stays a number. */
const DATES: readonly RegExp[] = MONTHS.flatMap(({ digits, han, english, day, hanDay }) => {
  const [named, of] = [`(?:${english})\\.?`, `(?<!\\d)(?:${day})(?:st|nd|rd|th)?${NO_MORE}`];
  return [
    new RegExp(
      `(?:(?:(?<!\\d)${YEAR}|[零一二三四五六七八九]{4}) ?年 ?)?(?:(?<!\\d)(?:${digits})|(?<!${HAN})(?:${han})) ?月 ?(?:${day}|${hanDay}) ?[日号]`,
      'g',
    ),
    new RegExp(`(?<!\\d)${YEAR}([-/.])(?:${digits})\\1(?:${day})${NO_MORE}`, 'g'),
    new RegExp(
      `\\b(?:\\d{1,2}(?:st|nd|rd|th)? ?(?:-|to|and|,) ?)?${of} (?:of )?${named}(?:,? ${YEAR}\\b)?`,
      'g',
    ),
    new RegExp(`\\b${named} ${of}(?: ?(?:-|to|and) ?${of})?(?:,? ${YEAR}\\b)?`, 'g'),
  ];
});
const CALLED = '(?:电话|热线|拨打|致电|请拨|号码|[Cc]all|[Dd]ial|[Hh]otline|[Tt]elephone|[Pp]hone|[Tt]el)';
/** Emergency calls and the hot lines of offices, firms and networks; else a number as long as a telephone's, and not round. */
const LINE =
  '(?<!\\d)(?:11[0-49]|12[0-2]|123\\d\\d|95(?!000)\\d{3,4}|10(?!000)\\d{3}|[48]00-?\\d{3,4}-?\\d{3,4}|0\\d{2,3}-?\\d{7,8}|[2-8]\\d{2,3}-?\\d{4}(?<!000))(?!\\d)';
/** Where goods are counted. */
const PIECES = '[只个件套副双支枚片台辆顶份箱盒包袋瓶桶吨]';
/** What is counted in pieces, behind its number; 只适用于, 个人 and the like are other words. */
const COUNTED = new RegExp(
  `^ ?(?:(?!只(?:有|能|要|是|会|可|需|限|用|作|做|适|对|供|接|受|含|针|允|准|认|为)|个(?:人|体|别)|套(?:装|餐)|包(?:括|含|装)|副(?:本|主)|双(?:方|层)|支(?:持|付)|台(?:账|湾)|片(?:区)|件(?:号))${PIECES}|(?:pieces?|pcs|boxes|box|cartons?|pairs?|bottles?|packs?|bags?|units?|sets?|items?|vials?|doses?|garments?)\\b)`,
  'i',
);

/** Numbers of papers. `from`: of so many digits it may be mistaken for an amount, and is asked about beside goods. */
const PAPERS: readonly { readonly pattern: RegExp; readonly from: number }[] = [
  { pattern: /[〔[(](?:19|20)\d{2}[〕\])] ?第? ?(\d{1,5}) ?号/g, from: 3 },
  // Registrations are as long as no amount is.
  {
    pattern:
      /(?:国械注[准进许]|国药准字|\p{Script=Han}{1,4}械备|\p{Script=Han}械注[准进许])[A-Z]{0,2}(\d{8,14})号?/gu,
    from: 99,
  },
  {
    pattern:
      /\b(?:GB|YY|WS|EN|ISO|IEC|ASTM|ANSI|JIS|HJ|DIN|BS)(?:[/ ](?:T|Z|EN|ISO|IEC|TR|TS))*[ -]?[A-Z]?(\d{1,6})(?:\.\d{1,3})*(?:[-:](?:19|20)\d{2})?(?:\+A\d+(?::(?:19|20)\d{2})?)?(?!\d)/g,
    from: 1,
  },
  { pattern: /\b\d{1,2} CFR (\d{1,4})\b/g, from: 1 },
  { pattern: /\bCE ?(\d{4})\b|\bTC-\d{2}[A-Z]-(\d{4,5})\b/g, from: 1 },
  {
    pattern:
      /\b(?:Nos?|Art|Articles?|Sections?|Clauses?|Chapter|Annex|Release|Rule)\.? ?(\d{1,5})\b(?![,.]\d)/gi,
    from: 3,
  },
];
/** Behind these the goods themselves may stand, or before them, and then it is their number: No. 36 masks, 3600号口罩, masks no 36. */
const OF_GOODS = /^Nos?\b|^\d+ ?号$/i;

/** Numbers that are no amounts: addresses of the net, articles, dates, times, telephones, marks of a list, names. */
const NO_AMOUNT: readonly RegExp[] = [
  /\b(?:page|part|version|step|phase|level|grade|class|category|room|hall|building|floor|line|gate) ?\d{1,3}\b(?![,.]\d)/gi,
  /(?<!\d[.,]?)\d{1,2} ?(?:级|类|型)(?!口罩)/g,
  new RegExp(
    `第 ?${N} ?(?:条|款|项|目|章|节|编|号|次|批|届|期|版|页|季|名|位|天|周|轮|阶段|部分|步|类|级|方)`,
    'g',
  ),
  /一式[二两三四五2-5]份/g,
  // Dates
  ...DATES,
  new RegExp(
    `(?:(?<!\\d)${YEAR}|[零一二三四五六七八九]{4}) ?年度?(?: ?(?:(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九]) ?月${NO_DAY})?`,
    'g',
  ),
  new RegExp(
    `(?:(?<!\\d)(?:1[0-2]|0?[1-9])|(?<!${HAN})(?:十[一二]?|[一二三四五六七八九])) ?月${NO_DAY}`,
    'g',
  ),
  // Of no month that is named: 12月36日 says none, and neither does 2月30日.
  /(?<!\d[.,]?|月 ?)(?:3[01]|[12]\d|0?[1-9]) ?日/g,
  new RegExp(`(?<!${HAN}|月 ?)(?:三十一?|${TENS_DAY}) ?日`, 'g'),
  new RegExp(`(?<!\\d)${YEAR}[-/.](?:1[0-2]|0?[1-9])(?![-/.,]?\\d)`, 'g'),
  new RegExp(`\\b${MONTH},? ${YEAR}\\b`, 'g'),
  new RegExp(`\\b(?:[Ii]n|[Ss]ince|of|by|year|until|from) ${YEAR}(?= ?(?:[,.;:)\\n]|$))`, 'g'),
  // Times, and how long
  /(?<!\d)(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)/g,
  new RegExp(
    `(?:(?<!\\d[.,]?)(?:[01]?\\d|2[0-4])|(?<!${HAN})${HOUR}) ?[点时](?:整|半| ?(?:[0-5]?\\d|${MINUTE}) ?分)?`,
    'g',
  ),
  /\b(?:1[0-2]|0?[1-9]) ?[ap]\.?m\b/gi,
  new RegExp(
    `(?:(?<!\\d[.,]?)\\d{1,3}|(?<!${HAN})${HAN}{1,4}) ?(?:(?:个)?(?:小时|工作日|自然日|星期|礼拜|季度)|个月|分钟|秒|天|周岁|周|年|岁|日内)`,
    'g',
  ),
  /(?<!\d[.,]?)\b\d{1,3}[ -](?:working )?(?:hours?|minutes?|seconds?|days?|weeks?|months?|years?)\b/gi,
  // Telephones: those of persons are refused elsewhere
  new RegExp(
    `${CALLED}(?:号码|电话)?[ :是为("“]{0,3}${LINE}(?:(?:、|,|/| ?或| or| and) ?${LINE})*(?! ?(?:${PIECES}|万|千|百))`,
    'g',
  ),
  new RegExp(`(?<!\\d[.,]?)${LINE} ?(?:热线|电话|hotlines?|lines?\\b)`, 'g'),
  // The marks of a list: at the beginning of a line, or of a part of a sentence
  /^ ?(?:\(?\d{1,2}[).、](?!\d)|\(?[一二三四五六七八九十]{1,3}[)、.])/gm,
  /(?<=[:;,.。、] ?)\(\d{1,2}\)(?! ?[\d(十百千万亿])/g,
];
/** Numbers of houses, floors, lines and models: COVID-19, H1N1; not x500, CNY500. */
const NAMES: readonly RegExp[] = [
  /(?<!\d[.,]?|月 ?)\d{1,4}(?:-\d{1,3})? ?(?:号线|号楼|号(?!码)|楼|层|栋|幢|室|门|单元|路(?=公交))/g,
  /(?<![A-Za-z\d])(?!X|RMB|CNY|USD|EUR|HKD|JPY|GBP|PCS|QTY)(?:[A-Z]{1,6}|Covid)-?\d{1,3}[A-Z]?\d?(?![\d]|[,.]\d)/g,
];
const ADDRESS = /https?:\/\/[^\s<>"'\u3000-\u303f\u4e00-\u9fff]+/g;

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ENGLISH: ReadonlyMap<string, number> = new Map([
  ...ONES.split(' ').map((word, value) => [word, value] as const),
  ...TENS.split(' ').map((word, index) => [word, 20 + 10 * index] as const),
]);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]);
const SCALE = [...SCALES.keys()].join('|');
const WORD = `(?:${[...ENGLISH.keys()].join('|')}|(?:${SCALE})s?)`;

const IN_DIGITS = new RegExp(
  `(?:\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d{1,3}(?: \\d{3})+(?!\\d)|\\d+(?:\\.\\d+)?)(?: ?[十百千万亿]+(?:\\d+(?:\\.\\d+)?[百千万]?)*|[kKwW](?![A-Za-z]))?(?:[ -](?:${SCALE})s?\\b)?`,
  'g',
);
const IN_CHINESE = new RegExp(`[数几]?${HAN}+`, 'g');
const IN_ENGLISH = new RegExp(`\\b(?:an? )?${WORD}(?:(?:[ -]|,? and |, | of )${WORD})*\\b`, 'gi');
/** Numerals of other scripts: that they are numbers is known, and not which. */
const IN_SIGNS = /[\p{No}\p{Nl}]+/gu;
/** Three letters and more that make a number; shorter ones are types, sizes and names (Type II, XL), and so are some others. */
const IN_ROMAN =
  /(?<![A-Za-z])(?=[MDCLXVI]{3})(?!(?:CCC|XXX|MIX|DIX|CIV|LIV|VII|III|XII|XIV|XVI|VIII|XIII|XVII|XIX|XVIII)(?![A-Za-z]))M{0,9}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})(?![A-Za-z])/g;
const KINDS_OF = /^[ -]?(?:kinds?|types?|sorts?|classes|ways?|steps?|levels?)\b/i;

/**
 * The amounts in a text (of `plainNumbers`), in its order: what is a date, a time, a paper's number and the like is none, nor
 * what stands in a `name`, such as that of 84消毒液.
 */
export function amountsIn(
  plain: string,
  names: readonly { readonly start: number; readonly end: number }[] = [],
): NumberFound[] {
  let text = plain;
  const found: NumberFound[] = [];
  const hide = (start: number, end: number): void => {
    text = text.slice(0, start) + '◌'.repeat(end - start) + text.slice(end);
  };
  const hideAll = (pattern: RegExp, isAmount: (match: RegExpExecArray) => boolean = () => false): void => {
    for (const match of text.matchAll(pattern))
      if (!isAmount(match)) hide(match.index, match.index + match[0].length);
  };
  const ownerEnds = new Set(names.map(({ end }) => end));
  const ownerStarts = new Set(names.map(({ start }) => start));
  /** 36000-2020 只 is an amount, and so is No. 36000 masks. */
  const isCounted = ({ 0: whole, index }: RegExpExecArray): boolean => {
    const end = index + whole.length;
    if (COUNTED.test(plain.slice(end, end + 12))) return true;
    if (!OF_GOODS.test(whole)) return false;
    const isBehind = ownerEnds.has(index) || (plain[index - 1] === ' ' && ownerEnds.has(index - 1));
    return isBehind || ownerStarts.has(end) || (plain[end] === ' ' && ownerStarts.has(end + 1));
  };
  const isNamed = (start: number, end: number): boolean =>
    names.some((name) => name.start < end && start < name.end);
  const add = (
    match: RegExpExecArray,
    value: number | null,
    { isSmallWord = false, isPaper = false, isLetters = false } = {},
  ): void => {
    const start = match.index;
    const end = start + match[0].length;
    found.push({ text: plain.slice(start, end), value, start, end, isSmallWord, isPaper, isLetters });
    hide(start, end);
  };
  hideAll(ADDRESS);
  for (const { pattern, from } of PAPERS)
    for (const match of text.matchAll(pattern)) {
      if (isCounted(match)) continue;
      const end = match.index + match[0].length;
      const digits = match[1] ?? match[2] ?? '';
      if (digits.length < from || isNamed(match.index, end)) hide(match.index, end);
      else add(match, null, { isPaper: true });
    }
  for (const pattern of NO_AMOUNT) hideAll(pattern);
  for (const pattern of NAMES) hideAll(pattern, isCounted);
  for (const { start, end } of names) hide(start, end);
  for (const match of text.matchAll(IN_DIGITS)) add(match, valueInDigits(match[0]));
  for (const match of text.matchAll(IN_CHINESE))
    if (isAmount(match[0], text.slice(match.index + match[0].length, match.index + match[0].length + 2)))
      add(match, readNumeral(match[0]) as number | null);
  for (const match of text.matchAll(IN_SIGNS)) add(match, null);
  for (const match of text.matchAll(IN_ROMAN)) add(match, null, { isLetters: true });
  for (const match of text.matchAll(IN_ENGLISH)) {
    const { value, isVague } = valueInEnglish(match[0]);
    // One is an article, and some kinds are no amount of anything.
    if (value === 1 || KINDS_OF.test(text.slice(match.index + match[0].length))) continue;
    add(match, isVague ? null : value, { isSmallWord: !isVague && value <= 10 });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** By which one number is the same as another: its value, or where that is not clear its words. */
export const keyOfNumber = ({ value, text }: Pick<NumberFound, 'value' | 'text'>): string =>
  value === null ? text.toLowerCase() : String(value);

/** 三万六千 and 三六零零零 are amounts, 统一 and 十分 are words; with a piece's word behind it (两只) it is one in any case. */
function isAmount(numeral: string, after: string): boolean {
  const isOfPieces = new RegExp(`^[余多]?${PIECES}`).test(after);
  if (numeral === '一') return false;
  if (isOfPieces || /^[余多]/.test(after)) return true;
  if (numeral === '千万') return false;
  return /[一二两三四五六七八九数几][十百千万亿]|[十百千][万亿]|[零一二三四五六七八九]{3}/.test(numeral);
}

function valueInDigits(found: string): number | null {
  const [digits = '', scale] = found.split(new RegExp(`[ -](?=(?:${SCALE}))`));
  const value = readNumeral(digits.replace(/ /g, ''));
  if (scale === undefined) return typeof value === 'number' ? value : null;
  const times = SCALES.get(scale.replace(/s$/, ''));
  const exact = Number(digits.replace(/[ ,]/g, '')) * (times ?? Number.NaN);
  return Number.isSafeInteger(exact) ? exact : null;
}

function valueInEnglish(found: string): { value: number; isVague: boolean } {
  let [total, part] = [0, 0];
  let isVague = false;
  for (const word of found.toLowerCase().split(/[^a-z]+/)) {
    const scale = SCALES.get(word.replace(/s$/, ''));
    if (scale === undefined) part += ENGLISH.get(word) ?? 0;
    else if (scale <= 100) part = (part === 0 ? 1 : part) * scale;
    else {
      total += (part === 0 ? 1 : part) * scale;
      part = 0;
    }
    // Thousands of masks are no number, two dozen are.
    if (scale !== undefined && word.endsWith('s') && !/^dozens?$/.test(word)) isVague = true;
    if (word === 'dozens') isVague = true;
  }
  const value = total + part;
  return { value, isVague: isVague || !Number.isSafeInteger(value) };
}
