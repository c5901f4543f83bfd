import type { AllocationProblem, Allocator, Demand, Supply } from './allocator.ts';
import { bySettingThenRunOut, whyBefore } from './demand-order.ts';
import { figuresOf, whyNoGoods } from './explain.ts';
import type { AllocationLine } from './facts.ts';
import { Draw, type Pool } from './pool.ts';
import { reachOf } from './reach.ts';
import { byUrgencyOfLot } from './second-aim.ts';
import { planOf, sharesOf } from './shares.ts';
import { type Want, wanted } from './want.ts';

/**
 * Directed gifts go to the facility that the donor named; then needs are served in order of the charter's settings,
 * hours to run-out, strength of evidence, age of the statement; never by fame, size or name. From the lots that may
 * serve, the exact item before a substitute, the first to expire before the later.
 */
export const priorityAllocator: Allocator = {
  id: 'priority-run-out/4',
  solve: (problem) => ({ lines: linesOf(problem) }),
  shares: (problem) => sharesOf(problem, planOf(linesOf(problem))),
};

function linesOf(problem: AllocationProblem): AllocationLine[] {
  const reach = reachOf(problem);
  const draw = new Draw();
  const demands = [...problem.demands].sort(bySettingThenRunOut(problem.charter));
  const wants = new Map(demands.map((demand) => [demand, wanted(problem, demand)]));
  const lines: AllocationLine[] = [];
  const served = new Map<Pool, number[]>();
  // Directed gifts first, so that a free lot is not spent where a donor has already provided.
  for (const directed of [true, false]) {
    for (const [place, demand] of demands.entries()) {
      const want = wants.get(demand) as Want;
      if (want.amount === 0) continue;
      const pools = reach.near(demand).filter(({ first }) => (first.lot.earmarkedFor !== null) === directed);
      for (const [supply, amount] of draw.take(pools, want.amount, inOrderFor(demand))) {
        want.amount -= amount;
        want.served = true;
        const pool = reach.poolOf.get(supply) as Pool;
        const places = served.get(pool) ?? [];
        served.set(pool, places);
        if (places.at(-1) !== place) places.push(place);
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
    const want = wants.get(demand) as Want;
    if (!want.served) lines.push(nothing(problem, demand, want));
  }
  const outbid = outbidIn(problem, demands, served);
  return lines.map((line) => (line.bound === 'stock-exhausted' ? { ...line, ...outbid(line.need) } : line));
}

/** Of the goods that a need could have had, the last in the order that some went to, and by what it stands before it. */
function outbidIn(
  problem: AllocationProblem,
  demands: readonly Demand[],
  /** The places, in the order, of those whom a pool served: from the first to the last. */
  served: ReadonlyMap<Pool, readonly number[]>,
): (need: string) => { outbid?: AllocationLine['outbid'] } {
  const place = new Map(demands.map((demand, at) => [demand.need.id, at]));
  return (need) => {
    const own = place.get(need) as number;
    const demand = demands[own] as Demand;
    let last = -1;
    for (const pool of reachOf(problem).near(demand))
      last = Math.max(last, lastBefore(served.get(pool) ?? [], own));
    const other = demands[last];
    const by = other && whyBefore(problem.charter, other, demand);
    return by ? { outbid: { need: other.need.id, by } } : {};
  };
}

/** The largest of these rising numbers below a bound; -1 where there is none. */
function lastBefore(rising: readonly number[], bound: number): number {
  let [from, to] = [0, rising.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rising[middle] as number) < bound) from = middle + 1;
    else to = middle;
  }
  return rising[from - 1] ?? -1;
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
  return { ...line, bound: whyNoGoods(problem, demand) ?? 'stock-exhausted' };
}

/** What expires first before the later, what came first before the rest; the exact item before a substitute. */
const inOrderFor =
  ({ need }: Demand) =>
  (a: Supply, b: Supply): number =>
    Number(b.lot.item === need.item) - Number(a.lot.item === need.item) || byUrgencyOfLot(a, b);
