import { compareText } from '../kernel/canonical/compare.ts';
import { type AllocationProblem, type Allocator, canReach, type Demand, type Supply } from './allocator.ts';
import { bySettingThenRunOut, whyBefore } from './demand-order.ts';
import { figuresOf } from './explain.ts';
import type { AllocationLine } from './facts.ts';
import { planOf, sharesOf } from './shares.ts';
import { type Want, wanted } from './want.ts';

/**
 * Directed gifts go to the facility that the donor named; then needs are served in order of the charter's settings,
 * hours to run-out, strength of evidence, age of the statement; never by fame, size or name. From the lots that may
 * serve, the exact item before a substitute, the first to expire before the later.
 */
export const priorityAllocator: Allocator = {
  id: 'priority-run-out/3',
  solve: (problem) => ({ lines: linesOf(problem) }),
  shares: (problem) => sharesOf(problem, planOf(linesOf(problem))),
};

function linesOf(problem: AllocationProblem): AllocationLine[] {
  const left = new Map(problem.supplies.map((supply) => [supply.lot.id, supply.available]));
  const demands = [...problem.demands].sort(bySettingThenRunOut(problem.charter));
  const wants = new Map(demands.map((demand) => [demand.need.id, wanted(problem, demand)]));
  const lines: AllocationLine[] = [];
  // Directed gifts first, so that a free lot is not spent where a donor has already provided.
  for (const directed of [true, false]) {
    for (const demand of demands) {
      const want = wants.get(demand.need.id) as Want;
      for (const supply of lotsFor(problem, demand, directed)) {
        const amount = Math.min(want.amount, left.get(supply.lot.id) as number);
        if (amount <= 0) continue;
        left.set(supply.lot.id, (left.get(supply.lot.id) as number) - amount);
        want.amount -= amount;
        want.served = true;
        lines.push({
          need: demand.need.id,
          figures: figuresOf(demand),
          lot: supply.lot.id,
          amount,
          rule: directed ? 'donor-directed' : (want.guess ?? 'priority-then-run-out'),
          bound: want.amount === 0 ? want.bound : 'stock-exhausted',
        });
      }
    }
  }
  for (const demand of demands) {
    const want = wants.get(demand.need.id) as Want;
    if (!want.served) lines.push(nothing(problem, demand, want));
  }
  const outbid = outbidIn(problem, demands, lines);
  return lines.map((line) => (line.bound === 'stock-exhausted' ? { ...line, ...outbid(line.need) } : line));
}

/** Of the goods that a need could have had, the last in the order that some went to, and by what it stands before it. */
function outbidIn(
  problem: AllocationProblem,
  demands: readonly Demand[],
  lines: readonly AllocationLine[],
): (need: string) => { outbid?: AllocationLine['outbid'] } {
  const place = new Map(demands.map((demand, at) => [demand.need.id, at]));
  const served = new Map<string, number[]>();
  for (const { lot, need } of lines)
    if (lot !== null) served.set(lot, [...(served.get(lot) ?? []), place.get(need) as number]);
  return (need) => {
    const own = place.get(need) as number;
    const demand = demands[own] as Demand;
    let last = -1;
    for (const supply of problem.supplies)
      if (canReach(problem, supply, demand))
        for (const at of served.get(supply.lot.id) ?? []) if (at < own) last = Math.max(last, at);
    const other = demands[last];
    const by = other && whyBefore(problem.charter, other, demand);
    return by ? { outbid: { need: other.need.id, by } } : {};
  };
}

function nothing(problem: AllocationProblem, demand: Demand, want: Want): AllocationLine {
  const line = {
    need: demand.need.id,
    figures: figuresOf(demand),
    lot: null,
    amount: 0,
    rule: 'priority-then-run-out' as const,
  };
  if (want.amount === 0) return { ...line, bound: want.bound };
  const eligible = problem.supplies.filter((supply) => problem.mayServe(supply, demand));
  if (eligible.length === 0) return { ...line, bound: 'no-eligible-lot' };
  if (!eligible.some((supply) => canReach(problem, supply, demand))) return { ...line, bound: 'road-closed' };
  return {
    ...line,
    bound: eligible.every((each) => each.available === 0 && each.kept > 0)
      ? 'reserve-kept'
      : 'stock-exhausted',
  };
}

function lotsFor(problem: AllocationProblem, demand: Demand, directed: boolean): Supply[] {
  return problem.supplies
    .filter((supply) => (supply.lot.earmarkedFor !== null) === directed && canReach(problem, supply, demand))
    .sort((a, b) => exactFirst(demand, a, b) || firstExpired(a, b) || compareText(a.lot.id, b.lot.id));
}

const exactFirst = (demand: Demand, a: Supply, b: Supply): number =>
  Number(b.lot.item === demand.need.item) - Number(a.lot.item === demand.need.item);

const firstExpired = (a: Supply, b: Supply): number =>
  compareText(a.lot.expiresOn ?? '9999', b.lot.expiresOn ?? '9999') ||
  compareText(a.lot.receivedAt, b.lot.receivedAt);
