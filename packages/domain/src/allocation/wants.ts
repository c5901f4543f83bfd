import type { AllocationProblem } from './allocator.ts';
import { coverBands } from './cover-bands.ts';
import { bySettingThenRunOut } from './demand-order.ts';
import { reachOf } from './reach.ts';
import { type RegionClaim, regionClaims, type Wanting } from './region-claims.ts';
import type { ValueOfCover } from './value-of-cover.ts';
import { wanted } from './want.ts';

/** In the charter's order: every need that wants something and may have it from some of these goods, and its place. */
export const poseWants = (
  problem: AllocationProblem,
  terms: ValueOfCover,
): (Wanting & { readonly place: number })[] =>
  [...problem.demands].sort(bySettingThenRunOut(problem.charter)).flatMap((demand, place) => {
    const bands = coverBands(problem.charter, terms, demand, wanted(problem, demand));
    if (bands.length === 0) return [];
    const serving = reachOf(problem)
      .near(demand)
      .filter(({ available }) => available > 0);
    return serving.length === 0 ? [] : [{ demand, bands, serving, place }];
  });

/** The claims of regions in this problem, wherever they are weighed or told. */
export const claimsIn = (problem: AllocationProblem, terms: ValueOfCover): RegionClaim[] =>
  regionClaims(terms, poseWants(problem, terms));
