import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inChinese, sumTyped, wholeTyped } from './index.ts';

const read = (text: string) => {
  const typed = wholeTyped(text);
  return typed.ok ? typed.value : typed.readings;
};

describe('a whole number as people type it', () => {
  it('is read where it says one thing', () => {
    for (const [text, value] of [
      ['1000', 1_000],
      ['1,000', 1_000],
      ['1，000', 1_000],
      ['１２００', 1_200],
      ['1 000', 1_000],
      ['12 000 000', 12_000_000],
      ['3.6万', 36_000],
      ['3.6萬', 36_000],
      ['十万', 100_000],
      ['两千五百', 2_500],
      ['1000只', 1_000],
      ['1000 隻', 1_000],
      ['36000 pcs', 36_000],
      ['5k', 5_000],
      ['1.0', 1],
      ['0', 0],
    ] as const)
      expect(read(text), text).toBe(value);
  });

  it('is asked with its readings where it says several, or none', () => {
    for (const [text, readings] of [
      ['1.000', [1, 1_000]],
      ['3,6', [36]],
      ['1,50', [150]],
      ['12,5', [125]],
      ['1,2', [12]],
      ['1,00,0', [100, 1_000]],
      ['1,000,00', [1_000, 100_000]],
      ['约500', [500]],
      ['500-800', [500, 800]],
      ['500以上', [500]],
      ['20盒', [20]],
      ['3万5', [30_005, 35_000]],
      ['1.5', [15]],
      ['许多', []],
      ['', []],
      ['1e9', []],
      ['-3', [3]],
    ] as const)
      expect(read(text), text).toEqual(readings);
  });

  it('is not looked for in a text that nobody types as one', () => {
    for (const text of ['9'.repeat(1_000_000), `${'1,'.repeat(500_000)}1`, '万'.repeat(1_000_000)])
      for (const read of [wholeTyped(text), sumTyped(text, 2)])
        expect(read).toEqual({ ok: false, readings: [] });
  });

  it('whatever is typed, it ends, and what it reads is a whole number', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 60 }), fc.stringMatching(/^[\d.,万亿千百十 只-]{0,30}$/)),
        (text) => {
          const typed = wholeTyped(text);
          for (const each of typed.ok ? [typed.value] : typed.readings)
            expect(Number.isInteger(each)).toBe(true);
        },
      ),
    );
  });
});

describe('a sum of money as people type it', () => {
  const sum = (text: string, digits = 2) => {
    const typed = sumTyped(text, digits);
    return typed.ok ? typed.value : typed.readings;
  };

  it('is whole minor units of its currency', () => {
    expect(
      ['2,000', '0.29', '￥12.5', '5000元', '3.6万', 'CNY 1,234.56', '1,234.56 USD'].map((each) => sum(each)),
    ).toEqual([200_000, 29, 1_250, 500_000, 3_600_000, 123_456, 123_456]);
    expect([sum('5,000', 0), sum('1,234.567', 3), sum('12.5', 3)]).toEqual([5_000, 1_234_567, 12_500]);
  });

  it('is asked where the point could be either', () => {
    expect(sum('1.000')).toEqual([100, 100_000]);
    expect(sum('1,50')).toEqual([15_000]);
    expect(sum('1.005')).toEqual([100_500]);
    expect(sum('12.5', 0)).toEqual([125]);
    expect(sum('1.234', 3)).toEqual([1_234_000]);
  });
});

describe('a number read out', () => {
  it('is what a Chinese reader checks it by', () => {
    for (const [value, text] of [
      [0, '零'],
      [10, '十'],
      [15, '十五'],
      [105, '一百零五'],
      [36_000, '三万六千'],
      [10_005, '一万零五'],
      [100_000, '十万'],
      [1_020_300, '一百零二万零三百'],
      [360_000_000, '三亿六千万'],
      [100_000_005, '一亿零五'],
      [1_000_000_000_000, '一万亿'],
    ] as const)
      expect(inChinese(value), String(value)).toBe(text);
  });

  it('is read again as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
        expect(read(inChinese(value))).toBe(value);
      }),
    );
  });
});
