import { compareText } from '../../kernel/canonical/compare.ts';
import { type AllocationProblem, canReach } from '../allocator.ts';
import type { Plan, Share } from '../shares.ts';
import { wanted } from '../want.ts';

/** Who asked first gets all that it asked for, from what lies there longest, as far as the hard rules permit. */
export function firstComePlan(problem: AllocationProblem): Plan {
  const left = new Map(problem.supplies.map(({ lot, available }) => [lot.id, available]));
  const lots = [...problem.supplies].sort(
    (a, b) => compareText(a.lot.receivedAt, b.lot.receivedAt) || compareText(a.lot.id, b.lot.id),
  );
  const queue = [...problem.demands].sort(
    (a, b) => compareText(a.need.counts.asOf, b.need.counts.asOf) || compareText(a.need.id, b.need.id),
  );
  return queue.flatMap((demand): Share[] => {
    let missing = wanted(problem, demand).amount;
    return lots.flatMap((supply) => {
      const amount = Math.min(missing, left.get(supply.lot.id) as number);
      if (amount <= 0 || !canReach(problem, supply, demand)) return [];
      missing -= amount;
      left.set(supply.lot.id, (left.get(supply.lot.id) as number) - amount);
      return [{ need: demand.need.id, lot: supply.lot.id, amount }];
    });
  });
}
