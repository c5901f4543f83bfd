import { describe, expect, it } from 'vitest';
import type { Demand } from './allocator.ts';
import type { Pool } from './pool.ts';
import { regionClaims, type Wanting } from './region-claims.ts';
import type { ValueOfCover } from './value-of-cover.ts';

const pool = (key: string, available: number) => ({ key, available }) as Pool;
const want = (area: string, amount: number, serving: readonly Pool[]): Wanting => ({
  demand: { area, need: { item: 'masks' } } as unknown as Demand,
  bands: [{ amount, worth: 1, unweighed: 1 }],
  serving,
});
const terms = { regionClaim: { percent: 50, worth: 9 } } as unknown as ValueOfCover;

describe('a region’s claim', () => {
  it('is to its even share of the goods that may serve its needs, and of no others', () => {
    const [proven, other] = [pool('a', 100), pool('b', 300)];
    // An isolation ward of Wuhan may have the 100 proven ones, for which 400 are asked; wards of Xiaogan may have all 400.
    const claims = regionClaims(terms, [want('420103', 100, [proven]), want('420902', 300, [proven, other])]);
    expect(new Map(claims.map(({ key, amount }) => [key, amount]))).toEqual(
      new Map([
        // 50 % of 100 × 100 ÷ 400, and of 400 × 300 ÷ 400.
        ['420100 masks', 12],
        ['420900 masks', 150],
      ]),
    );
  });

  it('of those that nobody else may have is a share of what they want', () => {
    const claims = regionClaims(terms, [
      want('420103', 40, [pool('a', 100)]),
      want('420902', 300, [pool('b', 30)]),
    ]);
    expect(claims.map(({ amount }) => amount)).toEqual([20, 15]);
  });
});
