import { digitOf } from '../text/find.ts';
import { normaliseText } from './normalise.ts';
import { readNumeral } from './numeral.ts';

/** A number that a text says, where it says it; `value` null: it is one, and which is not clear (数万, 1.000). */
export type NumberFound = {
  readonly text: string;
  readonly value: number | null;
  readonly start: number;
  readonly end: number;
  /** A small one in English words: "two" is an amount only of what stands beside it. */
  readonly isSmallWord: boolean;
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
  normaliseText(text)
    .replace(/(?!\d)\p{Nd}/gu, (sign) => String(digitOf(sign)))
    .replace(/[萬億兩〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟隻個雙]/g, (sign) => SIMPLER[sign] as string)
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .replace(/(?<!\d)\d(?: \d){2,}(?!\d)/g, (digits) => digits.replaceAll(' ', ''))
    .replace(/[‐-―−]/g, '-');

const HAN = '[零一二两三四五六七八九十百千万亿]';
const N = `(?:\\d{1,4}|${HAN}{1,6})`;
const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const YEAR = '(?:19|20)\\d{2}';
const DAY = '(?<!\\d)(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?(?![\\d,.]\\d|\\d| \\d{3}(?!\\d))';
const CALLED = '(?:电话|热线|拨打|致电|请拨|号码|[Cc]all|[Dd]ial|[Hh]otline|[Tt]elephone|[Pp]hone|[Tt]el)';
const LINE = '\\d{3,5}(?:-?\\d{3,4}){0,2}(?!\\d)';
/** Where goods are counted. */
const PIECES = '[只个件套副双支枚片台辆顶份箱盒包袋瓶桶吨]';

/** Numbers that are no amounts: addresses of the net, papers, articles, dates, times, telephones, marks of a list, names. */
const NO_AMOUNT: readonly RegExp[] = [
  /https?:\/\/[^\s<>"'\u3000-\u303f\u4e00-\u9fff]+/g,
  // 鄂民政〔2020〕3号, registrations, standards, "No. 12"
  /[〔[(](?:19|20)\d{2}[〕\])] ?第? ?\d{1,5} ?号/g,
  /(?:国械注[准进许]|国药准字|\p{Script=Han}{1,4}械备|\p{Script=Han}械注[准进许])[A-Z]{0,2}\d{6,14}号?/gu,
  /\b(?:GB|YY|WS|EN|ISO|IEC|ASTM|ANSI|JIS|HJ|DIN|BS)(?:[/ ](?:T|Z|EN|ISO|IEC|TR|TS))*[ -]?[A-Z]?\d{1,6}(?:\.\d{1,3})*(?:[-:]\d{4})?(?:\+A\d+(?::\d{4})?)?(?!\d)/g,
  /\b\d{1,2} CFR \d{1,4}\b/g,
  /\bCE ?\d{4}\b|\bTC-\d{2}[A-Z]-\d{4,5}\b/g,
  /\b(?:Nos?|Art|Articles?|Sections?|Clauses?|Chapter|Annex|Release|Rule)\.? ?\d{1,5}\b(?![,.]\d)/gi,
  /\b(?:page|part|version|step|phase|level|grade|class|category|room|hall|building|floor|line|gate) ?\d{1,3}\b(?![,.]\d)/gi,
  /(?<!\d[.,]?)\d{1,2} ?(?:级|类|型|号)(?!口罩)/g,
  new RegExp(
    `第 ?${N} ?(?:条|款|项|目|章|节|编|号|次|批|届|期|版|页|季|名|位|天|周|轮|阶段|部分|步|类|级|方)`,
    'g',
  ),
  // Houses, floors and lines.
  /(?<!\d[.,]?)\d{1,4}(?:-\d{1,3})? ?(?:号线|号楼|号(?!码)|楼|层|栋|幢|室|门|单元|路(?=公交))/g,
  // Dates
  new RegExp(
    `(?:(?<!\\d)${YEAR}|[零一二三四五六七八九]{4}) ?年度?(?: ?(?:\\d{1,2}|${HAN}{1,2}) ?月(?: ?(?:\\d{1,2}|${HAN}{1,3}) ?[日号])?)?`,
    'g',
  ),
  new RegExp(
    `(?<!\\d)(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]) ?月(?: ?(?:\\d{1,2}|${HAN}{1,3}) ?[日号])?`,
    'g',
  ),
  new RegExp(`(?<!\\d[.,]?)(?:3[01]|[12]\\d|0?[1-9]|${HAN}{1,3}) ?日`, 'g'),
  new RegExp(`(?<!\\d)${YEAR}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?(?![\\d,.]\\d|\\d)`, 'g'),
  new RegExp(
    `\\b(?:\\d{1,2}(?:st|nd|rd|th)? ?(?:-|to|and|,) ?)?${DAY} (?:of )?${MONTH}(?:,? ${YEAR}\\b)?`,
    'g',
  ),
  new RegExp(`\\b${MONTH} ${DAY}(?: ?(?:-|to|and) ?${DAY})?(?:,? ${YEAR}\\b)?`, 'g'),
  new RegExp(`\\b${MONTH},? ${YEAR}\\b`, 'g'),
  new RegExp(`\\b(?:[Ii]n|[Ss]ince|of|by|year|until|from) ${YEAR}(?= ?(?:[,.;:)\\n]|$))`, 'g'),
  // Times, and how long
  /(?<!\d)(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)/g,
  new RegExp(
    `(?<!\\d[.,]?)(?:[01]?\\d|2[0-4]|${HAN}{1,3}) ?[点时](?:整|半| ?(?:[0-5]?\\d|${HAN}{1,3}) ?分)?`,
    'g',
  ),
  /\b\d{1,2} ?[ap]\.?m\b/gi,
  new RegExp(
    `(?<!\\d[.,]?)(?:\\d{1,3}|${HAN}{1,4}) ?(?:(?:个)?(?:小时|工作日|自然日|星期|礼拜|月|季度)|分钟|秒|天|周岁|周|年|岁|日内)`,
    'g',
  ),
  /(?<!\d[.,]?)\b\d{1,3}[ -](?:working )?(?:hours?|minutes?|seconds?|days?|weeks?|months?|years?)\b/gi,
  // Telephones: those of persons are refused elsewhere
  new RegExp(
    `${CALLED}(?:号码|电话)?[ :是为("“]{0,3}${LINE}(?:(?:、|,|/| ?或| or| and) ?${LINE})*(?! ?(?:${PIECES}|万|千|百))`,
    'g',
  ),
  new RegExp(`(?<!\\d[.,]?)${LINE} ?(?:热线|电话|hotlines?|lines?\\b)`, 'g'),
  // The marks of a list, ① anywhere
  /^ ?(?:\(?\d{1,2}[).、](?!\d)|\(?[一二三四五六七八九十]{1,3}[)、.])/gm,
  /\(\d{1,2}\)/g,
  // COVID-19, H1N1; not x500, CNY500
  /(?<![A-Za-z\d])(?!X|RMB|CNY|USD|EUR|HKD|JPY|GBP|PCS|QTY)(?:[A-Z]{1,6}|Covid)-?\d{1,3}[A-Z]?\d?(?![\d]|[,.]\d)/g,
];

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
  for (const pattern of NO_AMOUNT) text = text.replace(pattern, (found) => '◌'.repeat(found.length));
  for (const { start, end } of names) text = text.slice(0, start) + '◌'.repeat(end - start) + text.slice(end);
  const found: NumberFound[] = [];
  const add = (match: RegExpExecArray, value: number | null, isSmallWord = false): void => {
    const start = match.index;
    const end = start + match[0].length;
    found.push({ text: plain.slice(start, end), value, start, end, isSmallWord });
    text = text.slice(0, start) + '◌'.repeat(match[0].length) + text.slice(end);
  };
  for (const match of text.matchAll(IN_DIGITS)) add(match, valueInDigits(match[0]));
  for (const match of text.matchAll(IN_CHINESE))
    if (isAmount(match[0], text.slice(match.index + match[0].length, match.index + match[0].length + 2)))
      add(match, readNumeral(match[0]) as number | null);
  for (const match of text.matchAll(IN_ENGLISH)) {
    const { value, isVague } = valueInEnglish(match[0]);
    // One is an article, and some kinds are no amount of anything.
    if (value === 1 || KINDS_OF.test(text.slice(match.index + match[0].length))) continue;
    add(match, isVague ? null : value, !isVague && value <= 10);
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
