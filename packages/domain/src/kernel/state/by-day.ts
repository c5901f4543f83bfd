import { daysLater, endOfDay, localDay } from '../time/time.ts';
import { secondOf } from './lists.ts';
import { firstOf, keysOf, type Ordered } from './ordered.ts';

/** Of keys `moment id` the calendar days on which there is any, the earliest first. Costs the days, not the keys. */
export function daysOf(ordered: Ordered, clock: string): string[] {
  const days: string[] = [];
  for (let key = firstOf(ordered); key !== undefined; ) {
    const day = dayOf(key, clock);
    days.push(day);
    [key] = keysOf(ordered, after(day, clock)) as Iterable<string | undefined>;
  }
  return days;
}

/** The ids of one day, in the order in which they came. */
export function idsOfDay(ordered: Ordered, day: string, clock: string): string[] {
  const ids: string[] = [];
  const end = after(day, clock);
  for (const key of keysOf(ordered, after(daysLater(day, -1), clock))) {
    if (key >= end) break;
    ids.push(secondOf(key));
  }
  return ids;
}

const dayOf = (key: string, clock: string): string => localDay(key.slice(0, key.indexOf(' ')), clock);

/** Lies behind all keys of a day, and before those of the next. */
const after = (day: string, clock: string): string => `${endOfDay(day, clock)}~`;
