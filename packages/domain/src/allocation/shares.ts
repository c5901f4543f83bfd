import type { AllocationProblem, Share as PosedShare } from './allocator.ts';
import type { AllocationLine } from './facts.ts';

/** Units of one lot for one need. */
export type Share = { readonly need: string; readonly lot: string; readonly amount: number };
export type Plan = readonly Share[];

export const planOf = (lines: readonly AllocationLine[]): Plan =>
  lines.flatMap(({ need, lot, amount }) => (lot === null ? [] : [{ need, lot, amount }]));

export const planOfShares = (shares: readonly PosedShare[]): Plan =>
  shares.map(({ supply, demand, amount }) => ({ need: demand.need.id, lot: supply.lot.id, amount }));

/** The same problem with other goods. */
export const withSupplies = (
  problem: AllocationProblem,
  supplies: AllocationProblem['supplies'],
): AllocationProblem => ({ ...problem, supplies });

/** A plan with its lots and needs as the problem has them. */
export function sharesOf(problem: AllocationProblem, plan: Plan): PosedShare[] {
  const lots = new Map(problem.supplies.map((supply) => [supply.lot.id, supply]));
  const demands = new Map(problem.demands.map((demand) => [demand.need.id, demand]));
  return plan.flatMap(({ need, lot, amount }) => {
    const supply = lots.get(lot);
    const demand = demands.get(need);
    return supply && demand ? [{ supply, demand, amount }] : [];
  });
}
