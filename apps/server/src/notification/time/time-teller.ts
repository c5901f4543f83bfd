import type { Application } from '../../application/application.ts';
import type { OnNotices } from '../tell.ts';
import { BelievedClock } from './believed-clock.ts';
import { tellDue } from './tell-due.ts';

const TICK_MS = 5_000;

/** Looks every few seconds at what time has made due. */
export class TimeTeller {
  readonly #application: Application;
  readonly #also: OnNotices;
  readonly #clock: BelievedClock;
  /** What the database is known to hold: asked once, not at each look. */
  readonly #known = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #turn: Promise<unknown> | null = null;

  constructor(
    application: Application,
    also: OnNotices = async () => {},
    clock = new BelievedClock(() => application.clock.now()),
  ) {
    this.#application = application;
    this.#also = also;
    this.#clock = clock;
  }

  start(): void {
    let said = '';
    this.#timer = setInterval(() => {
      this.#turn ??= this.look()
        .then(() => {
          said = '';
        })
        .catch(({ message }: Error) => {
          if (message !== said) console.error('tongzhou: what is due could not be told:', message);
          said = message;
        })
        .finally(() => {
          this.#turn = null;
        });
    }, TICK_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#turn;
  }

  /** Tells all that is due now. Does nothing while the clock is not to be believed. */
  async look(): Promise<void> {
    const moment = this.#clock.moment();
    if (moment === null) return;
    for (let isMore = true; isMore; ) {
      const turn = await tellDue(this.#application, moment, this.#known, this.#also);
      for (const key of turn.told) this.#known.add(key);
      ({ isMore } = turn);
    }
  }
}
