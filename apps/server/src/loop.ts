export type LoopOptions = {
  readonly everyMs: number;
  /** What the operator reads where a turn fails, before the reason: `webhooks could not be sent`. */
  readonly fault: string;
  /** The first turn comes with the start, not a whole pause later. */
  readonly atOnce?: boolean;
};

/** Those that run in this process, for whoever looks after it. */
const running = new Set<Loop>();

export type LoopStatus = {
  /** What it is that fails, where it does. */
  readonly fault: string;
  readonly everyMs: number;
  /** When the last turn went well; null: none has yet. */
  readonly lastWell: string | null;
  /** Why the last turn failed; null where it went well. */
  readonly lastError: string | null;
};

export const loopsNow = (): LoopStatus[] =>
  [...running].map((loop) => loop.status).sort((a, b) => (a.fault < b.fault ? -1 : 1));

/**
 * Work that is done over and over, one turn at a time. What goes wrong in a turn is said once, not at each turn for as long
 * as it lasts, and the next turn comes all the same. The timer keeps no process alive.
 */
export class Loop {
  readonly #work: () => Promise<unknown>;
  readonly #options: LoopOptions;
  #timer: NodeJS.Timeout | null = null;
  #gathering: NodeJS.Timeout | null = null;
  #turn: Promise<void> | null = null;
  #isAskedFor = false;
  /** The reason that was said last; empty after a turn that went well. */
  #said = '';
  #lastWell: number | null = null;

  constructor(work: () => Promise<unknown>, options: LoopOptions) {
    this.#work = work;
    this.#options = options;
  }

  get status(): LoopStatus {
    const { fault, everyMs } = this.#options;
    const lastWell = this.#lastWell === null ? null : new Date(this.#lastWell).toISOString();
    return { fault, everyMs, lastWell, lastError: this.#said || null };
  }

  start(): void {
    running.add(this);
    const { everyMs, atOnce } = this.#options;
    this.#timer = setInterval(() => {
      if (this.#turn === null) this.soon();
    }, everyMs);
    this.#timer.unref();
    if (atOnce) this.soon();
  }

  /** No turn begins by itself any more. Resolves when the running one has ended. */
  async stop(): Promise<void> {
    running.delete(this);
    if (this.#timer) clearInterval(this.#timer);
    if (this.#gathering) clearTimeout(this.#gathering);
    this.#gathering = null;
    this.#isAskedFor = false;
    await this.#turn?.catch(() => {});
  }

  /** A turn now; asked for during one, another after it. Resolves when it is done, rejects with what went wrong. */
  now(): Promise<void> {
    this.#isAskedFor = true;
    this.#turn ??= this.#turns().finally(() => {
      this.#turn = null;
    });
    return this.#turn;
  }

  /** The same for those who do not wait for it; all who ask within `gatherMs` share a turn. */
  soon(gatherMs = 0): void {
    if (gatherMs === 0) {
      this.now().catch((error: Error) => this.#say(error.message));
      return;
    }
    this.#gathering ??= setTimeout(() => {
      this.#gathering = null;
      this.soon();
    }, gatherMs).unref();
  }

  async #turns(): Promise<void> {
    while (this.#isAskedFor) {
      this.#isAskedFor = false;
      await this.#work();
      this.#said = '';
      this.#lastWell = Date.now();
    }
  }

  #say(reason: string): void {
    if (reason !== this.#said) console.error(`tongzhou: ${this.#options.fault}:`, reason);
    this.#said = reason;
  }
}
