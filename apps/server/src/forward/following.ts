import { CompiledQuery } from 'kysely';
import type { Application } from '../application/application.ts';
import type { Lease } from '../journal/lease.ts';
import { JournalSignal, SIGNAL } from '../journal/signal.ts';
import type { PublicLog } from '../log/public-log.ts';
import { Loop } from '../loop.ts';

/** So often a server that does not write looks what was written, whether it has heard of it or not. */
const LOOK_MS = 250;
/** What is written within this is said once. */
const SAID_TOGETHER_MS = 40;
const HEADS_EVERY_MS = 1_000;

/** Keeps the servers of one installation together: whoever writes says so, the others read. */
export class Following {
  readonly #application: Application;
  readonly #lease: Lease;
  readonly #log: PublicLog;
  readonly #signal: JournalSignal;
  #saying: NodeJS.Timeout | null = null;
  #headsAt = 0;
  #readAt = performance.now();
  readonly #loop = new Loop(() => this.#look(), {
    everyMs: LOOK_MS,
    fault: 'what other servers have written could not be read',
    atOnce: true,
  });
  #unsubscribe: () => void = () => {};

  constructor(application: Application, lease: Lease, log: PublicLog, databaseUrl: string) {
    this.#application = application;
    this.#lease = lease;
    this.#log = log;
    this.#signal = new JournalSignal(databaseUrl, () => this.#loop.soon());
  }

  /** How long ago this server was known to have all that was written; 0 where it writes. */
  get secondsBehind(): number {
    return this.#lease.epoch === null ? (performance.now() - this.#readAt) / 1_000 : 0;
  }

  readonly follows = false;

  get writes(): boolean {
    return this.#lease.epoch !== null;
  }

  start(): void {
    this.#signal.start();
    this.#loop.start();
    this.#unsubscribe = this.#application.onCommit(() => this.#say());
  }

  async stop(): Promise<void> {
    this.#unsubscribe();
    if (this.#saying) clearTimeout(this.#saying);
    await this.#signal.stop();
    await this.#loop.stop();
  }

  async #look(): Promise<void> {
    if (this.#lease.epoch !== null || this.#application.fence.stopped) return;
    const asked = performance.now();
    await this.#application.catchUp();
    this.#readAt = asked;
    if (asked - this.#headsAt < HEADS_EVERY_MS) return;
    this.#headsAt = asked;
    // Should this one sign next, it knows what was signed last.
    await this.#log.keepNewestHead();
  }

  #say(): void {
    if (this.#lease.epoch === null) return;
    this.#saying ??= setTimeout(() => {
      this.#saying = null;
      const { sql } = this.#application.database;
      // Whoever does not hear it looks in any case.
      sql.executeQuery(CompiledQuery.raw(SIGNAL)).catch(() => {});
    }, SAID_TOGETHER_MS).unref();
  }
}
