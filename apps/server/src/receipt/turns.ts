/** Work that fills a processor, one piece after another; what would wait behind `waitingMax` others is turned away. */
export class Turns {
  readonly #waitingMax: number;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(waitingMax: number) {
    this.#waitingMax = waitingMax;
  }

  /** The work's answer; null where too many wait already. */
  take<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
    if (this.#waiting >= this.#waitingMax) return Promise.resolve(null);
    this.#waiting += 1;
    const turn = this.#last.then(work).finally(() => {
      this.#waiting -= 1;
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}
