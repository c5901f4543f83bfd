import { SECOND_MS } from '@tongzhou/domain';

/** Of each second: milliseconds for rendering anew what has changed within two seconds. */
const PER_SECOND_MS = 200;
const BURST_MS = SECOND_MS;

/** Whether rendering has taken less than its share of the thread lately: a bucket of milliseconds that fills evenly. */
export class ShareOfWork {
  #left = BURST_MS;
  #at = Number.NEGATIVE_INFINITY;

  hasLeft(now: number): boolean {
    this.#fill(now);
    return this.#left > 0;
  }

  spend(ms: number, now: number): void {
    this.#fill(now);
    this.#left = Math.max(-BURST_MS, this.#left - ms);
  }

  #fill(now: number): void {
    if (this.#at > Number.NEGATIVE_INFINITY)
      this.#left = Math.min(BURST_MS, this.#left + ((now - this.#at) * PER_SECOND_MS) / SECOND_MS);
    this.#at = now;
  }
}
