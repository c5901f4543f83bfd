import { z } from 'zod';
import { writtenAs } from '../form/forms.ts';

/** China has one time all year (GB/T 7408.1). */
export const CHINA = '+08:00';

/**
 * The clock of a place: how far it is from UTC all year, `+08:00`, or the name of one that goes an hour ahead in summer. It is
 * computed here, from the law that sets it, so that the same log gives the same days on every machine and in every browser.
 */
export const clockSchema = z.union([
  writtenAs('utc-offset', /^[+-]\d{2}:\d{2}$/),
  z.literal('Europe/London'),
]);
export type ClockOfPlace = z.infer<typeof clockSchema>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How many milliseconds the clock is ahead of UTC at a moment. */
export function offsetAt(clock: string, moment: number): number {
  if (clock === 'Europe/London') return isSummer(moment) ? HOUR : 0;
  const minutes = Number(clock.slice(1, 3)) * 60 + Number(clock.slice(4, 6));
  return (clock.startsWith('-') ? -minutes : minutes) * MINUTE;
}

/** The moment at which such a clock shows this, given as if it were UTC; of an hour shown twice the first, of one left out the next. */
export function momentShown(clock: string, shown: number): number {
  const before = shown - offsetAt(clock, shown - DAY);
  const guess = shown - offsetAt(clock, before);
  return guess + offsetAt(clock, guess) === shown ? guess : shown - offsetAt(clock, guess);
}

/** From one in the morning, Greenwich, of the last Sunday of March to that of October (Summer Time Order 2002, since 2002). */
function isSummer(moment: number): boolean {
  const year = new Date(moment).getUTCFullYear();
  return moment >= lastSunday(year, 2) + HOUR && moment < lastSunday(year, 9) + HOUR;
}

function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0);
  return last - new Date(last).getUTCDay() * DAY;
}
