import { MINUTE_MS, SECOND_MS } from '@tongzhou/domain';

const KEYS_MAX = 10_000;
const FORGOTTEN_MS = 15 * MINUTE_MS;
const WAIT_SECONDS_MAX = 5 * 60;

/**
 * Makes each further failure of a key wait longer than the one before: some are free, then 1, 2, 4 … seconds, five minutes
 * at most where nothing else is said; a quarter of an hour without one forgets them. Bounded, so that it cannot be made to grow.
 */
export class Delays {
  readonly #free: number;
  readonly #waitSecondsMax: number;
  readonly #failures = new Map<string, { readonly count: number; readonly at: number }>();

  constructor(free: number, waitSecondsMax = WAIT_SECONDS_MAX) {
    this.#free = free;
    this.#waitSecondsMax = waitSecondsMax;
  }

  /** Seconds until there may be another attempt; 0: at once. */
  waitSeconds(key: string, now = Date.now()): number {
    const { count, at } = this.#recent(key, now);
    if (count < this.#free) return 0;
    const wait = Math.min(this.#waitSecondsMax, 2 ** Math.min(20, count - this.#free));
    return Math.max(0, Math.ceil((at + wait * SECOND_MS - now) / SECOND_MS));
  }

  count(key: string, now = Date.now()): number {
    return this.#recent(key, now).count;
  }

  failed(key: string, now = Date.now()): void {
    const { count } = this.#recent(key, now);
    // Taken out and put in again, a key is the youngest of the map; the oldest gives way.
    this.#failures.delete(key);
    const [oldest] = this.#failures.keys();
    if (oldest !== undefined && this.#failures.size >= KEYS_MAX) this.#failures.delete(oldest);
    this.#failures.set(key, { count: count + 1, at: now });
  }

  succeeded(key: string): void {
    this.#failures.delete(key);
  }

  #recent(key: string, now: number): { readonly count: number; readonly at: number } {
    const found = this.#failures.get(key);
    return found && found.at > now - FORGOTTEN_MS ? found : { count: 0, at: 0 };
  }
}
