import type { AllocationProblem, Share } from './allocator.ts';
import { coverBands } from './cover-bands.ts';
import { lossOf } from './loss.ts';
import { regionOf } from './region-claims.ts';
import type { ValueOfCover } from './value-of-cover.ts';
import { wanted } from './want.ts';
import { claimsIn } from './wants.ts';

export function coverTerms({ charter }: AllocationProblem): ValueOfCover {
  if (!charter.valueOfCover) throw new Error('value-of-cover needs a charter with its terms');
  return charter.valueOfCover;
}

/** Left out where it is no safe integer: a figure that could be rounded is not published. */
export const safeWorth = (
  worth: bigint,
  atMost: bigint,
): { readonly worth?: number; readonly worthAtMost?: number } =>
  Number.isSafeInteger(Number(worth)) && Number.isSafeInteger(Number(atMost))
    ? { worth: Number(worth), worthAtMost: Number(atMost) }
    : {};

/** What a plan is worth by the charter's terms, exactly: cover, less losses, and what regions' claims add. */
export function worthOf(problem: AllocationProblem, terms: ValueOfCover, shares: readonly Share[]): bigint {
  const given = new Map<string, number>();
  let worth = 0n;
  for (const { supply, demand, amount } of shares) {
    given.set(demand.need.id, (given.get(demand.need.id) ?? 0) + amount);
    worth -= BigInt(amount) * BigInt(lossOf(problem, terms, supply, demand));
  }
  const inRegion = new Map<string, bigint>();
  for (const demand of problem.demands) {
    let left = given.get(demand.need.id) ?? 0;
    for (const band of coverBands(problem.charter, terms, demand, wanted(problem, demand))) {
      const amount = Math.min(left, band.amount);
      left -= amount;
      worth += BigInt(amount) * BigInt(band.worth);
      const region = regionOf(demand);
      inRegion.set(region, (inRegion.get(region) ?? 0n) + BigInt(amount));
    }
  }
  for (const { key, amount } of claimsIn(problem, terms)) {
    const got = inRegion.get(key) ?? 0n;
    worth += (got < BigInt(amount) ? got : BigInt(amount)) * BigInt(terms.regionClaim?.worth ?? 0);
  }
  return worth;
}
