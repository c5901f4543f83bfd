import { DAY_MS, HOUR_MS } from '../../kernel/time/time.ts';
import type { Arrival, Need } from './state.ts';

/** What lies in a store, and what is taken from it: base units, base units a day; null: not said. */
export type Store = {
  readonly onHand: number | null;
  readonly usePerDay: number | null;
  /** The moment at which that lay there, ISO 8601 UTC. */
  readonly since: string;
};

/** A store that lasts beyond it lasts as long as anybody asks; and moments compare as text up to here. */
const LATEST_MS = Date.UTC(9999, 11, 31);

/**
 * The moment at which a store is empty: what lay there, and what came since, divided by the use a day. What comes after it ran
 * dry pays for the days to come, not for those that it stood empty. Null where stock or use is not said, or nothing is used:
 * unknown is not 0 and not "plenty". It does not move with time, so that orders are kept by it.
 */
export function emptyAtOf({ onHand, usePerDay, since }: Store, arrivals: readonly Arrival[]): string | null {
  if (onHand === null || usePerDay === null || usePerDay === 0) return null;
  let empty = Date.parse(since) + lasts(onHand, usePerDay);
  // Of nothing, nothing has come, whenever it was said.
  for (const { at, amount } of arrivals)
    if (amount !== 0) empty = Math.max(empty, Date.parse(at)) + lasts(amount, usePerDay);
  return new Date(Math.min(LATEST_MS, empty)).toISOString();
}

/** Milliseconds, the started one whole: a store never counts a unit less for the division. */
const lasts = (amount: number, usePerDay: number): number => Math.ceil((amount * DAY_MS) / usePerDay);

/**
 * Base units in the store at a moment, at this use a day (null: nobody knows it, and nothing is taken away). A stock that was
 * not said counts as none.
 */
export function storeAt(
  { onHand, since }: Store,
  arrivals: readonly Arrival[],
  usePerDay: number | null,
  now: string,
): number {
  let lies = onHand ?? 0;
  let from = Date.parse(since);
  const run = (until: number): void => {
    const taken = (Math.max(0, until - from) * (usePerDay ?? 0)) / DAY_MS;
    lies = Math.max(0, lies - taken);
    from = Math.max(from, until);
  };
  for (const { at, amount } of arrivals) {
    run(Date.parse(at));
    lies += amount;
  }
  run(Date.parse(now));
  return Math.floor(lies);
}

/**
 * In order of their moments. Less than nothing is a correction: it takes from what came at that moment, and then from what came
 * before it.
 */
export function withArrival(arrivals: readonly Arrival[], arrival: Arrival): readonly Arrival[] {
  const { at, amount } = arrival;
  const later = arrivals.findIndex((each) => each.at > at);
  const end = later < 0 ? arrivals.length : later;
  if (amount >= 0) return amount === 0 ? arrivals : arrivals.toSpliced(end, 0, arrival);
  const kept = [...arrivals];
  let over = -amount;
  for (let index = end - 1; index >= 0 && over > 0; index -= 1) {
    const each = kept[index] as Arrival;
    const taken = Math.min(over, each.amount);
    over -= taken;
    kept[index] = { ...each, amount: each.amount - taken };
  }
  return kept.filter((each) => each.amount > 0);
}

/** Whole hours until the store is empty; negative: so many hours ago, -1 where it was less than two. Null: not known. */
export function hoursToRunOut(emptyAt: string | null, now: string): number | null {
  if (emptyAt === null) return null;
  const left = Date.parse(emptyAt) - Date.parse(now);
  return left < 0 ? Math.min(-1, Math.ceil(left / HOUR_MS)) : Math.floor(left / HOUR_MS);
}

const NOT_KNOWN = '~';

/**
 * By what needs stand in order, in lists and for the allocator alike: the hour in which the store is empty, whatever hour it
 * is now; what nobody knows comes after. Within an hour better evidence goes first.
 */
export const hourOfRunOut = ({ emptyAt }: Pick<Need, 'emptyAt'>): string =>
  emptyAt === null ? NOT_KNOWN : (emptyAt.split(':', 1)[0] as string);

/** Base units promised, on the way or arrived since the statement. */
export const provided = (need: Pick<Need, 'reserved' | 'inTransit' | 'delivered'>): number =>
  need.reserved + need.inTransit + need.delivered;
