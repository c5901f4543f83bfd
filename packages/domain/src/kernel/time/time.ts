import { momentShown, offsetAt } from './clock.ts';

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/**
 * The calendar day, `2020-03-01`, on which a moment falls by the clock of a place. There is no other way from a moment to
 * a day: the first ten characters of a moment are the day in Greenwich, which in China is yesterday until eight.
 */
export const localDay = (moment: string, clock: string): string =>
  shown(moment, clock).split('T', 1)[0] as string;

/** The day of a midnight in UTC that stands for a day on the calendar, wherever it is. */
export const dayOfMidnight = (midnight: number): string => iso(midnight).split('T', 1)[0] as string;

/** The last moment of a calendar day by the clock of a place, as UTC. */
export const endOfDay = (day: string, clock: string): string =>
  iso(momentShown(clock, Date.parse(day) + DAY_MS) - 1);

/** `2020-01-27 08:00` by the clock of a place. */
export const localMinute = (moment: string, clock: string): string =>
  shown(moment, clock).slice(0, 16).replace('T', ' ');

export const afterHours = (moment: string, hours: number): string =>
  iso(Date.parse(moment) + hours * HOUR_MS);

/** Whole hours that have passed; none before the beginning. */
export const hoursBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / HOUR_MS));

/** Whole days from one calendar day to another; negative where the second comes first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Of midnights in UTC; a month without that day ends on its last day (中华人民共和国民法典 202). */
export function monthsLater(midnight: number, months: number): number {
  const day = new Date(midnight);
  const first = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1);
  const lastDay = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 0)).getUTCDate();
  return first + (Math.min(day.getUTCDate(), lastDay) - 1) * DAY_MS;
}

/** The calendar day so many days after another. */
export const daysLater = (day: string, days: number): string =>
  dayOfMidnight(Date.parse(day) + days * DAY_MS);

/** For sorting: the earlier moment first; a moment before none. */
export const earlier = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

const iso = (ms: number): string => new Date(ms).toISOString();

/** What the clock shows, written as if it were UTC. */
const shown = (moment: string, clock: string): string =>
  iso(Date.parse(moment) + offsetAt(clock, Date.parse(moment)));
