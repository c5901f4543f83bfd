import { MINUTE_MS } from '@tongzhou/domain';

/** How far the wall clock may part from the steady one before it counts as a jump. */
const JUMP_MS = MINUTE_MS;
/** How long a wall clock that has jumped must go steadily before it is followed. */
export const HOLD_MS = 300_000;

/**
 * The machine's time, as far as it can be trusted. Small corrections are followed at once. After a jump of more than a
 * minute, forwards or back, time goes on at the pace of the steady clock, until the wall clock has kept to its new time for
 * five minutes: a wrong time that is put right soon stamps no fact. Facts never go back, so that one fact stamped with
 * next year's date would hold all others at that date until next year (decision 0016).
 */
export class TrustedTime {
  readonly #wall: () => number;
  readonly #steady: () => number;
  /** Wall time less steady time, as followed. */
  #offsetMs: number;
  /** The offset to which the wall clock has jumped, and since when it has kept to it. */
  #doubted: { readonly offsetMs: number; readonly since: number } | null = null;

  constructor(wall: () => number = Date.now, steady: () => number = () => performance.now()) {
    this.#wall = wall;
    this.#steady = steady;
    this.#offsetMs = wall() - steady();
  }

  /** Milliseconds since 1970. */
  now(): number {
    const steady = this.#steady();
    const offsetMs = this.#wall() - steady;
    const isNear = (other: number) => Math.abs(offsetMs - other) <= JUMP_MS;
    if (isNear(this.#offsetMs)) this.#follow(offsetMs);
    else if (!this.#doubted || !isNear(this.#doubted.offsetMs)) this.#doubted = { offsetMs, since: steady };
    else if (steady - this.#doubted.since >= HOLD_MS) this.#follow(offsetMs);
    return Math.round(steady + this.#offsetMs);
  }

  /** Is the wall clock somewhere else, and not followed yet? */
  get isDoubted(): boolean {
    this.now();
    return this.#doubted !== null;
  }

  #follow(offsetMs: number): void {
    this.#offsetMs = offsetMs;
    this.#doubted = null;
  }
}
