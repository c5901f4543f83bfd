const ATTEMPTS_MAX = 10;
const WINDOW_MS = 10 * 60_000;
const KEYS_MAX = 10_000;

/** Counts failed attempts by key within a sliding window; bounded, so that it cannot be made to grow. */
export class Attempts {
  readonly #failures = new Map<string, number[]>();

  tooMany(key: string): boolean {
    return this.#recent(key).length >= ATTEMPTS_MAX;
  }

  failed(key: string): void {
    if (this.#failures.size >= KEYS_MAX) this.#failures.clear();
    this.#failures.set(key, [...this.#recent(key), Date.now()]);
  }

  succeeded(key: string): void {
    this.#failures.delete(key);
  }

  #recent(key: string): number[] {
    const since = Date.now() - WINDOW_MS;
    return (this.#failures.get(key) ?? []).filter((at) => at > since);
  }
}
