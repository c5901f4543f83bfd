import { z } from 'zod';
import { calendarDate } from '../kernel/fact/fields.ts';
import { DAY_MS, dayOfMidnight } from '../kernel/time/time.ts';

const yearSchema = z
  .strictObject({
    year: z.int().min(1900).max(2200),
    /** The announcement, with its number where it has one that was found. */
    source: z.string().min(1).max(300),
    /** Where its text was read. */
    readAt: z.string().min(1).max(300),
    /** Days off, the last included, whatever day of the week they are. */
    off: z.array(z.strictObject({ from: calendarDate, until: calendarDate })).max(60),
    /** Saturdays and Sundays that are worked. */
    work: z.array(calendarDate).max(60),
  })
  .superRefine(({ year, off, work }, context) => {
    const wrong = (message: string) => context.addIssue({ code: 'custom', message });
    const days = [...off.flatMap(({ from, until }) => [from, until]), ...work];
    for (const day of days) if (!day.startsWith(`${year}-`)) wrong(`${day} is not of ${year}`);
    for (const { from, until } of off) if (until < from) wrong(`${from} is after ${until}`);
    for (const day of work) {
      if (!isWeekend(Date.parse(day))) wrong(`${day} is worked anyway`);
      if (off.some(({ from, until }) => from <= day && day <= until)) wrong(`${day} is off and worked`);
    }
  });

/** The days off and the working weekends of a country, year by year, as they were announced. */
export const calendarSchema = z
  .strictObject({
    country: z.string().regex(/^[A-Z]{2}$/),
    years: z.array(yearSchema).max(300),
  })
  .refine(({ years }) => new Set(years.map(({ year }) => year)).size === years.length, 'has a year twice');
export type Calendar = z.infer<typeof calendarSchema>;

const isWeekend = (midnight: number): boolean => [0, 6].includes(new Date(midnight).getUTCDay());

/** Null for a day of a year that nobody has announced: it is not guessed. */
function isWorked({ years }: Calendar, midnight: number): boolean | null {
  const day = dayOfMidnight(midnight);
  const year = years.find((each) => day.startsWith(`${each.year}-`));
  if (!year) return null;
  if (year.off.some(({ from, until }) => from <= day && day <= until)) return false;
  return !isWeekend(midnight) || year.work.includes(day);
}

/**
 * The midnight (UTC, as the given one) that begins the last of so many working days; the day itself is not counted (民法典
 * 201). Null as soon as it would need a year that the calendar does not have.
 */
export function workingDaysLater(midnight: number, days: number, calendar: Calendar): number | null {
  let day = midnight;
  for (let left = days; left > 0; ) {
    day += DAY_MS;
    const worked = isWorked(calendar, day);
    if (worked === null) return null;
    if (worked) left -= 1;
  }
  return day;
}
