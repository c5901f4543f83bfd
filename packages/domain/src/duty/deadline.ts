import type { Within } from './rule.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** `+08:00` as milliseconds. */
export function offsetMs(utcOffset: string): number {
  const minutes = Number(utcOffset.slice(1, 3)) * 60 + Number(utcOffset.slice(4, 6));
  return (utcOffset.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** The calendar day of a moment by a clock at that offset. */
export const localDay = (moment: string, utcOffset: string): string =>
  new Date(Date.parse(moment) + offsetMs(utcOffset)).toISOString().slice(0, 10);

/**
 * The last moment at which what is owed since then is in time; null where the law gives no number, or one that needs what
 * we do not have (working days need the calendar of public holidays, which is not guessed).
 *
 * Hours run from the moment. Days and months are calendar periods: the first day is not counted, and the last runs to
 * its end (中华人民共和国民法典 201–203; a month without that day ends on its last day).
 */
export function deadline(within: Within, since: string, utcOffset: string): string | null {
  if (within === 'promptly' || 'workingDays' in within || 'charter' in within) return null;
  const start = Date.parse(since);
  if ('hours' in within) return iso(start + within.hours * HOUR_MS);
  const offset = offsetMs(utcOffset);
  const midnight = Math.floor((start + offset) / DAY_MS) * DAY_MS;
  const last = 'days' in within ? midnight + within.days * DAY_MS : monthsLater(midnight, within.months);
  return iso(last + DAY_MS - offset);
}

export const afterHours = (moment: string, hours: number): string =>
  iso(Date.parse(moment) + hours * HOUR_MS);

/** Of midnights in UTC; a month without that day ends on its last day. */
export function monthsLater(midnight: number, months: number): number {
  const day = new Date(midnight);
  const first = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1);
  const lastDay = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 0)).getUTCDate();
  return first + (Math.min(day.getUTCDate(), lastDay) - 1) * DAY_MS;
}

const iso = (ms: number): string => new Date(ms).toISOString();
