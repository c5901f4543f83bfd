import { compareText } from '../canonical/compare.ts';
import { EVIDENCE_LEVELS } from '../need/facts.ts';
import { provided } from '../need/run-out.ts';
import { knownLeast } from '../quantity/quantity.ts';
import type { AllocationProblem, Allocator, Demand, Supply } from './allocator.ts';
import type { BindingConstraint } from './explanation.ts';
import type { AllocationLine } from './facts.ts';

/**
 * Directed gifts go to the facility that the donor named; then needs are served in order of the charter's settings,
 * hours to run-out, strength of evidence, age of the statement; never by fame, size or name. From the lots that may
 * serve, the exact item before a substitute, the first to expire before the later.
 */
export const priorityAllocator: Allocator = { id: 'priority-run-out/1', solve };

function solve(problem: AllocationProblem): AllocationLine[] {
  const left = new Map(problem.supplies.map((supply) => [supply.lot.id, supply.available]));
  const demands = [...problem.demands].sort(byPriority(problem));
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
          lot: supply.lot.id,
          amount,
          rule: directed ? 'donor-directed' : want.starter ? 'starter-for-unknown' : 'priority-then-run-out',
          bound: want.amount === 0 ? want.bound : 'stock-exhausted',
        });
      }
    }
  }
  for (const demand of demands) {
    const want = wants.get(demand.need.id) as Want;
    if (!want.served) lines.push(nothing(problem, demand, want));
  }
  return lines;
}

type Want = { amount: number; bound: BindingConstraint; starter: boolean; served: boolean };

/** How much this run may send, and what will have bound it if stock does not. */
function wanted(problem: AllocationProblem, { need, barred }: Demand): Want {
  const want = (amount: number, bound: BindingConstraint, starter = false): Want => ({
    amount: Math.max(0, amount),
    bound,
    starter,
    served: false,
  });
  if (need.quantity.kind === 'none') return want(0, 'not-needed');
  if (barred)
    return want(
      0,
      barred.code === 'facility-stopped-receiving' ? 'receiving-stopped' : 'facility-not-eligible',
    );
  const had = provided(need);
  const cover =
    need.usePerDay === null ? null : problem.charter.coverDays * need.usePerDay - (need.onHand ?? 0) - had;
  const least = knownLeast(need.quantity);
  if (least !== null) {
    const missing = least - had;
    if (missing <= 0) return want(0, 'need-met');
    return cover !== null && cover < missing ? want(cover, 'cover-days-reached') : want(missing, 'need-met');
  }
  if (cover !== null) return want(cover, 'cover-days-reached');
  return had === 0 && problem.charter.unknownStarter > 0
    ? want(problem.charter.unknownStarter, 'amount-unknown', true)
    : want(0, 'amount-unknown');
}

function nothing(problem: AllocationProblem, demand: Demand, want: Want): AllocationLine {
  const line = { need: demand.need.id, lot: null, amount: 0, rule: 'priority-then-run-out' as const };
  if (want.amount === 0) return { ...line, bound: want.bound };
  const eligible = problem.supplies.filter((supply) => problem.mayServe(supply, demand));
  if (eligible.length === 0) return { ...line, bound: 'no-eligible-lot' };
  return {
    ...line,
    bound: eligible.every((each) => each.available === 0 && each.kept > 0)
      ? 'reserve-kept'
      : 'stock-exhausted',
  };
}

function lotsFor(problem: AllocationProblem, demand: Demand, directed: boolean): Supply[] {
  return problem.supplies
    .filter((supply) => (supply.lot.earmarkedFor !== null) === directed && problem.mayServe(supply, demand))
    .sort((a, b) => exactFirst(demand, a, b) || firstExpired(a, b) || compareText(a.lot.id, b.lot.id));
}

const exactFirst = (demand: Demand, a: Supply, b: Supply): number =>
  Number(b.lot.item === demand.need.item) - Number(a.lot.item === demand.need.item);

const firstExpired = (a: Supply, b: Supply): number =>
  compareText(a.lot.expiresOn ?? '9999', b.lot.expiresOn ?? '9999') ||
  compareText(a.lot.receivedAt, b.lot.receivedAt);

function byPriority({ charter }: AllocationProblem) {
  const infinite = Number.POSITIVE_INFINITY;
  return (a: Demand, b: Demand): number =>
    charter.settingPriority.indexOf(a.need.setting) - charter.settingPriority.indexOf(b.need.setting) ||
    order((a.runOutHours ?? infinite) - (b.runOutHours ?? infinite)) ||
    EVIDENCE_LEVELS.indexOf(b.need.evidence) - EVIDENCE_LEVELS.indexOf(a.need.evidence) ||
    compareText(a.need.asOf, b.need.asOf) ||
    compareText(a.need.id, b.need.id);
}

/** Infinity − infinity is not a number: two needs without a known run-out are equal here. */
const order = (difference: number): number => (Number.isNaN(difference) ? 0 : difference);
