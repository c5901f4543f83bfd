import type { Shift, Task } from './state.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Nobody works longer than this within any twenty-four hours. */
export const MOST_WORK = 12 * HOUR;

/** People come a little before a task begins; earlier than this nobody works on it. */
export const EARLIEST_BEFORE_TASK = HOUR;

/** Would a shift that begins at a moment begin before anybody works on the task? */
export const hasBegunTooEarly = ({ from }: Pick<Task, 'from'>, at: string): boolean =>
  Date.parse(at) < Date.parse(from) - EARLIEST_BEFORE_TASK;

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

export const overlap = (a: Interval, b: Interval): number =>
  Math.max(0, Math.min(a.until, b.until) - Math.max(a.from, b.from));

/** Milliseconds of the fullest twenty-four hours; what stands twice counts once. */
export const mostWithinDay = (intervals: readonly Interval[]): number => mostWithin(DAY, intervals);

/** The same for a window of any length. */
export function mostWithin(length: number, intervals: readonly Interval[]): number {
  const whole = merged(intervals);
  // The fullest window can be slid until it starts with an interval or ends with one.
  const starts = whole.flatMap(({ from, until }) => [from, until - length]);
  return Math.max(0, ...starts.map((from) => within(whole, { from, until: from + length })));
}

/** The moment (ISO 8601) at which work begun at `start` reaches twelve hours; `start` itself if there is no time left. */
export function endsBy(start: string, earlier: readonly Interval[]): string {
  const from = Date.parse(start);
  const whole = merged(earlier);
  let [least, most] = [0, MOST_WORK];
  // Time worked in the day before a moment never falls while work goes on, so that halving finds the moment.
  while (least < most) {
    const length = Math.ceil((least + most) / 2);
    const until = from + length;
    const worked = length + within(whole, { from: until - DAY, until: from });
    if (worked <= MOST_WORK) least = length;
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
