import type { ServerResponse } from 'node:http';

/** While commands are in hand, so long nothing is rendered after a page was: most commands are done by then. */
const PAUSE_MS = 20;
/** A page that has not come after this waits for the database, and the thread is free for the next. */
const HELD_MS_MAX = 50;

type Begin = (done: () => void) => void;

/**
 * The order in which the one thread makes pages: one at a time, with a turn of the event loop between two, so that a command that comes
 * in meanwhile waits for no more than the page that is being made; and while commands are in hand, a pause after each.
 */
export class Turns {
  readonly #waiting: Begin[] = [];
  readonly #now: () => number;
  #writing = 0;
  #held = 0;
  #ended = Number.NEGATIVE_INFINITY;
  #isDue = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** A command is in hand until this response is answered. */
  write(response: ServerResponse): void {
    this.#writing += 1;
    response.once('close', () => {
      this.#writing -= 1;
      this.#wake();
    });
  }

  /** Begins when it is its turn; `done` gives the turn away, and may be called more than once. */
  read(begin: Begin): void {
    this.#waiting.push(begin);
    this.#wake();
  }

  #wake(): void {
    if (this.#isDue || this.#held > 0 || this.#waiting.length === 0) return;
    const pause = this.#writing > 0 ? this.#ended + PAUSE_MS - this.#now() : 0;
    if (pause > 0) {
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        this.#wake();
      }, pause);
      return;
    }
    this.#isDue = true;
    // What has come in meanwhile is read first.
    setImmediate(() => {
      this.#isDue = false;
      this.#begin();
    });
  }

  #begin(): void {
    const begin = this.#waiting.shift();
    if (!begin) return;
    this.#held += 1;
    let isDone = false;
    const done = () => {
      if (isDone) return;
      isDone = true;
      clearTimeout(late);
      this.#held -= 1;
      this.#ended = this.#now();
      this.#wake();
    };
    const late = setTimeout(done, HELD_MS_MAX);
    begin(done);
  }
}
