const DAY_MS = 86_400_000;
/** Day 0 of the spreadsheets' calendar, as it holds after their 29 February 1900, which never was (ECMA-376 part 1, 18.17.4.1). */
const EPOCH_MS = Date.UTC(1899, 11, 30);
const DAYS_AROUND = 400;
/** 1 December 2019: lists of that winter are read long after it, and not every one says of which day it is. */
const FIRST_DAY = 43_800;

/**
 * Where a column holds amounts, a spreadsheet that took an entry for a date leaves its serial number: 43864 is 3 February 2020.
 * A number that is a day around the moment of the list may be one; it may be an amount, too, so that it is asked.
 */
export function isDateSerial(value: unknown, asOf: string): boolean {
  const written = typeof value === 'string' && /^\d{5}$/.test(value.trim()) ? Number(value) : value;
  if (typeof written !== 'number' || !Number.isInteger(written)) return false;
  // Amounts of goods come in tens; a number with naught at its end is hardly ever a day.
  if (written % 10 === 0) return false;
  const day = (Date.parse(asOf) - EPOCH_MS) / DAY_MS;
  return written >= Math.min(FIRST_DAY, day - DAYS_AROUND) && written <= day + DAYS_AROUND;
}
