const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits before each attempt, as Standard Webhooks recommends: three days in all. */
export const WAITS_MS: readonly number[] = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
const JITTER = 0.2;

/**
 * How long to wait after so many attempts, in milliseconds; null: no more. Up to a fifth is added by chance, so that
 * what failed together does not come back together.
 */
export function waitAfter(attempts: number, random: () => number = Math.random): number | null {
  const wait = WAITS_MS[attempts];
  return wait === undefined ? null : Math.round(wait * (1 + JITTER * random()));
}
