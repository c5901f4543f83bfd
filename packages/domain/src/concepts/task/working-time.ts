import { agreed } from '../../kernel/charter/charter.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../kernel/time/time.ts';
import { taskCharter } from './charter.ts';
import type { Shift, Task } from './state.ts';

/** Milliseconds: nobody works longer than this within any twenty-four hours. */
export const mostWork = (incident: IncidentState): number =>
  agreed(incident, 'workHoursPerDay', taskCharter) * HOUR_MS;

/** Would a shift that begins at a moment begin before anybody works on the task? People come a little before. */
export const hasBegunTooEarly = (
  incident: IncidentState,
  { from }: Pick<Task, 'from'>,
  at: string,
): boolean =>
  Date.parse(at) < Date.parse(from) - agreed(incident, 'earlyCheckInMinutes', taskCharter) * MINUTE_MS;

/** Milliseconds since 1970; the end is not part of it. */
export type Interval = { readonly from: number; readonly until: number };

/** A shift counts until it was ended, but never beyond what the clock allows. */
export const shiftEnd = ({ endedAt, endsBy }: Shift): string =>
  endedAt !== null && endedAt < endsBy ? endedAt : endsBy;

export const isAtWork = (shift: Shift, now: string): boolean => shift.endedAt === null && now < shift.endsBy;

export const intervalOf = (from: string, until: string): Interval => ({
  from: Date.parse(from),
  until: Date.parse(until),
});

/**
 * What somebody worked after a moment (milliseconds since 1970), in the order of time; a shift that reaches over it is whole. His
 * whole life as a volunteer is not walked for it: shifts stand in the order in which they began, and none is longer than a day.
 */
export function workedSince(shifts: readonly Shift[], since: number): Interval[] {
  const found: Interval[] = [];
  for (let index = shifts.length - 1; index >= 0; index -= 1) {
    const shift = shifts[index] as Shift;
    const worked = intervalOf(shift.startedAt, shiftEnd(shift));
    if (worked.from < since - DAY_MS) break;
    if (worked.until > since) found.push(worked);
  }
  return found.reverse();
}

export const overlap = (a: Interval, b: Interval): number =>
  Math.max(0, Math.min(a.until, b.until) - Math.max(a.from, b.from));

/** Milliseconds of the fullest twenty-four hours; what stands twice counts once. */
export const mostWithinDay = (intervals: readonly Interval[]): number => mostWithin(DAY_MS, intervals);

/** The same for a window of any length. */
export function mostWithin(length: number, intervals: readonly Interval[]): number {
  const whole = merged(intervals);
  // The fullest window can be slid until it starts with an interval or ends with one.
  const starts = whole.flatMap(({ from, until }) => [from, until - length]);
  return Math.max(0, ...starts.map((from) => within(whole, { from, until: from + length })));
}

/**
 * The moment (ISO 8601) at which work begun at `start` reaches the most of a day, in milliseconds; `start` itself if there
 * is no time left.
 */
export function endsBy(start: string, earlier: readonly Interval[], mostOfDay: number): string {
  const from = Date.parse(start);
  const whole = merged(earlier);
  let [least, most] = [0, mostOfDay];
  // Time worked in the day before a moment never falls while work goes on, so that halving finds the moment.
  while (least < most) {
    const length = Math.ceil((least + most) / 2);
    const until = from + length;
    const worked = length + within(whole, { from: until - DAY_MS, until: from });
    if (worked <= mostOfDay) least = length;
    else most = length - 1;
  }
  return new Date(from + least).toISOString();
}

const within = (intervals: readonly Interval[], window: Interval): number =>
  intervals.reduce((sum, each) => sum + overlap(each, window), 0);

function merged(intervals: readonly Interval[]): Interval[] {
  const whole: Interval[] = [];
  for (const each of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last && each.from <= last.until)
      whole[whole.length - 1] = { from: last.from, until: Math.max(last.until, each.until) };
    else whole.push(each);
  }
  return whole;
}
