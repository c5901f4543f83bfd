import { SECOND_MS } from '@tongzhou/domain';
import type { Application } from '../../application/application.ts';
import { Loop } from '../../loop.ts';
import type { OnNotices } from '../tell.ts';
import { BelievedClock } from './believed-clock.ts';
import { tellDue } from './tell-due.ts';

const TICK_MS = 5 * SECOND_MS;

/** Looks every few seconds at what time has made due. */
export class TimeTeller {
  readonly #application: Application;
  readonly #also: OnNotices;
  readonly #clock: BelievedClock;
  /** What the database is known to hold: asked once, not at each look. */
  readonly #known = new Set<string>();
  readonly #loop = new Loop(() => this.look(), {
    everyMs: TICK_MS,
    fault: 'what is due could not be told',
  });

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
    this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
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
