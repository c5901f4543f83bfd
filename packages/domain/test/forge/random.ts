/** Numbers from a seed (mulberry32): the same seed draws the same. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to below `end`. */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * end);
  }

  of<Each>(list: readonly Each[]): Each | undefined {
    return list[this.below(list.length)];
  }

  shuffled<Each>(list: readonly Each[]): Each[] {
    const all = [...list];
    for (let index = all.length - 1; index > 0; index -= 1) {
      const other = this.below(index + 1);
      [all[index], all[other]] = [all[other] as Each, all[index] as Each];
    }
    return all;
  }
}
