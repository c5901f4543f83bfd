import type { z } from 'zod';
import { calendarDate } from '../fact/fields.ts';
import { otherwise } from '../form/form-rule.ts';
import { writtenAs } from '../form/forms.ts';

/** As boxes print it and people type it: `2022-02-28`, `2022/2/28`, `2022年2月28日`, `20220228`, and `2022-02`, which is that month's last day. */
const WRITTEN = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|(\d{2})(\d{2}))$/;

/** The day until whose end goods are good; null: no day of the calendar. */
export function readExpiry(text: string): string | null {
  const [, year, month = '', day, packedMonth, packedDay] = WRITTEN.exec(text) ?? [];
  if (year === undefined) return null;
  const [of, on] = [(packedMonth ?? month).padStart(2, '0'), (packedDay ?? day)?.padStart(2, '0')];
  return on === undefined ? lastDay(year, of) : dayOrNull(`${year}-${of}-${on}`);
}

/** Of a month, `2022` and `02`. */
export function lastDay(year: string, month: string): string | null {
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return dayOrNull(`${year}-${month}-${String(last).padStart(2, '0')}`);
}

const dayOrNull = (day: string): string | null => (calendarDate.safeParse(day).success ? day : null);

/** Six digits alone could be either way round, and are not guessed. */
export const expiryTyped = writtenAs('expiry', WRITTEN).refine(
  (text: string) => !WRITTEN.test(text) || readExpiry(text) !== null,
  otherwise('day-of-calendar'),
) as z.ZodType<string, string>;

/** The years in which goods of today are printed to end; others are possible, and asked back. */
const YEARS_AHEAD = 15;
export const isLikelyExpiry = (day: string, today: string): boolean =>
  day >= '2000-01-01' && Number.parseInt(day, 10) <= Number.parseInt(today, 10) + YEARS_AHEAD;
