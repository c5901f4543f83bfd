import { type FlowProblem, type OptimalFlow, solveCanonical } from '@tongzhou/flow';
import { compareText } from '../canonical/compare.ts';
import type { AllocationProblem, Allocator, Supply } from './allocator.ts';
import type { CoverBand } from './cover-bands.ts';
import { bySettingThenRunOut } from './demand-order.ts';
import type { BindingConstraint } from './explanation.ts';
import type { AllocationLine } from './facts.ts';
import { type AllocationNetwork, poseNetwork } from './flow-network.ts';
import type { Want } from './want.ts';

/**
 * The most worth of cover that the goods can give under the charter (docs/allocation.md): an exact minimum-cost flow,
 * certified by complementary slackness before anybody sees it. Among equals the second aim decides: directed gifts
 * before free ones, first to expire first, then the charter's order of needs; among equals of that, a published rule.
 */
export const flowAllocator: Allocator = { id: 'value-of-cover/1', solve };

function solve(problem: AllocationProblem): AllocationLine[] {
  const terms = problem.charter.valueOfCover;
  if (!terms) throw new Error('value-of-cover needs a charter with its terms');
  const network = poseNetwork(problem, terms);
  const flow = cheapest(network);
  const sent = new Map<string, { supply: Supply; amount: number }[]>();
  const left = new Map(problem.supplies.map(({ lot, available }) => [lot.id, available]));
  for (const { arc, supply, demand } of network.ways) {
    const amount = flow[arc] as number;
    if (amount === 0) continue;
    left.set(supply.lot.id, (left.get(supply.lot.id) as number) - amount);
    const shares = sent.get(demand.need.id) ?? [];
    shares.push({ supply, amount });
    sent.set(demand.need.id, shares);
  }
  const serving = new Set(network.ways.map(({ demand }) => demand.need.id));
  return [...problem.demands]
    .sort(bySettingThenRunOut(problem.charter))
    .flatMap((demand): AllocationLine[] => {
      const { want, bands } = network.wants.get(demand.need.id) as { want: Want; bands: CoverBand[] };
      const shares = (sent.get(demand.need.id) ?? []).sort((a, b) =>
        compareText(a.supply.lot.id, b.supply.lot.id),
      );
      const given = shares.reduce((sum, { amount }) => sum + amount, 0);
      const next = nextBand(bands, given);
      const more = next ? { next } : {};
      const bound = (): BindingConstraint => {
        if (given === want.amount) return want.bound;
        const fit = problem.supplies.filter((supply) => problem.mayServe(supply, demand));
        if (fit.length === 0) return 'no-eligible-lot';
        if (serving.has(demand.need.id) && fit.some(({ lot }) => (left.get(lot.id) as number) > 0))
          return 'not-worth-the-loss';
        return fit.every(({ available, kept }) => available === 0 && kept > 0)
          ? 'reserve-kept'
          : 'stock-exhausted';
      };
      const line = { need: demand.need.id, bound: bound(), ...more };
      if (shares.length === 0) return [{ ...line, lot: null, amount: 0, rule: 'value-of-cover' }];
      return shares.map(({ supply, amount }) => ({
        ...line,
        lot: supply.lot.id,
        amount,
        rule:
          supply.lot.earmarkedFor !== null
            ? 'donor-directed'
            : want.starter
              ? 'starter-for-unknown'
              : 'value-of-cover',
      }));
    });
}

/**
 * First the most worth; then, over all flows of that worth, the least of the second aim. By complementary slackness an
 * arc whose reduced cost is not zero has the same flow in each of them: it is fixed, and the others are solved again.
 */
function cheapest({ flow: problem, order, second }: AllocationNetwork): Float64Array {
  const first = optimal(problem, order);
  const lower = new Float64Array(first.flow.length);
  const capacity = problem.capacity.slice();
  for (let arc = 0; arc < lower.length; arc += 1) {
    const tail = first.potential[problem.source[arc] as number] as number;
    const head = first.potential[problem.target[arc] as number] as number;
    if ((problem.cost[arc] as number) + tail - head === 0) continue;
    lower[arc] = first.flow[arc] as number;
    capacity[arc] = first.flow[arc] as number;
  }
  return optimal({ ...problem, lower, capacity, cost: second }, order).flow;
}

/** Feasible always: everything may stay where it is. `solveCanonical` throws where its own certificate does not hold. */
function optimal(problem: FlowProblem, order: AllocationNetwork['order']): OptimalFlow {
  const result = solveCanonical(problem, order);
  if (result.status !== 'optimal') throw new Error(`the allocation is ${result.status}, which it cannot be`);
  return result;
}

function nextBand(bands: readonly CoverBand[], given: number): CoverBand | null {
  let filled = 0;
  for (const { amount, worth } of bands) {
    filled += amount;
    if (given < filled) return { amount: filled - given, worth };
  }
  return null;
}
