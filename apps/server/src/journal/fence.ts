import { type Both, type StopReason, sayStop } from '@tongzhou/messages';
import { CompiledQuery } from 'kysely';
import { isConnectionLost } from '../database/connection-lost.ts';
import type { Database } from '../database/open.ts';
import type { AskConnection } from '../database/ways.ts';
import { FaultBook } from '../fault/fault-book.ts';
import { Loop } from '../loop.ts';

export type Stopped = {
  readonly code: StopReason['code'];
  /** By the machine's clock. */
  readonly at: string;
  readonly says: Both;
};

/** Nothing is decided, signed or shown any more; what to do stands in the words. */
export class RecordStopped extends Error {
  override name = 'RecordStopped';
  constructor({ says }: Stopped) {
    super(`${says.en}\n${says.zh}`);
  }
}

/** The last fact that this server has acknowledged or read, with its SHA-256 in hex. */
type Tip = { readonly position: number; readonly hash: string };

const TICK_MS = 1_000;
/** While a connection has broken and no other has been checked. */
const DOUBT_MS = 100;

const QUESTION = `select (select encode(hash, 'hex') from fact where position = $1) as hash,
  (select coalesce(max(position), 0) from fact) as last, (select size from log_head) as size, pg_is_in_recovery() as "isStandby"`;
type Row = {
  readonly hash: string | null;
  readonly last: number;
  readonly size: number;
  readonly isStandby: boolean;
};

/** A standby that has come up again has not yet taken in all that it had: it is on its way there, and nothing is lost. */
class StandbyBehind extends Error {
  override name = 'StandbyBehind';
  constructor(known: number, last: number) {
    super(`the standby is at fact ${last}, and this server has been at ${known}`);
  }
}

/**
 * Holds what this server knows of its record outside the database, and compares: the last fact, and the size of the last
 * tree that it has signed. The database must have both, on every new connection before anything else is asked there, with
 * every commit, and once a second. Where it has not, this server has stopped, and stays so. A standby that is behind is waited for.
 */
export class Fence {
  readonly #database: Database;
  readonly #faults: FaultBook;
  #tip: Tip | null = null;
  #signed = 0;
  #stopped: Stopped | null = null;
  #isInDoubt = false;
  /** How many connections have broken: one that breaks during a comparison leaves its doubt. */
  #broken = 0;
  #resolving: Promise<void> | null = null;
  readonly #onStop = new Set<() => void>();
  readonly #loop = new Loop(() => this.check(), {
    everyMs: TICK_MS,
    fault: 'the database could not be compared with what this server knows',
  });

  constructor(database: Database, faults = new FaultBook()) {
    this.#database = database;
    this.#faults = faults;
    database.ways.listen({ opened: (ask) => this.#compare(ask), broke: () => this.#doubt() });
  }

  start(): void {
    this.#loop.start();
  }

  stop(): Promise<void> {
    this.#database.ways.listen(null);
    this.#isInDoubt = false;
    return this.#loop.stop();
  }

  /** Null while all is well. */
  get stopped(): Stopped | null {
    return this.#stopped;
  }

  /** A connection has broken, and what answers now has not been compared yet. */
  get isInDoubt(): boolean {
    return this.#isInDoubt;
  }

  /** What failed may have been done or not: the way to the database broke. */
  isUnsure(error: unknown): boolean {
    return this.#isInDoubt || isConnectionLost(error);
  }

  /** The hash of the fact at a position, where that is the last that is known. */
  hashAt(position: number): string | null {
    return this.#tip?.position === position ? this.#tip.hash : null;
  }

  /** Throws where this server has stopped. */
  assertGoing(): void {
    if (this.#stopped) throw new RecordStopped(this.#stopped);
  }

  /** Calls back once, when this server stops. */
  onStop(listener: () => void): void {
    this.#onStop.add(listener);
  }

  /** A fact is acknowledged, or read from another server. */
  reached(position: number, hash: string): void {
    if (position > (this.#tip?.position ?? 0)) this.#tip = { position, hash };
  }

  /** A tree of so many entries is signed. */
  hasSigned(size: number): void {
    this.#signed = Math.max(this.#signed, size);
  }

  /** For good. What was found first stays. */
  halt(why: StopReason): Stopped {
    if (this.#stopped) return this.#stopped;
    const stopped: Stopped = { code: why.code, at: new Date().toISOString(), says: sayStop(why) };
    this.#stopped = stopped;
    console.error(`tongzhou: STOPPED (${why.code}): ${stopped.says.en}\n${stopped.says.zh}`);
    for (const listener of this.#onStop) listener();
    return stopped;
  }

  /** Resolves when what answers has been compared, or after `maxMs`. */
  async settled(maxMs: number): Promise<void> {
    if (!this.#isInDoubt || this.#stopped) return;
    const late = new Promise<void>((resolve) => setTimeout(resolve, maxMs).unref());
    await Promise.race([this.#resolve(), late]);
  }

  /** Compares now. Rejects where the database cannot be asked; halts where it is another. */
  async check(): Promise<void> {
    if (this.#stopped) return;
    await this.#compare(async (text, parameters) => {
      const { rows } = await this.#database.sql.executeQuery(CompiledQuery.raw(text, [...parameters]));
      return rows;
    });
  }

  async #compare(ask: AskConnection): Promise<void> {
    // Taken before the question: what is known later need not be there yet.
    const [tip, signed, broken] = [this.#tip, this.#signed, this.#broken];
    if (tip === null) return;
    const [row] = (await ask(QUESTION, [tip.position])) as readonly Row[];
    this.#faults.wentWell('answered');
    if (!row) return;
    if (row.isStandby && (row.last < tip.position || row.size < signed)) {
      if (!this.#isInDoubt) this.#doubt();
      throw new StandbyBehind(tip.position, row.last);
    }
    if (row.size < signed) this.halt({ code: 'second-history', signed, found: row.size });
    else if (row.hash !== tip.hash)
      this.halt({ code: 'facts-gone', position: tip.position, found: row.last });
    if (this.#broken === broken) this.#isInDoubt = false;
  }

  #doubt(): void {
    if (this.#stopped || this.#tip === null) return;
    this.#broken += 1;
    this.#isInDoubt = true;
    void this.#resolve();
  }

  #resolve(): Promise<void> {
    this.#resolving ??= this.#untilSure().finally(() => {
      this.#resolving = null;
    });
    return this.#resolving;
  }

  async #untilSure(): Promise<void> {
    while (this.#isInDoubt && !this.#stopped) {
      try {
        await this.check();
      } catch (error) {
        this.#faults.note(error, 'the database was not compared');
        await new Promise((resolve) => setTimeout(resolve, DOUBT_MS).unref());
      }
    }
  }
}
