import { HOUR_MS } from '@tongzhou/domain';
import type { PublicLog } from '../log/public-log.ts';
import { Loop } from '../loop.ts';
import { type Checked, checkDatabase } from './check.ts';
import { say } from './finding.ts';

const EVERY_MS = 6 * HOUR_MS;

/** What the latest check of the whole database has found. */
export type IntegrityStatus = {
  /** `waiting`: not checked yet. `failed`: it could not be done; says nothing about the data. */
  readonly state: 'waiting' | 'ok' | 'differs' | 'failed';
  readonly checkedAt: string | null;
  readonly took: number | null;
  /** Which rows, and what about them. */
  readonly found: readonly string[];
};

/** Checks the whole database after the start and every six hours, behind the commands. */
export class IntegrityWatch {
  readonly #application: Checked;
  readonly #log: PublicLog;
  #status: IntegrityStatus = { state: 'waiting', checkedAt: null, took: null, found: [] };
  #stopping = new AbortController();
  readonly #loop = new Loop(() => this.check(), {
    everyMs: EVERY_MS,
    fault: 'the database could not be checked',
    atOnce: true,
  });

  constructor(application: Checked, log: PublicLog) {
    this.#application = application;
    this.#log = log;
  }

  get status(): IntegrityStatus {
    return this.#status;
  }

  start(): void {
    // Of several servers one that writes again checks again.
    if (this.#stopping.signal.aborted) this.#stopping = new AbortController();
    this.#loop.start();
  }

  stop(): Promise<void> {
    this.#stopping.abort();
    return this.#loop.stop();
  }

  /** One whole check. What it finds is said once for each row, and stays in the status until a later check is clean. */
  async check(): Promise<IntegrityStatus> {
    const began = Date.now();
    const done = (state: IntegrityStatus['state'], found: readonly string[]) => {
      this.#status = { state, checkedAt: new Date().toISOString(), took: Date.now() - began, found };
    };
    try {
      const found = (await checkDatabase(this.#application, this.#log, this.#stopping.signal)).map(say);
      for (const line of found.filter((each) => !this.#status.found.includes(each)))
        console.error(`tongzhou: the database contradicts itself: ${line}`);
      done(found.length === 0 ? 'ok' : 'differs', found);
    } catch (error) {
      if (!this.#stopping.signal.aborted)
        console.error('tongzhou: the database could not be checked:', (error as Error).message);
      done('failed', this.#status.found);
    }
    return this.#status;
  }
}
