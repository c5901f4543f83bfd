import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@tongzhou/domain';

/** Waits before each attempt, as Standard Webhooks recommends: three days in all. */
export const WAITS_MS: readonly number[] = [
  0,
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
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
