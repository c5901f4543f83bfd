import { SECOND_MS } from '@tongzhou/domain';
import { type Allowance, LIMITS } from './limits.ts';

/**
 * A bucket of milliseconds of work for each network or account: full at first, filling evenly, and emptied by what was done.
 * What a request costs is known only after it: so the bucket may fall below nothing, and then waits until it is above again.
 */
export class WorkBudget {
  readonly #allowance: Allowance;
  readonly #bucketsMax: number;
  readonly #buckets = new Map<string, { readonly left: number; readonly at: number }>();

  constructor(allowance: Allowance, bucketsMax: number = LIMITS.bucketsMax) {
    this.#allowance = allowance;
    this.#bucketsMax = bucketsMax;
  }

  /** Seconds until there may be another request; 0: at once. */
  waitSeconds(key: string, now: number): number {
    const left = this.#left(key, now);
    if (left > 0) return 0;
    return Math.min(LIMITS.waitSecondsMax, Math.ceil((1 - left) / this.#allowance.perSecondMs));
  }

  /** Takes out what was done; less than nothing puts back what was taken for it before. */
  spend(key: string, workMs: number, now: number): void {
    const { burstMs } = this.#allowance;
    // No debt is deeper than a bucket: whoever stops asking is heard again within it.
    const left = Math.max(-burstMs, Math.min(burstMs, this.#left(key, now) - workMs));
    // Taken out and put in again, a key is the youngest of the map; the oldest gives way.
    this.#buckets.delete(key);
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined && this.#buckets.size >= this.#bucketsMax) this.#buckets.delete(oldest);
    this.#buckets.set(key, { left, at: now });
  }

  #left(key: string, now: number): number {
    const { burstMs, perSecondMs } = this.#allowance;
    const bucket = this.#buckets.get(key);
    if (!bucket) return burstMs;
    return Math.min(burstMs, bucket.left + (Math.max(0, now - bucket.at) * perSecondMs) / SECOND_MS);
  }
}
