import type { ServerResponse } from 'node:http';

/** While commands are in hand, so long nothing is rendered after a page was: most commands are done by then. */
const PAUSE_MS = 20;
/** A page that has not come after this waits for the database, and the thread is free for the next. */
const HELD_MS_MAX = 50;

/** While commands are in hand, so many remembered pages are given in one turn of the loop: a quarter of a millisecond. */
const GIVEN_IN_A_TURN = 8;

type Begin = (done: () => void) => void;

/**
 * The order in which the one thread makes pages: one at a time, with a turn of the event loop between two, so that a command that comes
 * in meanwhile waits for no more than the page that is being made; and while commands are in hand, a pause after each, and of what is remembered
 * only some in each turn.
 */
export class Turns {
  readonly #waiting: Begin[] = [];
  readonly #giving: (() => void)[] = [];
  readonly #now: () => number;
  #writing = 0;
  #isGiving = false;
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

  /** Gives what is there already: at once, or while commands are in hand a few in each turn of the loop. */
  give(send: () => void): void {
    if (this.#writing === 0 && !this.#isGiving) {
      send();
      return;
    }
    this.#giving.push(send);
    this.#giveSome();
  }

  #giveSome(): void {
    if (this.#isGiving) return;
    this.#isGiving = true;
    setImmediate(() => {
      this.#isGiving = false;
      const most = this.#writing === 0 ? this.#giving.length : GIVEN_IN_A_TURN;
      for (const send of this.#giving.splice(0, most)) send();
      if (this.#giving.length > 0) this.#giveSome();
    });
  }

  /** Begins when it is its turn; `done` gives the turn away, and may be called more than once. */
  read(begin: Begin): void {
    this.#waiting.push(begin);
    this.#wake();
  }

  #wake(): void {
    if (this.#isDue || this.#held > 0 || this.#waiting.length === 0) return;
    const pause = this.#pause();
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
      // A command may have come in meanwhile.
      if (this.#pause() > 0) this.#wake();
      else this.#begin();
    });
  }

  #pause(): number {
    return this.#writing > 0 ? this.#ended + PAUSE_MS - this.#now() : 0;
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
