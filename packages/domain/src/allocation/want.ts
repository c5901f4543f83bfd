import { provided } from '../concepts/need/run-out.ts';
import { knownLeast } from '../kernel/quantity/quantity.ts';
import type { AllocationProblem, Demand } from './allocator.ts';
import type { BindingConstraint } from './explanation.ts';

export type Want = {
  amount: number;
  bound: BindingConstraint;
  /** Where the amount is not the facility's own: how it was found. */
  guess: 'starter-for-unknown' | 'estimated-from-patients' | null;
  served: boolean;
};

/** How much this run may send, and what will have bound it if stock does not. */
export function wanted(problem: AllocationProblem, { need, barred, store, estimate }: Demand): Want {
  const want = (amount: number, bound: BindingConstraint, guess: Want['guess'] = null): Want => ({
    amount: Math.max(0, amount),
    bound,
    guess,
    served: false,
  });
  if (need.quantity.kind === 'none') return want(0, 'not-needed');
  if (barred)
    return want(
      0,
      barred.code === 'facility-stopped-receiving' ? 'receiving-stopped' : 'facility-not-eligible',
    );
  const had = provided(need);
  // A stated amount stays needed until it has come; a store runs down.
  const days = (usePerDay: number): number =>
    problem.charter.coverDays * usePerDay - store - need.reserved - need.inTransit;
  const cover = need.usePerDay === null ? null : days(need.usePerDay);
  const least = knownLeast(need.quantity);
  if (least !== null) {
    const missing = least - had;
    if (missing <= 0) return want(0, 'need-met');
    return cover !== null && cover < missing ? want(cover, 'cover-days-reached') : want(missing, 'need-met');
  }
  if (cover !== null) return want(cover, 'cover-days-reached');
  if (estimate !== null)
    return want(days(estimate.usePerDay), 'cover-days-reached', 'estimated-from-patients');
  return had === 0 && problem.charter.unknownStarter > 0
    ? want(problem.charter.unknownStarter, 'amount-unknown', 'starter-for-unknown')
    : want(0, 'amount-unknown');
}
