import { describe, expect, it } from 'vitest';
import {
  exact,
  knownLeast,
  knownMost,
  NONE,
  type Quantity,
  quantitySchema,
  sameQuantity,
  UNKNOWN,
} from './quantity.ts';

const range = (least: number, most: number): Quantity => ({ kind: 'range', least, most });

describe('an amount that tells the truth', () => {
  it('is certainly so much at least, and at most; unknown is not nothing', () => {
    expect(
      [
        exact(5),
        range(2, 9),
        { kind: 'at-least', least: 3 } as const,
        NONE,
        UNKNOWN,
        { kind: 'unlimited' } as const,
      ].map((each) => [knownLeast(each), knownMost(each)]),
    ).toEqual([
      [5, 5],
      [2, 9],
      [3, null],
      [0, 0],
      [null, null],
      [null, null],
    ]);
    expect(exact(0)).toEqual(NONE);
  });

  it('is the same as another of its kind, its least and its most', () => {
    expect(sameQuantity(exact(5), exact(5))).toBe(true);
    expect(sameQuantity(exact(5), exact(6))).toBe(false);
    expect(sameQuantity(exact(5), { kind: 'at-least', least: 5 })).toBe(false);
    expect(sameQuantity(range(2, 9), range(2, 9))).toBe(true);
    expect(sameQuantity(range(2, 9), range(2, 8))).toBe(false);
    expect(sameQuantity(UNKNOWN, { kind: 'unlimited' })).toBe(false);
    expect(sameQuantity(UNKNOWN, UNKNOWN)).toBe(true);
  });

  it('as a range has a most above its least', () => {
    expect(quantitySchema.safeParse(range(2, 3)).success).toBe(true);
    expect(quantitySchema.safeParse(range(2, 2)).success).toBe(false);
  });
});
