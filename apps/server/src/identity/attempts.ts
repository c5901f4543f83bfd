import { MINUTE_MS, SECOND_MS } from '@tongzhou/domain';

const WINDOW_MS = 10 * MINUTE_MS;
const KEYS_MAX = 10_000;

/** Counts failed attempts by key within a sliding window; bounded, so that it cannot be made to grow. */
export class Attempts {
  readonly #max: number;
  readonly #failures = new Map<string, number[]>();

  constructor(max: number) {
    this.#max = max;
  }

  /** Seconds until there may be another attempt; 0: at once. */
  waitSeconds(key: string, now = Date.now()): number {
    const recent = this.#recent(key, now);
    const first = recent.at(-this.#max);
    return first === undefined ? 0 : Math.ceil((first + WINDOW_MS - now) / SECOND_MS);
  }

  failed(key: string, now = Date.now()): void {
    const failures = [...this.#recent(key, now), now].slice(-this.#max);
    // Taken out and put in again, a key is the youngest of the map; the oldest gives way.
    this.#failures.delete(key);
    const [oldest] = this.#failures.keys();
    if (oldest !== undefined && this.#failures.size >= KEYS_MAX) this.#failures.delete(oldest);
    this.#failures.set(key, failures);
  }

  succeeded(key: string): void {
    this.#failures.delete(key);
  }

  #recent(key: string, now: number): number[] {
    return (this.#failures.get(key) ?? []).filter((at) => at > now - WINDOW_MS);
  }
}
