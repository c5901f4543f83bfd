import { performance } from 'node:perf_hooks';
import { SECOND_MS } from '@tongzhou/domain';

type Loop = { readonly active: number; readonly idle: number };
const loopNow = (): Loop => performance.eventLoopUtilization();

/**
 * Measures what requests cost: the time that the thread was at work while they were open, shared evenly by those that were open
 * at once. Waiting, for a database or for a caller who types slowly, costs nothing.
 */
export class WorkClock {
  readonly #loop: () => Loop;
  #open = 0;
  /** Work of the thread at the last event, and what one request that was open all along would have been charged. */
  #active: number;
  #each = 0;
  #since: Loop;
  #busy = 0;

  constructor(loop: () => Loop = loopNow) {
    this.#loop = loop;
    this.#since = loop();
    this.#active = this.#since.active;
  }

  /** Begins a request; what it answers ends it and says its milliseconds. */
  begin(): () => number {
    this.#advance();
    this.#open += 1;
    const from = this.#each;
    return () => {
      this.#advance();
      this.#open -= 1;
      return this.#each - from;
    };
  }

  /** The part of the last second or so that the thread was at work. */
  get busy(): number {
    const { active, idle } = this.#loop();
    const work = active - this.#since.active;
    const all = work + idle - this.#since.idle;
    if (all >= SECOND_MS) {
      this.#busy = work / all;
      this.#since = { active, idle };
    }
    return this.#busy;
  }

  #advance(): void {
    const { active } = this.#loop();
    if (this.#open > 0) this.#each += (active - this.#active) / this.#open;
    this.#active = active;
  }
}
