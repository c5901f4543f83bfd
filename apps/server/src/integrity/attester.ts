import { MINUTE_MS } from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import { Loop } from '../loop.ts';
import { NO_LINES, runningHash } from '../records/record-lines.ts';

/** What was done beside the log within so long can still be undone unnoticed; docs/attacks.md says so. */
const EVERY_MS = 5 * MINUTE_MS;

/** States the running hash of what is kept beside the log, in the log, as often as it has grown. */
export class Attester {
  readonly #application: Application;
  readonly #loop = new Loop(() => this.round(), {
    everyMs: EVERY_MS,
    fault: 'the running hash of the records beside the log could not be stated',
  });

  constructor(application: Application) {
    this.#application = application;
  }

  start(): void {
    this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }

  /** Answers whether there was anything to state. */
  async round(): Promise<boolean> {
    const { database, state, damagedAt } = this.#application;
    if (damagedAt !== null || state.authority === null) return false;
    const before = state.attested ?? NO_LINES;
    const now = await runningHash(database, before);
    if (now === null) throw new Error(`a line after ${before.lines} is missing`);
    return now.lines > before.lines && (await this.#application.attestRecords(now));
  }
}
