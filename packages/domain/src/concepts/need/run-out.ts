import type { Need } from './state.ts';

/**
 * Hours until a facility's own store of an item is empty: (on hand + delivered since it was said) ÷ use a day.
 * `null` where stock or use has not been said: unknown is not 0 and not "plenty".
 */
export function hoursToRunOut(need: Need): number | null {
  if (need.onHand === null || need.usePerDay === null) return null;
  if (need.usePerDay === 0) return Number.POSITIVE_INFINITY;
  return Math.floor(((need.onHand + need.delivered) * 24) / need.usePerDay);
}

/** Base units promised, on the way or arrived since the statement. */
export const provided = (need: Need): number => need.reserved + need.inTransit + need.delivered;
