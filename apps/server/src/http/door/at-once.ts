/** Lets so many in at the same time for each key, and no more. */
export class AtOnce {
  readonly #most: number;
  readonly #in = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The way out, to be taken once; null: there is no place. */
  enter(key: string): (() => void) | null {
    const count = this.#in.get(key) ?? 0;
    if (count >= this.#most) return null;
    this.#in.set(key, count + 1);
    let isOut = false;
    return () => {
      if (isOut) return;
      isOut = true;
      const left = (this.#in.get(key) ?? 1) - 1;
      if (left > 0) this.#in.set(key, left);
      else this.#in.delete(key);
    };
  }
}
