import { MINUTE_MS } from '@tongzhou/domain';

/** How far the wall clock may part from the steady one between two looks before it counts as a jump. */
const JUMP_MS = MINUTE_MS;
/** How long a clock that has jumped must go steadily before it is believed again. */
export const HOLD_MS = 5 * MINUTE_MS;

/**
 * A wall clock that is not believed for five minutes after it has jumped, forwards or back, by more than a minute
 * against the machine's steady one: a wrong time that is put right soon tells nobody that a duty was breached. A machine
 * that slept looks the same, and tells five minutes later what it would have told at once.
 */
export class BelievedClock {
  readonly #wall: () => Date;
  readonly #steady: () => number;
  #last: { readonly wall: number; readonly steady: number } | null = null;
  #heldUntil = Number.NEGATIVE_INFINITY;

  constructor(wall: () => Date, steady: () => number = () => performance.now()) {
    this.#wall = wall;
    this.#steady = steady;
  }

  /** The moment (ISO 8601 UTC), or null while it is not believed. */
  moment(): string | null {
    const now = this.#wall();
    const [wall, steady] = [now.getTime(), this.#steady()];
    const last = this.#last;
    this.#last = { wall, steady };
    if (last && Math.abs(wall - last.wall - (steady - last.steady)) > JUMP_MS)
      this.#heldUntil = steady + HOLD_MS;
    return steady < this.#heldUntil ? null : now.toISOString();
  }
}
