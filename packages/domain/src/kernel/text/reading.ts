import { digitOf } from './digit.ts';
import { LIKE_LATIN } from './look-alikes.ts';
import { SIMPLIFIED, TRADITIONAL } from './traditional.ts';

/** A text as its reader takes it, one plain sign after another, each with where it stands in the text (UTF-16 units). */
export type Reading = {
  readonly plain: string;
  readonly start: readonly number[];
  readonly end: readonly number[];
};

/** Not drawn, or drawn upon the sign before: marks, joiners, selectors, the frame of a keycap. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/u;
const PLAIN = /^[\x20-\x7e]$/;
/** What programs write for a sign, or around it. Of `%`, which people also write between figures, three in a row or a sign of addresses. */
const ESCAPED =
  /&#(?<decimal>\d{1,7});|&#x(?<hexadecimal>[0-9a-f]{1,6});|\\u(?<unit>[0-9a-f]{4})|(?<row>(?:%[0-9a-f]{2}){3,})|(?<=[a-z0-9])%(?<one>40|2e)(?=[a-z0-9]{2,20}(?:\.|%2e)[a-z]|[a-z]{2,6}(?![a-z0-9]))|(?<==)%(?<plus>2b)(?=\d)|(?<tag><\/?(?:b|i|u|s|em|strong|span|p|br|div|font|code|small|big|sub|sup|mark|li|ul|ol|h[1-6]|wbr|del|ins) ?\/?>)/iy;

/**
 * NFKD (UAX 15) sign by sign, without accents, in lower case, digits of every script as plain ones, letters of other scripts as the Latin ones
 * that they are drawn like (UTS 39), traditional characters as simplified ones, without what is not drawn. Linear; a sign that
 * becomes several (`⑴`, `㏄`) gives each the place of the one.
 */
export function readingOf(text: string, fold = foldedSign): Reading {
  return WRAPPINGS.reduce((reading, [pattern, as]) => rewritten(reading, pattern, as), signsOf(text, fold));
}

/** What stands around signs and is not meant: marks of bold text, glue of programs, names of stickers. */
const WRAPPINGS: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/(?<![*~])(?:\*\*|~~)(?![*~])/gu, () => ''],
  [/["'`] {0,2}[+.&|]{1,2} {0,2}["'`]/gu, () => ''],
  [
    /(?:["'`] {0,2}[+.&|]{1,2} {0,2})?(?:string\.fromcharcode|chr|char)\( {0,2}\d{1,3} {0,2}\)(?: {0,2}[+.&|]{1,2} {0,2}["'`])?/gu,
    (found) => String.fromCharCode(Number(/\d+/.exec(found)?.[0])),
  ],
  [
    /[[【(（](?:表情|图|贴纸|数字|emoji|sticker)[:：]? ?[^\]】)）\n]{1,6}[\]】)）]/gu,
    (found) => found.replace(/^.(?:表情|图|贴纸|数字|emoji|sticker)[:：]? ?/u, '').slice(0, -1),
  ],
];

function signsOf(text: string, fold: (sign: string) => string): Reading {
  const [start, end]: [number[], number[]] = [[], []];
  let plain = '';
  const put = (signs: string, from: number, to: number) => {
    for (const each of signs.split('')) {
      plain += each;
      start.push(from);
      end.push(to);
    }
  };
  for (let at = 0; at < text.length; ) {
    const escaped = ESCAPING.test(text[at] as string) ? escapedAt(text, at) : null;
    const sign = String.fromCodePoint(text.codePointAt(at) as number);
    const next = at + (escaped?.length ?? sign.length);
    if (escaped) put([...escaped.meant].map(fold).join(''), at, next);
    else if (PLAIN.test(sign) || !UNSEEN.test(sign)) put(fold(sign), at, next);
    else if (end.length > 0) end[end.length - 1] = next;
    at = next;
  }
  return { plain, start, end };
}

const ESCAPING = /[&%<\\]/;

function escapedAt(text: string, at: number): { readonly meant: string; readonly length: number } | null {
  ESCAPED.lastIndex = at;
  const match = ESCAPED.exec(text);
  if (!match) return null;
  const { decimal, hexadecimal, unit, row, one, plus } = match.groups as Record<string, string | undefined>;
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? unit ?? one ?? plus ?? '', 16);
  const meant = row
    ? row.replace(/%(..)/g, (_, pair) => String.fromCharCode(Number.parseInt(pair, 16)))
    : code > 0 && code <= 0x10ffff
      ? String.fromCodePoint(code)
      : '';
  // A percent sign between figures means nothing of the kind.
  return row && /[^\x20-\x7e\x80-\xff]/.test(meant) ? null : { meant, length: match[0].length };
}

/** Signs that it leaves as they are, or takes for letters, and that a reader takes for figures. */
const FIGURES: ReadonlyMap<string, string> = new Map([
  // Discs, Roman ones, those of Suzhou: rows that begin with one.
  ...[0x2776, 0x2780, 0x278a, 0x24f5, 0x2160, 0x2170, 0x3021].flatMap((first) =>
    Array.from({ length: 9 }, (_, index) => [String.fromCharCode(first + index), String(index + 1)] as const),
  ),
  // Dice, clocks, tiles, cards and counting rods, which begin with one too.
  ...(
    [
      [0x2680, 6],
      [0x1f550, 9],
      [0x1f007, 9],
      [0x1f010, 9],
      [0x1f019, 9],
      [0x1f0a1, 9],
      [0x1f0b1, 9],
      [0x1f0c1, 9],
      [0x1f0d1, 9],
      [0x1d360, 9],
      [0x1d369, 9],
    ] as const
  ).flatMap(([first, count]) =>
    Array.from(
      { length: count },
      (_, index) => [String.fromCodePoint(first + index), String(index + 1)] as const,
    ),
  ),
  // Braille, from nought on, without the sign for figures before it.
  ...[...'⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊'].map((sign, figure) => [sign, String(figure)] as const),
  ['⠼', ''],
  ['🅾', '0'],
  ['⭕', '0'],
  ['🎱', '8'],
  ...['⓪', '⓿', '⒪', 'Ⓞ', 'ⓞ', '🄌', '🄋'].map((sign) => [sign, '0'] as const),
  ...['ⓐ', 'Ⓐ', '🅐'].map((sign) => [sign, '@'] as const),
  // As they are read in Korean.
  ...[...'영일이삼사오육칠팔구'].map((sign, figure) => [sign, String(figure)] as const),
  ['공', '0'],
  ['丨', '1'],
  ['➕', '+'],
  ['б', '6'],
  ['З', '3'],
  ['з', '3'],
  ['Ч', '4'],
]);
const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(LIKE_LATIN).flatMap(([latin, signs]) => [...signs].map((sign) => [sign, latin] as const)),
);
const simplified = [...SIMPLIFIED];
const SIMPLE: ReadonlyMap<string, string> = new Map(
  [...TRADITIONAL].map((sign, index) => [sign, simplified[index] as string] as const),
);

/** The same with its capitals. */
export const CAPITALS = (sign: string): string => {
  const folded = foldedSign(sign);
  return sign.normalize('NFKC') === sign.normalize('NFKC').toLowerCase() ? folded : folded.toUpperCase();
};

/** In UTF-16 units, each of which has a place of its own. */
function foldedSign(sign: string): string {
  if (PLAIN.test(sign)) return sign.toLowerCase();
  const figure = FIGURES.get(sign);
  if (figure !== undefined) return figure;
  const simple = LATIN.get(sign) ?? SIMPLE.get(sign);
  if (simple !== undefined) return simple;
  let folded = '';
  for (const each of sign.normalize('NFKD').toLowerCase())
    if (!UNSEEN.test(each))
      folded += /\p{Nd}/u.test(each) ? String(digitOf(each)) : (LATIN.get(each) ?? each);
  return /^\s$/u.test(folded) ? ' ' : folded;
}

export type Piece = { readonly from: number; readonly to: number; readonly plain: string };

/** The same reading with other signs for some of it: each piece takes the place of what it stands for. */
export function replaced(reading: Reading, pieces: readonly Piece[]): Reading {
  if (pieces.length === 0) return reading;
  const [start, end]: [number[], number[]] = [[], []];
  let plain = '';
  let at = 0;
  const copy = (to: number) => {
    plain += reading.plain.slice(at, to);
    for (; at < to; at += 1) {
      start.push(reading.start[at] as number);
      end.push(reading.end[at] as number);
    }
  };
  for (const piece of pieces) {
    copy(piece.from);
    for (const _ of piece.plain.split('')) {
      start.push(reading.start[piece.from] as number);
      end.push(reading.end[piece.to - 1] as number);
    }
    plain += piece.plain;
    at = piece.to;
  }
  copy(reading.plain.length);
  return { plain, start, end };
}

/** What a pattern finds is replaced by what `as` says of it. */
export const rewritten = (reading: Reading, pattern: RegExp, as: (found: string) => string): Reading =>
  replaced(
    reading,
    [...reading.plain.matchAll(pattern)].map(({ 0: found, index }) => ({
      from: index,
      to: index + found.length,
      plain: as(found),
    })),
  );
