import { compareText } from '../../kernel/canonical/compare.ts';
import type { AllocationProblem, Supply } from '../allocator.ts';
import { Draw } from '../pool.ts';
import { reachOf } from '../reach.ts';
import type { Plan, Share } from '../shares.ts';
import { wanted } from '../want.ts';

/** Who asked first gets all that it asked for, from what lies there longest, as far as the hard rules permit. */
export function firstComePlan(problem: AllocationProblem): Plan {
  const reach = reachOf(problem);
  const draw = new Draw({ order: oldestFirst });
  const queue = [...problem.demands].sort(
    (a, b) => compareText(a.need.counts.asOf, b.need.counts.asOf) || compareText(a.need.id, b.need.id),
  );
  return queue.flatMap((demand): Share[] =>
    draw
      .take(reach.near(demand), wanted(problem, demand).amount, oldestFirst)
      .map(([{ lot }, amount]) => ({ need: demand.need.id, lot: lot.id, amount })),
  );
}

const oldestFirst = (a: Supply, b: Supply): number =>
  compareText(a.lot.receivedAt, b.lot.receivedAt) || compareText(a.lot.id, b.lot.id);
