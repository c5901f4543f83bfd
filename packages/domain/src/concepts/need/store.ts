import { emptyAtOf, type Store, storeAt, withArrival } from './run-out.ts';
import type { Arrival, Counts, Need } from './state.ts';

/** A statement speaks of a moment; one of a moment that has not come (an exercise) speaks of when it was made. */
export const storeOf = ({
  onHand,
  usePerDay,
  asOf,
  statedAt,
}: Pick<Counts, 'onHand' | 'usePerDay' | 'asOf' | 'statedAt'>): Store => ({
  ...{ onHand, usePerDay },
  since: asOf < statedAt ? asOf : statedAt,
});

/** What somebody signed for, or put right of it: it counts towards the need, and lies in the store from then on. */
export function arrive(need: Need, arrival: Arrival): void {
  const { at, amount } = arrival;
  if (amount === 0) return;
  const isLast = amount >= 0 && (need.arrivals.at(-1)?.at ?? '') <= at;
  const store = storeOf(need.counts);
  need.delivered = Math.max(0, need.delivered + amount);
  need.arrivals = withArrival(need.arrivals, arrival);
  // The latest delivery adds to what is known already: a need that is served daily is not summed from its first day each time.
  need.emptyAt =
    isLast && need.emptyAt !== null
      ? emptyAtOf({ ...store, onHand: 0, since: need.emptyAt }, [arrival])
      : emptyAtOf(store, need.arrivals);
}

/** Base units in the facility's store by now; at a use a day that was estimated where none of its own counts. */
export const inStore = (need: Need, now: string, usePerDay = need.counts.usePerDay): number =>
  storeAt(storeOf(need.counts), need.arrivals, usePerDay, now);
