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
  const { counts } = need;
  if (counts.quantity.kind === 'none') return want(0, 'not-needed');
  if (barred)
    return want(
      0,
      barred.code === 'facility-stopped-receiving' ? 'receiving-stopped' : 'facility-not-eligible',
    );
  const had = provided(need);
  // A stated amount stays needed until it has come; a store runs down.
  const least = knownLeast(counts.quantity);
  const missing = least === null ? Number.POSITIVE_INFINITY : least - had;
  const upTo = (amount: number, bound: BindingConstraint, guess: Want['guess'] = null): Want => {
    if (amount < missing && missing > 0) return want(amount, bound, guess);
    // Of an amount that lasts less than the charter's days all is given, and nobody calls that met.
    const isMet = amount <= Math.max(0, missing) || bound !== 'cover-days-reached';
    return want(missing, isMet ? 'need-met' : 'asked-for-less');
  };
  const days = (usePerDay: number): number =>
    problem.charter.coverDays * usePerDay - store - need.reserved - need.inTransit;
  if (counts.usePerDay !== null) return upTo(days(counts.usePerDay), 'cover-days-reached');
  if (estimate !== null)
    return upTo(days(estimate.usePerDay), 'cover-days-reached', 'estimated-from-patients');
  if (missing <= 0) return want(0, 'need-met');
  // Nobody knows what is used: whatever amount is stated, no more than the starter goes until somebody says.
  const starter = problem.charter.unknownStarter - had;
  const unknown = least === null ? 'amount-unknown' : 'use-unknown';
  if (starter > 0) return upTo(starter, unknown, 'starter-for-unknown');
  return want(0, had > 0 ? 'starter-given' : unknown);
}
