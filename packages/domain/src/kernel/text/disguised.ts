import { holdsBirthDate, identityCardChecks, luhn } from './check-characters.ts';
import type { PersonalDataKind, PersonalDatum } from './kinds.ts';
import { withHanDigits, withSounds, withSpokenDigits } from './number-words.ts';
import type { Reading } from './reading.ts';

/**
 * What people write so that a filter does not see it, or because they speak so: numbers in figures of other kinds, in words, taken
 * apart by whatever comes to hand. Looks for what a reader would dial, not for a form of writing: digits with little between
 * them, together a number of a person; digits beside a word that says what they are; digits beside a word that says how they
 * are to be put together. Linear in the text: each pattern and each stretch is bounded.
 */
export function findDisguised(text: string, read: Reading): PersonalDatum[] {
  const sounds = withSounds(read);
  const isPutTogether = text.includes(TURNED) || PUT_TOGETHER.test(read.plain);
  const found: PersonalDatum[] = [];
  const take = (reading: Reading, hits: Iterable<Hit>) => {
    for (const { kind, from, to } of hits) {
      const start = reading.start[from] as number;
      const end = reading.end[to - 1] as number;
      // What is no disguise has been judged as it stands, with what stands around it.
      if (/^\d+$/.test(text.slice(start, end)) && !isPutTogether) continue;
      found.push({ kind, start, end });
    }
  };
  for (const reading of new Set([
    withSpokenDigits(withHanDigits(read)),
    ...(sounds.plain === read.plain ? [] : [sounds]),
    // A stroke stands for a one as well as for a gap.
    ...(STROKES.test(read.plain) ? [{ ...read, plain: read.plain.replaceAll('|', '1') }] : []),
  ])) {
    const dialled = withoutFigures(reading.plain, FIGURES);
    const told = withoutFigures(reading.plain, WHOLE_FIGURES);
    const spelt = withoutFigures(reading.plain, MOMENTS);
    take(reading, cardsIn(withAlike(reading.plain)));
    take(reading, paidFor(reading.plain));
    take(reading, inBrackets(spelt));
    for (const run of runsOf(dialled)) take(reading, numbersIn(run, dialled));
    take(reading, evenlyApart(spelt));
    take(reading, strungOut(spelt));
    take(reading, saidApart(dialled));
    take(reading, toldBeside(told));
    if (isPutTogether) take(reading, toldHow(told));
  }
  return found;
}

const STROKES = /\|\d|\d\|/;
const MOMENTS: readonly RegExp[] = [
  /https?:\/\/[^\s<>"'\u3000-\u303f\u4e00-\u9fff]+/gu,
  /(?<![\d.])(?:19|20)\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}(?!\d)日?/gu,
  /(?<!\d)(?:19|20)\d\d年/gu,
  /(?<!\d)\d{1,2}月\d{1,2}[日号]?/gu,
  /(?<!\d)\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?:,? (?:19|20)\d\d)?(?!\d)/gu,
  /(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d{1,2}(?:,? (?:19|20)\d\d)?(?!\d)/gu,
  /(?<![\d:])[012]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:])/gu,
];
/** Dates, times, standards, amounts and the like, which nobody dials: something else stands in their place. */
const WHOLE_FIGURES: readonly RegExp[] = [
  ...MOMENTS,
  /(?<![a-z])(?:gb|yy|ty|db|en|iso|astm|niosh|fz|hg|ws)(?:\/t)?[ -]?[a-z]?\d{2,6}(?:\.\d+)?(?:[-—]\d{2,4})?(?!\d)/gu,
  // Sixteen thousand millions are a telephone number.
  /(?<![\d,])(?!1[3-9],\d{3},\d{3},\d{3}(?!,))\d{1,3}(?:,\d{3}){1,3}(?![\d,])/gu,
  /(?<!\d)(?<!\d[^\p{L}\p{N}])\d{2,8} ?(?:[‰℃°]|%(?!\d)|万|千|百|亿|只|个|件|套|箱|盒|副|瓶|桶|吨|公斤|千克|kg|元|人|名|户|床|台|辆|张|支|枚|把|双|包|袋|卷|批|次|项|份|例|位|岁|米|号(?![^\p{L}\p{N}]?\d)|楼|层|室|栋|幢|座|单元|天|小时|分钟|分|年|月|日|周|ml|mm|cm|pcs|pieces|boxes|masks|yuan|beds|people|hours|days|units|sets|pairs)/gu,
  /(?<!\d ?)[￥¥$€£] ?\d[\d,]*/gu,
];

const FIGURES: readonly RegExp[] = [...WHOLE_FIGURES, /(?<![\d.])\d{1,9}\.\d{1,4}(?![\d.])/gu];

/** A letter that nobody writes there. */
const MASK = 'ξ';

function withoutFigures(plain: string, figures: readonly RegExp[]): string {
  let masked = plain;
  for (const figure of figures) masked = masked.replace(figure, (each) => MASK.repeat(each.length));
  return masked;
}

type Group = { readonly from: number; readonly to: number; readonly digits: string };
/** Groups of digits with little between them; `gaps[i]` stands before the group i + 1. */
type Run = { readonly groups: readonly Group[]; readonly gaps: readonly string[] };
type Hit = { readonly kind: PersonalDataKind; readonly from: number; readonly to: number };

/** Between two groups: signs that are neither letters nor figures, and the words with which people tell numbers. */
const GAP =
  /(?:[^\p{L}\p{N}]|然后|接着|后面|中间|最后|末尾|再|接|转|加上|杠|横|空格|空|斜杠|下划线|点|是|和|跟|逗号|then|and|dash|space|hyphen|slash|dot|comma|um|uh|er){1,14}/uy;
/** Letters that are drawn like figures, where they stand among figures. */
const ALIKE: Readonly<Record<string, string>> = { o: '0', l: '1', i: '1', s: '5', b: '8', z: '2', q: '9' };
const GROUPS_MAX = 60;

function* runsOf(plain: string): Generator<Run> {
  let [groups, gaps]: [Group[], string[]] = [[], []];
  let at = 0;
  while (at < plain.length) {
    const group = groupAt(plain, at, groups.length > 0);
    if (group === null) {
      at += 1;
      continue;
    }
    groups.push(group);
    at = group.to;
    GAP.lastIndex = at;
    const gap = GAP.exec(plain)?.[0] ?? '';
    if (gap !== '' && groups.length < GROUPS_MAX && groupAt(plain, at + gap.length, true) !== null) {
      gaps.push(gap);
      at += gap.length;
      continue;
    }
    yield { groups, gaps };
    [groups, gaps] = [[], []];
  }
}

/** Digits from a place on, with the letters that are taken for some; null: none stand there. */
function groupAt(plain: string, from: number, isAmong: boolean): Group | null {
  let digits = '';
  let figures = 0;
  let to = from;
  for (; to < plain.length; to += 1) {
    const sign = plain[to] as string;
    if (sign >= '0' && sign <= '9') {
      digits += sign;
      figures += 1;
    } else if (sign in ALIKE) digits += ALIKE[sign];
    else break;
  }
  // Noughts are written as letters for whole groups too.
  const areNoughts = isAmong && to - from <= 4 && /^o+$/.test(plain.slice(from, to));
  if (figures === 0 && !areNoughts) return null;
  const isWord = /[a-z]/.test(plain[from - 1] ?? '') || /[a-z]/.test(plain[to] ?? '');
  return isWord && figures < to - from ? null : { from, to, digits };
}

const MOBILE = /^(?:(?:00)?86)?1[3-9]\d{9}$/;
const CODED_LANDLINE = /^(?:(?:00)?86)?0(?:10|2\d|[3-9]\d\d)\d{7,8}$/;
const COUNTRY_LANDLINE = /^(?:00)?86(?:10|2\d|[3-9]\d\d)\d{7,8}$/;
const CARD = /^[1-6]\d{5}(?:19|20)\d{9}[\dx]$/;

/** What in a run is a number of a person: each stretch of whole groups is asked. */
function* numbersIn({ groups, gaps }: Run, plain: string): Generator<Hit> {
  for (let first = 0; first < groups.length; first += 1) {
    let digits = '';
    for (let last = first; last < groups.length && digits.length < 20; last += 1) {
      digits += (groups[last] as Group).digits;
      if (digits.length < 10) continue;
      const { from } = groups[first] as Group;
      const { to } = groups[last] as Group;
      const kind = kindOf(digits, groups.slice(first, last + 1), gaps.slice(first, last), {
        isWhole: first === 0 && last === groups.length - 1,
        before: plain.slice(Math.max(0, from - 8), from),
      });
      if (kind === null) continue;
      yield { kind, from, to };
      first = last;
      break;
    }
  }
}

function kindOf(
  digits: string,
  groups: readonly Group[],
  gaps: readonly string[],
  { isWhole, before }: { readonly isWhole: boolean; readonly before: string },
): PersonalDataKind | null {
  const lengths = groups.map(({ digits: { length } }) => length);
  if (!isSaidSo(lengths, gaps, isWhole) || isListOfAmounts(groups, gaps)) return null;
  if (/(?:\+|plus|加号)[^\p{L}\p{N}]{0,2}$/u.test(before) && digits.length <= 15 && !/0{5}$/.test(digits))
    return MOBILE.test(digits) ? 'mobile-phone' : 'international-phone';
  return numberOf(digits);
}

/** What digits are by themselves. */
function numberOf(digits: string): PersonalDataKind | null {
  if (MOBILE.test(digits)) return 'mobile-phone';
  if (CODED_LANDLINE.test(digits) || COUNTRY_LANDLINE.test(digits)) return 'landline-phone';
  if (digits.length === 18 && CARD.test(digits) && (holdsBirthDate(digits) || identityCardChecks(digits)))
    return 'identity-card';
  if (/^00(?:1|[2-79]\d|8[1-57-9])\d{8,12}$/.test(digits) && !/^(?:00\d)+$/.test(digits))
    return 'international-phone';
  return digits.length >= 16 && digits.length <= 19 && /^[3-69]/.test(digits) && luhn(digits)
    ? 'bank-account'
    : null;
}

/** In groups in which people say a number: sign by sign, in twos, threes and fours, or nearly whole. */
function isSaidSo(lengths: readonly number[], gaps: readonly string[], isWhole: boolean): boolean {
  if (lengths.length <= 3 || isWhole) return true;
  if (lengths.every((length) => length <= 2)) return gaps.every((gap) => gap === gaps[0]);
  const [head = 0, ...rest] = lengths;
  return head <= 4 && rest.every((length) => length >= 2 && length <= 4);
}

/** 150、2000、3000 is a list, and so is what has a comma and a space between. */
function isListOfAmounts(groups: readonly Group[], gaps: readonly string[]): boolean {
  if (groups.length === 1 || isGroupedInThrees(groups, gaps)) return false;
  if (/^0\d{2,3}$/.test(groups[0]?.digits ?? '')) return false;
  if (groups.every(({ digits }) => digits.length > 1 && digits.endsWith('0'))) return true;
  const isList = gaps.every((gap) => /^(?:、|,|, |;|; )$/.test(gap));
  return isList && groups.some(({ digits }) => digits.length > 4 || digits.length === 2);
}

/** 13,812,345,678: sixteen thousand millions of nothing are dialled. */
const isGroupedInThrees = (groups: readonly Group[], gaps: readonly string[]): boolean =>
  gaps.every((gap) => gap === ',') &&
  groups.length === 4 &&
  groups.slice(1).every(({ digits: { length } }) => length === 3);

/** A card in the three parts of which it is made, whatever stands between them: region, birthday, the rest. */
const cardParts = (between: number) =>
  new RegExp(
    `(?<!\\d)[1-6]\\d{5}[^\\d]{0,${between}}(?:19|20)\\d\\d[^\\d]{0,3}(?:0?[1-9]|1[0-2])[^\\d]{0,3}(?:[0-2]?\\d|3[01])[^\\d]{0,${between}}\\d{3}[^\\p{L}\\p{N}]{0,2}[\\dx](?![\\d年])`,
    'gu',
  );
const CARD_PARTS = cardParts(6);
/** Farther apart where it is said that this is a card. */
const CARD_TOLD = /身份|证件|sfz|(?<![a-z])id(?![a-z])|前六位|first six|followed by|ending|前半|后半/u;
const CARD_FAR = cardParts(20);

function* cardsIn(plain: string): Generator<Hit> {
  const parts = CARD_TOLD.test(plain) ? CARD_FAR : CARD_PARTS;
  // What a number of goods stands before is a date.
  for (const { 0: card, index } of plain.matchAll(parts))
    if (!/^\d+ ?[只个件套箱盒副瓶桶吨人元]/.test(card))
      yield { kind: 'identity-card', from: index, to: index + card.length };
  if (CARD_PIECES.test(plain)) {
    const parts = [REGION, BIRTHDAY, TAIL].map((part) => part.exec(plain));
    if (parts.every((part) => part !== null))
      yield {
        kind: 'identity-card',
        from: Math.min(...parts.map(({ index }) => index)),
        to: Math.max(...parts.map(({ 0: part, index }) => index + part.length)),
      };
  }
  for (const { 0: card, index } of plain.matchAll(CARD_STRUNG)) {
    const digits = card.replace(/[^\dx]/g, '');
    if (CARD.test(digits) && (holdsBirthDate(digits) || identityCardChecks(digits)))
      yield { kind: 'identity-card', from: index, to: index + card.length };
  }
}
/** Its three parts in whatever order, where a word says so. */
const CARD_PIECES = /birth ?(?:date|day)|born|出生|生日|生辰|region|区划|地区码|check part|校验|tail|尾/u;
const REGION = /(?<!\d)[1-6]\d{5}(?!\d)/u;
const BIRTHDAY = /(?<!\d)(?:19|20)\d\d[-./年]?(?:0[1-9]|1[0-2])[-./月]?(?:[0-2]\d|3[01])(?!\d)/u;
const TAIL = /(?<!\d)(?!19|20)\d{3}[\dx](?![\d年a-z])/u;
const CARD_STRUNG = /(?<!\d)[1-6](?:[^\p{L}\p{N}]{0,3}\d){16}[^\p{L}\p{N}]{0,3}[\dx](?![\p{N}a-z])/gu;

/** One or two figures at a time with anything between: 1啊8啊7, 1a3b8c, 1个5个5个. Whole stretches only. */
const STRETCH = /(?<!\d)\d{1,2}(?:[^\d]{1,4}\d{1,2}){4,24}(?!\d)/gu;
const FEW = 7;

function* strungOut(plain: string): Generator<Hit> {
  for (const { 0: stretch, index } of plain.matchAll(STRETCH)) {
    const groups = [...stretch.matchAll(/\d+/g)];
    const gaps = stretch.split(/\d+/).slice(1, -1);
    let first = 0;
    for (let next = 1; next <= groups.length; next += 1) {
      // As far as the same stands between them; and the whole of it, where it is long.
      const isSame = next < groups.length && gaps[next - 1] === gaps[first];
      if (isSame) continue;
      const some = groups.slice(first, next);
      yield* asNumber(index, some);
      first = next;
    }
    if (gaps.length >= FEW) yield* asNumber(index, groups);
  }
}

function* asNumber(at: number, groups: readonly RegExpExecArray[]): Generator<Hit> {
  const kind = numberOf(groups.map(({ 0: digits }) => digits).join(''));
  const [first, last] = [groups[0], groups.at(-1)];
  if (kind !== null && first && last && groups.length > 4)
    yield { kind, from: at + first.index, to: at + last.index + last[0].length };
}

/** Three, four and four (or eight) with some words between: 131 然后 6231 然后是 8101. */
const APART = /(?<![\d.])1[3-9]\d[^\d]{1,14}(?:\d{4}[^\d]{1,14}\d{4}|\d{8})(?![\d.])/gu;

function* saidApart(plain: string): Generator<Hit> {
  for (const { 0: number, index } of plain.matchAll(APART)) {
    const groups = number.match(/\d+/g) as string[];
    const isList = /^\d+(?:[、,;] ?\d+)+$/.test(number) && groups.every((each) => each.endsWith('0'));
    if (!isList && !number.includes(MASK) && !groups.slice(1).every((each) => /^(?:19|20)\d\d$/.test(each)))
      yield { kind: 'mobile-phone', from: index, to: index + number.length };
  }
}

/** 133元7239元5334元: in the groups of a number, with the same between them, whatever it is. */
const EVENLY = /(?<![\d.])1[3-9]\d([^\d]{1,4})\d{4}\1\d{4}(?!\d)/gu;

function* evenlyApart(plain: string): Generator<Hit> {
  for (const { 0: number, index } of plain.matchAll(EVENLY))
    if (!(number.match(/\d+/g) as string[]).every((each) => each.endsWith('0')))
      yield { kind: 'mobile-phone', from: index, to: index + number.length };
}

/** Words that say what the digits beside them are. */
const TELLING: readonly (readonly [PersonalDataKind, RegExp])[] = [
  [
    'bank-account',
    /卡号|银行卡|打款|收款|退到|退至|退款|refund to|bank card|账户|账号|帐号|帐户|转账|汇到|transfer to|send (?:the )?money|card (?:no|number)|account (?:no|number)/gu,
  ],
  ['identity-card', /身份证|sfz|身份号|证件号|证件|id card|id no|id number|(?<![a-z])id(?= [1-6]\d)/gu],
  [
    'mobile-phone',
    /电话|手机|座机|固话|拨打|请拨|打给|回拨|回电|来电|致电|联系|号码|我的号|的号是|短信|(?<![a-z])(?:call|dial|ring|phone|mobile|cell|tel|telephone|sms|whatsapp|home line|landline|reach)(?![a-z])|(?:this|my|phone) number|text me/gu,
  ],
];
const FAR_BEFORE = 26;
const FAR_AFTER = 14;
/** Digits with whatever between them, up to as many as any number has. */
const DIGITS_BESIDE = /(?<!\d)\d(?:[^\d。;；]{0,14}\d){6,20}(?!\d)/gu;
const BESIDE_LEAST = 7;
/** Lines for everybody: 400 and 800, those of banks and offices, hotlines. */
const PUBLIC = /^(?:[48]00\d{7}|9[56]\d{3,6}|1(?:1[0-9]|2[0-9]|23\d\d)|100\d\d)+$/;

function* toldBeside(plain: string): Generator<Hit> {
  for (const { 0: number, index } of withAlike(plain).matchAll(DIGITS_BESIDE)) {
    // Hotlines are everybody's, whatever hour stands beside them.
    const digits = (number.match(/\d+/g) as string[]).filter((each) => !PUBLIC.test(each)).join('');
    if (digits.length < BESIDE_LEAST) continue;
    // A code of letters and digits, unless the letters are but between single ones.
    if (/^(?=.*[a-z])[a-z\d]+$/.test(number) && !/^\d+([a-z])\d+(?:\1\d+)+$/.test(number)) continue;
    if (PUBLIC.test(digits) || number.includes(MASK) || /0{4}$/.test(digits)) continue;
    const groups = number.match(/\d+/g) as string[];
    if (groups.length > 1 && groups.every((each) => each.endsWith('0') && each.length > 1)) continue;
    if (/^(?:19|20)\d{6}$/.test(digits)) continue;
    const to = index + number.length;
    const around = plain.slice(Math.max(0, index - FAR_BEFORE), to + FAR_AFTER);
    for (const [kind, words] of TELLING) {
      words.lastIndex = 0;
      if (!words.test(around)) continue;
      yield {
        kind: kind === 'mobile-phone' && !/1[3-9]/.test(digits) ? 'landline-phone' : kind,
        from: index,
        to,
      };
      break;
    }
  }
}

/** Letters among figures as the figures that they are drawn like. */
const withAlike = (plain: string): string =>
  plain.replace(/(?<=\d|plus )[olisbzq]+(?=[\dx])|(?<=\d)[olisbzq]+(?![a-z])/g, (letters) =>
    [...letters].map((letter) => ALIKE[letter]).join(''),
  );

/** A sum that is a telephone number with two noughts behind the point. */
function* paidFor(plain: string): Generator<Hit> {
  for (const { 0: sum, index } of plain.matchAll(/(?<![\d.,])1[3-9]\d{9}\.00?(?!\d)/g))
    yield { kind: 'mobile-phone', from: index, to: index + sum.length };
}

/** An area code in brackets, and a number behind it. */
function* inBrackets(plain: string): Generator<Hit> {
  for (const { 0: number, index } of plain.matchAll(
    /[[({<【]0\d{2,3}[\])}>】][^\p{L}\p{N}]{0,3}\d(?:[^\p{L}\p{N}]{0,2}\d){6,7}(?!\d)/gu,
  ))
    yield { kind: 'landline-phone', from: index, to: index + number.length };
}

/** Words that say how the parts are to be put together. */
const PUT_TOGETHER =
  /半段|前半|后半|going on \d|ending \d|city code|倒序|逆序|逆着|反序|反向|反写|颠倒|镜像|倒读|掉个个|倒着|倒过来|倒写|倒念|反着|反过来|从后往前|从右往左|右往左|right to left|first \d{2,4},? (?:then|next|middle|and)|middle \d{3,4}|ends? (?:in|with) \d{4}|前半段|后半段|前面拨|前面加|前面再|前三位|后四位|中四位|中间四位|后八位|末四位|连起来|拼起来|拼在一起|国家码|国家代码|国际区号|区号|国际长途|开头.{0,20}(?:末尾|结尾|中间)|(?:中间|末尾|结尾|尾巴).{0,24}(?:开头|打头|头上)|中间[二三四五六七八九十\d]{1,2}位|星号[是为]|stars? (?:is|are|=)|where x|(?<![a-z])[a-z] ?(?:=|is|stands for|means|是|代表|等于|表示) ?(?:one|two|three|four|five|six|seven|eight|nine|zero|[\d一二三四五六七八九零](?!\d))|第[一二三四1-4](?:组|段|部分|节|串)|只[抄读看取念拨留]数字|(?:去掉|删掉|拿掉|剔除|忽略|不要|去)(?:[^\d。]{1,4})?(?:字母|汉字|符号|斜杠|等号|星号|横杠|空格|减号|百分号|井号|标点)|(?:numbers?|digits?|figures?) only|(?:minus|remove|ignore|drop|strip|skip|without|delete) (?:the |all )?(?:letters?|dots?|dashes|stars?|signs?|spaces?|percents?|words?|symbols?|slashes)|(?:海外|国外|境外|我在国外)的?(?:电话|手机|号|号码|联系)|[在住]国外|开头.{0,12}结尾|backwards?|reversed?|in front of it|in front|country code|area code|overseas number|call me abroad|put together|(?:first|last|middle|next|final) (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})(?: digits?| numbers?| figures?)?(?::| (?:is|are|in) | \d)|(?:first|second|other) half/u;
const DIGITS_LEAST = 8;
/** From here on a text is drawn from right to left. */
const TURNED = '\u202e';

function* toldHow(plain: string): Generator<Hit> {
  const groups = [...plain.matchAll(/\d+(?:[^\p{L}\p{N}]{1,3}\d+){0,24}/gu)];
  if ((plain.match(/\d/g)?.length ?? 0) < DIGITS_LEAST) return;
  for (const { 0: digits, index } of groups)
    if (digits.length >= 2) yield { kind: 'mobile-phone', from: index, to: index + digits.length };
}
