import { DAY_MS } from '../time/time.ts';

/** How many of these, in the order in which they came, came within 24 hours before a moment. Reads those alone, and one more. */
export function countOfDay(
  ids: readonly string[],
  atOf: (id: string) => string | undefined,
  now: string,
): number {
  const since = new Date(Date.parse(now) - DAY_MS).toISOString();
  let count = 0;
  // The latest first: what lies a day back is followed by nothing later.
  while (count < ids.length && (atOf(ids[ids.length - 1 - count] as string) ?? '') > since) count += 1;
  return count;
}
