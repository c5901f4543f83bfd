/** A row of signs of numbers, from its first code point on; `times` one. */
type Row = readonly [first: number, last: number, value: number, times?: number];

/** What NFKC knows no digits for, and what it makes letters of: circles of all kinds, Suzhou and Roman numerals. */
const ROWS: readonly Row[] = [
  [0x2460, 0x2473, 1],
  [0x2474, 0x2487, 1],
  [0x2488, 0x249b, 1],
  [0x24ea, 0x24ea, 0],
  [0x24eb, 0x24f4, 11],
  [0x24f5, 0x24fe, 1],
  [0x24ff, 0x24ff, 0],
  [0x2776, 0x277f, 1],
  [0x2780, 0x2789, 1],
  [0x278a, 0x2793, 1],
  [0x3021, 0x3029, 1],
  [0x3220, 0x3229, 1],
  [0x3280, 0x3289, 1],
  [0x3251, 0x325f, 21],
  [0x32b1, 0x32bf, 36],
  [0x3248, 0x324f, 10, 10],
  [0x2160, 0x216b, 1],
  [0x2170, 0x217b, 1],
  [0x1f10b, 0x1f10c, 0],
  [0x1f51f, 0x1f51f, 10],
];
const SINGLE: Readonly<Record<string, string>> = {
  ...{ Ⅼ: '50', Ⅽ: '100', Ⅾ: '500', Ⅿ: '1000', ⅼ: '50', ⅽ: '100', ⅾ: '500', ⅿ: '1000' },
  ...{ ↀ: '1000', ↁ: '5000', ↂ: '10000', ↇ: '50000', ↈ: '100000' },
  ...{ 〸: '十', 〹: '二十', 〺: '三十', 卄: '二十', 廿: '二十', 卅: '三十', 卌: '四十' },
  ...{ 弌: '一', 壱: '一', 弍: '二', 弐: '二', 弎: '三', 叄: '三' },
};

const VALUES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(SINGLE),
  ...ROWS.flatMap(([first, last, value, times = 1]) =>
    Array.from(
      { length: last - first + 1 },
      (_, step) => [String.fromCodePoint(first + step), String(value + step * times)] as const,
    ),
  ),
]);
const SIGNS = `[${[...VALUES.keys()].join('')}]`;
/** A box or a circle drawn around the digit before it. */
const AROUND = /[\ufe00-\ufe0f\u20dd\u20de\u20e3]/g;
/** ① at the beginning of a line, and no number goes on behind it, nor anything that is counted. */
const LIST_MARK = new RegExp(
  `(?<=^[^\\S\\n]*)[①-⑳⑴-⒛⓵-⓾❶-➓⓫-⓴㈠-㈩㊀-㊉](?!${SIGNS}|\\p{N}|[十百千万亿萬億拾佰仟只隻件盒箱瓶枚])`,
  'gmu',
);
/** Ⅱ of a class or a type (Ⅱ型, Ⅱ级) is its name. */
const NAMING = /(?<![Ⅰ-ↈ])[Ⅰ-Ⅻ](?=[型级級类類期])/g;
const ANY = new RegExp(SIGNS, 'gu');

/** Numbers of any shape as digits: ③⑥000, Ⅲ万, 〨, 廿; of a mark of a list `(1)`. */
export const plainSigns = (text: string): string =>
  text
    .replace(AROUND, '')
    .replace(LIST_MARK, (mark) => `(${VALUES.get(mark)})`)
    .replace(NAMING, (sign) => sign.normalize('NFKC'))
    .replace(ANY, (sign) => VALUES.get(sign) as string);
