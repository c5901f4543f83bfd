import { describe, expect, it } from 'vitest';
import { inCapitals } from './capitals.ts';

describe('a sum in capitals', () => {
  it.each([
    [0, '零元整'],
    [5, '伍分'],
    [30, '叁角整'],
    [1_000, '壹拾元整'],
    [20_000, '贰佰元整'],
    [102_005, '壹仟零贰拾元零伍分'],
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [1_000_000_000_100, '壹佰亿零壹元整'],
    [360_000_000, '叁佰陆拾万元整'],
  ])('%i fen is %s', (fen, words) => {
    expect(inCapitals(fen)).toBe(words);
  });
});
