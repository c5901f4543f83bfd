import { normaliseText } from './normalise.ts';
import { readNumeral } from './numeral.ts';

/** What was typed where one number is asked for: that number, or the numbers that it might be. */
export type NumberTyped =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly readings: readonly number[] };

/** Words for one single thing. What is a pack of several (盒, 箱, box) is none: how many are in it, nobody said. */
const SINGLE = /(?:只|个|件|套|副|双|支|枚|片|台|辆|顶|份|人|位|张|条|pieces?|pcs|pairs?|units?|sets?)$/i;
/** Nobody types a number with more signs; longer texts are not looked at. */
const SIGNS_MAX = 100;
const UNREAD: NumberTyped = { ok: false, readings: [] };
/** As many readings as one sentence names. */
const READINGS_MAX = 3;

/**
 * A whole number as people write it: `1,000`, `１０００`, `3.6万`, `十万`, `1000只`. What can be read in several ways, or says
 * more than one number (`1.000`, `3,6`, `约500`, `500-800`), is not guessed: its readings come back. Never throws.
 */
export function wholeTyped(written: string): NumberTyped {
  if (written.length > SIGNS_MAX) return UNREAD;
  const text = simplified(normaliseText(written)).replace(/\s+/g, ' ');
  const plain = text.replace(/(?<=\d) (?=\d{3}(?!\d))/g, ',');
  const value = readNumeral(plain.replace(SINGLE, '').trim());
  return typeof value === 'number' ? { ok: true, value } : { ok: false, readings: readingsOf(plain) };
}

/**
 * A sum of money in whole minor units, of a currency whose minor unit has so many `digits`: `2,000`, `￥12.50`, `5000元`,
 * `3.6万`. As whole numbers, it is not guessed.
 */
export function sumTyped(written: string, digits: number): NumberTyped {
  if (written.length > SIGNS_MAX) return UNREAD;
  const text = simplified(normaliseText(written))
    .replace(/^(?:[¥￥$€£]|[A-Z]{3}(?=[\s\d]))\s*|\s*(?:元|圆|块|rmb|yuan|[A-Z]{3})$/gi, '')
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, ',');
  const plain = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text);
  const scale = 10 ** digits;
  if (plain) {
    const [, whole = '', fraction = ''] = plain;
    const isClear =
      fraction.length <= digits && !(fraction.length === 3 && digits < 3) && !/^0\d/.test(whole);
    if (isClear && !(fraction.length === 3 && !whole.includes(',')))
      return exact(Number(whole.replaceAll(',', '') + fraction.padEnd(digits, '0')));
  } else {
    const value = readNumeral(text);
    if (typeof value === 'number') return exact(value * scale);
  }
  return {
    ok: false,
    readings: readingsOf(text)
      .map((each) => each * scale)
      .filter(Number.isSafeInteger),
  };
}

const exact = (value: number): NumberTyped =>
  Number.isSafeInteger(value) ? { ok: true, value } : { ok: false, readings: [] };

const SIMPLER: Readonly<Record<string, string>> = {
  萬: '万',
  億: '亿',
  兩: '两',
  隻: '只',
  個: '个',
  對: '对',
};
const simplified = (text: string): string =>
  text.replace(/[萬億兩隻個對]/g, (sign) => SIMPLER[sign] as string);

/** The whole numbers that a text may mean, the smallest first. */
function readingsOf(text: string): number[] {
  const [, head, place, last] = /^(\d+)([百千万亿])(\d)$/.exec(text) ?? [];
  // 3万5 is said for 35000, and could be 30005.
  const spoken = [
    `${head}${place}`,
    `${last}${{ 百: '十', 千: '百', 万: '千', 亿: '千万' }[place ?? '']}`,
  ].map(readNumeral);
  const [much, more] = spoken;
  if (typeof much === 'number' && typeof more === 'number') return [much + Number(last), much + more];
  // 1e9 and 0x3 are for programs.
  if (/\d[a-jl-vx-z]\d/i.test(text)) return [];
  const found = new Set<number>();
  for (const [part] of text.matchAll(/[\d.,]*\d[百千万亿kw]*|[零〇一二两三四五六七八九十百千万亿]+/gi)) {
    const powers = /[百千万亿kw]*$/i.exec(part)?.[0] ?? '';
    const digits = part.slice(0, part.length - powers.length);
    for (const each of new Set([part, digits.replace(/[.,]/g, '') + powers, pointed(digits) + powers])) {
      const value = each === '' ? null : readNumeral(each);
      if (typeof value === 'number' && Number.isSafeInteger(value)) found.add(value);
    }
  }
  return [...found].sort((a, b) => a - b).slice(0, READINGS_MAX);
}

/** As if the last sign were the decimal point, and nothing stood behind it but noughts. */
const pointed = (digits: string): string => {
  const at = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (at < 0) return digits;
  return `${digits.slice(0, at).replace(/[.,]/g, '')}${/^0*$/.test(digits.slice(at + 1)) ? '' : `.${digits.slice(at + 1)}`}`;
};
