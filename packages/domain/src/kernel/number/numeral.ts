const DIGITS = '零一二三四五六七八九';
const POWERS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8, k: 3, w: 4 };

/**
 * A written number: `3.6万`, `1万2千`, `10,000`, `十万`, `两千五百`, `5k`. Decimal digits are shifted as text, so that
 * 3.6万 is 36000 exactly. `null`: not a number, or one that is read in two ways (`1.000`); a fraction of one gives `'not-whole'`.
 */
export function readNumeral(text: string): number | 'not-whole' | null {
  if (/^[零〇一二两三四五六七八九十百千万亿]+$/.test(text)) return readChinese(text);
  let total = 0;
  let rest = text.toLowerCase();
  let powerBefore = Number.POSITIVE_INFINITY;
  while (rest !== '') {
    const part = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?([十百千万亿kw]*)/.exec(rest);
    if (!part) return null;
    const [whole, digits = '', fraction = '', powers = ''] = part;
    // 0711 is the start of a telephone number, not of an amount.
    if (/^0\d/.test(digits)) return null;
    // 1.000 is a thousand for half of the world.
    if (powers === '' && fraction.length === 3) return null;
    const power = [...powers].reduce((sum, sign) => sum + (POWERS[sign] ?? 0), 0);
    // 3万5 is said for 35000 and could be 30005: only all places written out are clear (1万2345).
    if (power >= powerBefore || (power === 0 && powerBefore < 9 && digits.length !== powerBefore))
      return null;
    if (fraction.slice(power).replace(/0+$/, '') !== '') return 'not-whole';
    total += Number(digits.replaceAll(',', '') + fraction.slice(0, power).padEnd(power, '0'));
    powerBefore = power;
    rest = rest.slice(whole.length);
    if (power === 0 && rest !== '') return null;
  }
  return text === '' ? null : total;
}

function readChinese(text: string): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let afterPower = 0;
  for (const sign of text) {
    const value = sign === '〇' ? 0 : sign === '两' ? 2 : DIGITS.indexOf(sign);
    if (value >= 0) {
      if (digit !== null && digit !== 0) return null;
      if (value === 0) afterPower = 0;
      digit = value;
      continue;
    }
    afterPower = POWERS[sign] ?? 0;
    const power = 10 ** afterPower;
    if (power < 10_000) {
      section += (digit ?? (sign === '十' ? 1 : 0)) * power;
      if (digit === null && sign !== '十') return null;
    } else {
      const below = section + (digit ?? 0);
      if (below === 0) return null;
      total = sign === '亿' ? (total + below) * power : total + below * power;
      section = 0;
    }
    digit = null;
  }
  // 一百五 is said for 150 and could be 105.
  if (digit !== null && digit !== 0 && afterPower > 1) return null;
  return total + section + (digit ?? 0);
}
