import { holdsBirthDate, identityCardChecks, isOrganisationCode, luhn } from './check-characters.ts';
import { digitOf } from './digit.ts';
import { findDisguised } from './disguised.ts';
import { findHints } from './hints.ts';
import { findHomes } from './homes.ts';
import { type PersonalDataKind, type PersonalDatum, PLACEHOLDERS } from './kinds.ts';
import { dense, findLabelled } from './labelled.ts';
import { withHanDigits, withSpokenDigits } from './number-words.ts';
import { readingOf } from './reading.ts';
import { remembered } from './remembered.ts';

/** Between the digits of one number people write a space, a dash, or (to slip past filters) nothing visible. */
const GAP = '[ \\-._·\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufe0f\\ufeff]{0,2}';
const pattern = (source: string) => new RegExp(source, 'giu');
/** Eleven figures in two parts. */
const brokenOnce = (by: string): string =>
  `(?:${[3, 4, 5, 6, 7, 8].map((first) => `\\d{${first}}${by}\\d{${11 - first}}`).join('|')})`;
/** What follows an amount and no telephone number. */
const NO_UNIT =
  '(?![\\d.,%]|\\s{0,2}(?:只|件|个|套|箱|盒|瓶|包|双|副|台|元|万|吨|公斤|千克|升|人|例|床|张|份|枚|支|桶|pieces|pcs|boxes|masks|yuan|people|cases))';

const NUMBERS: readonly (readonly [PersonalDataKind, RegExp])[] = [
  ['identity-card', pattern('(?<!\\d)\\d{6}(?:19|20)\\d{9}[\\dX](?!\\d)')],
  ['bank-account', pattern(`(?<!\\d)(?:\\d{12,30}|\\d{4}(?:[ \\-]\\d{4}){2,5}(?:[ \\-]?\\d{1,4})?)(?!\\d)`)],
  [
    'mobile-phone',
    pattern(`(?<![\\d.])(?:(?:\\+|00)?86[ \\-]?)?1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4}(?!\\d|\\.\\d)`),
  ],
  ['mobile-phone', pattern(`(?<![\\d.])1[3-9]\\d${GAP}\\d{3}${GAP}\\d{5}(?!\\d|\\.\\d)`)],
  // Broken once, by the end of a line; and, behind a word for telephones, by whatever parts figures in a list.
  [
    'mobile-phone',
    pattern(`(?<![\\d.])(?=1[3-9])${brokenOnce('\\s{0,3}[\\n\\r\\t\\u2028\\u2029]\\s{0,3}')}${NO_UNIT}`),
  ],
  [
    'mobile-phone',
    pattern(
      `(?<=(?:电话|手机|联系|致电|拨打|tel|phone|mobile|call)[^\\d\\n]{0,6})(?=1[3-9])${brokenOnce('[ ,，、/;；|]{1,3}')}${NO_UNIT}`,
    ),
  ],
  [
    'landline-phone',
    pattern(
      '(?<!\\d)\\(?0(?:10|2\\d|[3-9]\\d{2})\\)?[ \\-]{0,2}\\d{3,4}[ \\-]?\\d{4}(?:(?:-|转)\\d{1,6})?(?!\\d)',
    ),
  ],
  ['landline-phone', pattern('(?<!\\d)(?:\\+|00)?86(?:[ \\-]|[ \\-]?\\(0\\))\\d{2,3}[ \\-]\\d{7,8}(?!\\d)')],
  ['landline-phone', pattern('(?<=(?:电话|座机|固话|tel)[ :]{0,3})\\d{7,8}(?!\\d)')],
  ['international-phone', pattern('(?<![\\d+])\\+[1-9]\\d{0,2}(?:[ \\-]?\\(?\\d{1,4}\\)?){2,5}(?!\\d)')],
];
const WORDS: readonly (readonly [PersonalDataKind, RegExp])[] = [
  ['e-mail', pattern('[a-z0-9._%+\\-]{1,64}(?:@|%40)[a-z0-9\\-]{1,63}(?:(?:\\.|%2e)[a-z0-9\\-]{1,63}){1,4}')],
  ['messaging-account', pattern('(?<=(?:微信|wechat|weixin)(?:号|id)?[ :]{0,3})[a-z][a-z0-9_\\-]{5,19}')],
  // The address behind the square that one scans.
  ['messaging-account', pattern('(?<=u\\.wechat\\.com/|qm\\.qq\\.com/q/|(?<![a-z])t\\.me/)[\\w\\-]{5,60}')],
  // The lower line of a passport as a machine reads it (ICAO Doc 9303-4): number, state, birth, sex, expiry.
  ['identity-card', pattern('(?<![A-Z0-9])[A-Z0-9<]{9}\\d[A-Z]{3}\\d{7}[MF<]\\d{7}(?![A-Z0-9]{20})')],
  ['messaging-account', pattern('(?<=(?:qq|微信)(?:号|群)?[ :]{0,3})\\d{5,11}(?!\\d)')],
  [
    'labelled-name',
    pattern(
      '(?<=(?:联系人|收件人|收货人|负责人|处理人|经办人)[ :]{1,3})\\p{Script=Han}{2,4}(?!\\p{Script=Han})',
    ),
  ],
];
/** Ids, receipt codes, fingerprints and packed bytes, which machines draw: what looks like a number in them is chance. */
const DRAWN = new RegExp(
  [
    '(?<![0-9a-zA-Z])[0-9a-f]{32,64}(?![0-9a-zA-Z])',
    '(?<![0-9a-zA-Z])(?!we|wx|qq|vx|line|skype|whats|tele)[a-z]{3,}(?:-[a-z]{2,})*-(?=[0-9]*[a-z])(?:[0-9a-hjkmnp-tv-z]{16}|[0-9a-f]{20})(?![0-9a-zA-Z])',
    '(?<![0-9a-zA-Z])TZ-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}(?![0-9a-zA-Z])',
    '(?<![A-Za-z0-9+/])(?=[a-z0-9+/]*[A-Z])(?=[A-Z0-9+/]*[a-z])(?=[A-Za-z+/]*[0-9])(?:[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{60,}={0,2})',
  ].join('|'),
  'g',
);
/**
 * Digits in a web address are article numbers; what counts is a parameter that says it is a number of a person, and a mobile number that is all of
 * a parameter or of a part of the path.
 */
const ADDRESS = /https?:\/\/[^\s<>"'\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]+/giu;
const TELLING_PARAMETER =
  /[?&](?:phone|tel|mobile|mob|cell|idcard|card(?:_?n(?:o|um|umber))?|idno|id_?num(?:ber)?|identity|sfz[a-z]{0,4}|zjh[a-z]{0,2}|sj[a-z]{0,3}|shouji|dianhua|passport|account|acct|acc|contact|whatsapp|wx|qq)=\+?$|\/(?:u|user|users|phone|tel|mobile|member|profile|people|contact|call|sms)\/$|\/\/(?:www\.)?(?:wa|whatsapp|line|t)\.[^/]{2,20}\/(?:[a-z]{1,6}\/)?\+?$/i;

/**
 * Telephone numbers, identity cards, bank accounts (12 digits or more), e-mail addresses, messaging accounts and
 * labelled names in free text; [start, end) in UTF-16 units, in order, never overlapping. Amounts, dates, standards,
 * organisation codes, hashes and public hotlines (400…, 955xx) are not personal. Pure, linear, depends on nothing.
 */
export function findPersonalData(text: string): PersonalDatum[] {
  const bare = text.replace(DRAWN, (token) => 'ξ'.repeat(token.length));
  if (/^ξ*$/.test(bare)) return [];
  const plain = foldWidth(bare);
  const addresses = [...plain.matchAll(ADDRESS)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  const found: PersonalDatum[] = [];
  /** What is found stands apart: each place of the text belongs to one find. */
  const taken = new Uint8Array(text.length);
  const take = (kind: PersonalDataKind, start: number, end: number) => {
    if (taken.subarray(start, end).includes(1)) return;
    taken.fill(1, start, end);
    found.push({ kind, start, end });
  };
  for (const [kind, expression] of WORDS)
    for (const match of plain.matchAll(expression)) take(kind, match.index, match.index + match[0].length);
  for (const [kind, expression] of NUMBERS) {
    for (const match of plain.matchAll(expression)) {
      const start = match.index;
      const inAddress = addresses.find(([from, to]) => from <= start && start < to);
      if (
        inAddress &&
        !TELLING_PARAMETER.test(plain.slice(inAddress[0], start)) &&
        !(kind === 'mobile-phone' && isAllOfAPart(plain, inAddress, start, start + match[0].length))
      )
        continue;
      const meant = meaning(kind, match[0], plain, start);
      if (meant) take(meant, start, start + match[0].length);
    }
  }
  const read = readingOf(bare);
  for (const { kind, start, end } of findLabelled(bare, read)) take(kind, start, end);
  for (const { kind, start, end } of findDisguised(bare, read)) take(kind, start, end);
  const close = dense(read);
  const figures = withSpokenDigits(withHanDigits(close));
  for (const { kind, start, end } of findHomes(bare, close, figures)) take(kind, start, end);
  if (found.length === 0) for (const { kind, start, end } of findHints(figures, bare)) take(kind, start, end);
  return found.sort((a, b) => a.start - b.start);
}

export const containsPersonalData = (text: string): boolean => findPersonalData(text).length > 0;

/** The text with a placeholder in each find's place; nothing is found in what it gives. */
export const redact = remembered((text: string): string => {
  let safe = text;
  // Taking one thing out can lay another bare (an address that no longer is one), so look again.
  for (let found = findPersonalData(safe); found.length > 0; found = findPersonalData(safe)) {
    let out = '';
    let from = 0;
    for (const { kind, start, end } of found) {
      out += safe.slice(from, start) + PLACEHOLDERS[kind];
      from = end;
    }
    safe = out + safe.slice(from);
  }
  return safe;
});

const isAllOfAPart = (
  text: string,
  [from, to]: readonly [number, number],
  start: number,
  end: number,
): boolean =>
  /(?:[^/]\/|=)\+?$/.test(text.slice(Math.max(from, start - 3), start)) &&
  (end === to || /^[/?&#,.;:!)]/.test(text.slice(end, end + 1)));

function meaning(
  kind: PersonalDataKind,
  number: string,
  text: string,
  start: number,
): PersonalDataKind | null {
  const end = start + number.length;
  const before = /[a-z0-9]*$/i.exec(text.slice(Math.max(0, start - 24), start))?.[0] ?? '';
  const after = /^[a-z0-9]*/i.exec(text.slice(end, end + 24))?.[0] ?? '';
  // Inside a longer run of letters and digits it is a hash or a code; "tel138…" is not.
  if (!/^[a-z]{0,8}$/i.test(before) || !/^[a-z]{0,3}$/i.test(after)) return null;
  const code = before + number + after;
  if (code.length === 18 && isOrganisationCode(code.toUpperCase())) return null;
  switch (kind) {
    case 'identity-card':
      return holdsBirthDate(number) || identityCardChecks(number)
        ? kind
        : accountOrThing(number, text, start);
    case 'bank-account':
      return looksLikeAmounts(number) ? null : accountOrThing(number, text, start);
    case 'landline-phone':
      return /^\d{10,}$/.test(number) && isNumberOfThing(text, start) ? null : kind;
    case 'international-phone': {
      const digits = number.replace(/\D/g, '');
      return digits.length >= 9 && digits.length <= 15 && !/0{5}$/.test(digits) ? kind : null;
    }
    default:
      return kind;
  }
}

/** Waybills, invoices, barcodes, batches and the like are numbers of things, where a word says so before them. */
const THING =
  /(?:单号?|编号|编码|条码|条形码|二维码|标签|发票|代码|批号|序列号|许可|注准|备案|合同|档案|案号|流水|版本|rfid|waybill|barcode|invoice|order|tracking|serial|batch|lot|sku|reference|licen[cs]e|version)[^，。,;；\n]{0,8}$/iu;
const isNumberOfThing = (text: string, start: number): boolean => {
  const before = text.slice(Math.max(0, start - 24), start);
  return THING.test(before) && !/账|帐|卡|户|汇|account|card/iu.test(before);
};
const accountOrThing = (number: string, text: string, start: number): PersonalDataKind | null =>
  isNumberOfThing(text, start) && !isCard(number) ? null : 'bank-account';
/** Cards begin so, and their check is right; one in ten of other numbers is taken for one. */
const isCard = (number: string): boolean => {
  const digits = number.replace(/\D/g, '');
  return digits.length >= 16 && digits.length <= 19 && /^(?:62|4|5[1-5])/.test(digits) && luhn(digits);
};

/** 100000000000, "1000 2000 3000", "2018 2019 2020" and 20200125160000 are long, but no account. */
function looksLikeAmounts(number: string): boolean {
  const groups = number.split(/[ -]/);
  if (groups.length > 1)
    return (
      groups.every((group) => group.endsWith('0')) || groups.every((group) => /^(?:19|20)\d\d$/.test(group))
    );
  return (
    /0{6}$/.test(number) ||
    /^20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d(?:\d{3})?)?$/.test(number)
  );
}

/** Full-width digits, letters and dashes, and digits of other scripts, as plain ones, each in its own place: positions hold. */
function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/(?![\d\u{10000}-\u{10ffff}])\p{Nd}/gu, (sign) => String(digitOf(sign)))
    .replace(/[\u3000\u00a0\t]/g, ' ')
    .replace(/[‐-―−]/g, '-');
}
