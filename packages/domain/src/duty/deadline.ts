import { momentShown, offsetAt } from '../kernel/time/clock.ts';
import { DAY_MS, HOUR_MS, monthsLater } from '../kernel/time/time.ts';
import type { Within } from './rule.ts';
import { type Calendar, workingDaysLater } from './working-days.ts';

/**
 * The last moment at which what is owed since then is in time; null where the law gives no number, or one in working days
 * that reach into a year whose public holidays the calendar does not have: it is not guessed.
 *
 * Hours run from the moment. Days and months are calendar periods: the first day is not counted, and the last runs to
 * its end (中华人民共和国民法典 201–203; a month without that day ends on its last day).
 */
export function deadline(
  within: Within,
  since: string,
  clock: string,
  calendar: Calendar | null = null,
): string | null {
  if (within === 'promptly' || 'charter' in within || 'dayIn' in within) return null;
  const start = Date.parse(since);
  if ('hours' in within) return iso(start + within.hours * HOUR_MS);
  const midnight = Math.floor((start + offsetAt(clock, start)) / DAY_MS) * DAY_MS;
  const last = lastDay(within, midnight, calendar);
  return last === null ? null : iso(momentShown(clock, last + DAY_MS));
}

function lastDay(
  within: Exclude<Within, 'promptly' | { hours: number } | { charter: string } | { dayIn: string }>,
  midnight: number,
  calendar: Calendar | null,
): number | null {
  if ('nextYearBy' in within)
    return Date.parse(`${new Date(midnight).getUTCFullYear() + 1}-${within.nextYearBy}T00:00:00Z`);
  if ('days' in within) return midnight + within.days * DAY_MS;
  if ('months' in within) return monthsLater(midnight, within.months);
  return calendar && workingDaysLater(midnight, within.workingDays, calendar);
}

const iso = (ms: number): string => new Date(ms).toISOString();
