import type { Remembered } from './remembered.ts';

/** Answers by their address, no more than so many bytes of them, packed ones counted: what was not asked for longest gives way. */
export class AnswerShelf {
  readonly #bytesMax: number;
  readonly #kept = new Map<string, Remembered>();
  #bytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#kept.size;
  }

  find(key: string): Remembered | undefined {
    const found = this.#kept.get(key);
    if (!found) return undefined;
    // Taken out and put in again, it is the youngest of the map.
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found;
  }

  keep(key: string, answer: Remembered): void {
    this.#drop(key);
    this.#kept.set(key, answer);
    this.#bytes += answer.bytes + 2 * key.length;
    this.#makeRoom();
  }

  /** An answer that lies here has become so much larger. */
  grew(key: string, answer: Remembered, bytes: number): void {
    if (this.#kept.get(key) !== answer) return;
    this.#bytes += bytes;
    this.#makeRoom();
  }

  #makeRoom(): void {
    for (const key of this.#kept.keys()) {
      if (this.#bytes <= this.#bytesMax) return;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    const found = this.#kept.get(key);
    if (!found) return;
    this.#kept.delete(key);
    this.#bytes -= found.bytes + 2 * key.length;
  }
}
