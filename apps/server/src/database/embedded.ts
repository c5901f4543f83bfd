import { PGlite, types } from '@electric-sql/pglite';
import type {
  PGlite as PGliteOfKysely,
  PGliteQueryOptions,
  PGliteQueryResults,
  PGliteTransaction,
} from 'kysely';
import type { Ways } from './ways.ts';

const BIGINT = 20;
const NUMERIC = 1700;
const PAUSE_MS = 1_000;
/** Statements after which it is tended for the first time; then after as many again, and at the latest after so many more. */
const TENDED_FIRST = 200;
const TENDED_EVERY_MAX = 20_000;
/** Of 3,000 rows of each table, where 300,000 are looked at by default on a thread that others wait for. */
const STATISTICS = 'set default_statistics_target = 10';
const TABLES =
  "select quote_ident(relname) as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace";

type Living = {
  readonly pglite: PGlite;
  readonly died: Promise<never>;
  readonly die: (error: Error) => void;
};

/** The same as a server that crashes says to all its connections: what was asked may be asked again. */
class EmbeddedBroke extends Error {
  override name = 'EmbeddedBroke';
  readonly code = '57P02';
  constructor(cause: unknown) {
    super(`the embedded database broke off and is opened again: ${(cause as Error).message}`, { cause });
  }
}

/** After these nothing that the embedded database is asked is ever answered: PostgreSQL ends, and here it is this process. */
const isDeadly = (error: unknown): boolean =>
  /^(?:PANIC|FATAL)$/.test(String((error as { severity?: unknown }).severity)) ||
  error instanceof WebAssembly.RuntimeError;

async function open(dataDir: string): Promise<PGlite> {
  const pglite = await PGlite.create({
    dataDir,
    parsers: {
      [BIGINT]: Number,
      [NUMERIC]: Number,
      [types.BYTEA]: (text: string) => Buffer.from(text.slice(2), 'hex'),
    },
  });
  await pglite.exec(STATISTICS);
  return pglite;
}

/**
 * PGlite, opened again where it has broken off, as on a disk that was full when its log of writes wanted more. What was under way
 * fails as on a connection that is lost, and what comes next waits for it to have recovered by that log.
 *
 * No daemon looks after it as after a server: it would plan each statement for ever by tables as they were when it was first
 * asked, which is empty (a gift took 5 ms where it takes 1.2), and keep each row that was ever replaced. So it is tended here,
 * each time it has been asked as often again: one table at a time, so that nobody waits for all of them.
 */
export class Embedded implements PGliteOfKysely {
  readonly #dataDir: string;
  readonly #ways: Ways;
  #living: Living | null = null;
  #opening: Promise<Living> | null = null;
  #failed: { readonly error: unknown; readonly at: number } | null = null;
  #asked = 0;
  #tendAt = TENDED_FIRST;
  #tending: Promise<void> = Promise.resolve();
  closed = false;
  readonly ready = true;
  readonly waitReady = Promise.resolve();

  constructor(dataDir: string, ways: Ways) {
    this.#dataDir = dataDir;
    this.#ways = ways;
  }

  /** Rejects where it cannot be opened. */
  async open(): Promise<void> {
    await this.#alive();
  }

  async query<Row>(
    text: string,
    // biome-ignore lint/suspicious/noExplicitAny: as Kysely asks it.
    parameters?: any[],
    options?: PGliteQueryOptions,
  ): Promise<PGliteQueryResults<Row>> {
    const living = await this.#alive();
    const answer = await this.#heard(living, living.pglite.query<Row>(text, parameters, options));
    this.#asked += 1;
    if (this.#asked >= this.#tendAt) {
      this.#tendAt += Math.min(this.#tendAt, TENDED_EVERY_MAX);
      this.#tending = this.#tending.then(() => this.#tend(living)).catch(() => {});
    }
    return answer;
  }

  /** What goes wrong here goes wrong for the next statement as well, which says so. */
  async #tend(living: Living): Promise<void> {
    const { rows } = await this.#heard(living, living.pglite.query<{ name: string }>(TABLES));
    for (const { name } of rows) {
      if (this.closed || this.#living !== living) return;
      await this.#heard(living, living.pglite.query(`vacuum (analyze) ${name}`));
    }
  }

  async transaction<Value>(work: (transaction: PGliteTransaction) => Promise<Value>): Promise<Value> {
    const living = await this.#alive();
    return this.#heard(
      living,
      living.pglite.transaction((transaction) =>
        work({
          query: (text, parameters, options) =>
            this.#heard(living, transaction.query(text, parameters, options)),
          rollback: () => transaction.rollback(),
        }),
      ),
    );
  }

  async close(): Promise<void> {
    this.closed = true;
    const living = this.#living;
    this.#living = null;
    await this.#tending;
    await living?.pglite.close();
  }

  #alive(): Promise<Living> {
    if (this.#living) return Promise.resolve(this.#living);
    // Each try reads the whole log of writes: not one for every request that waits.
    if (this.#failed && Date.now() - this.#failed.at < PAUSE_MS) return Promise.reject(this.#failed.error);
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #open(): Promise<Living> {
    try {
      const pglite = await open(this.#dataDir);
      const { promise: died, reject: die } = Promise.withResolvers<never>();
      died.catch(() => {});
      this.#living = { pglite, died, die };
      this.#failed = null;
      return this.#living;
    } catch (error) {
      this.#failed = { error, at: Date.now() };
      throw error;
    }
  }

  async #heard<Value>(living: Living, answer: Promise<Value>): Promise<Value> {
    try {
      return await Promise.race([answer, living.died]);
    } catch (error) {
      if (isDeadly(error) && this.#living === living) {
        this.#living = null;
        living.die(new EmbeddedBroke(error));
        this.#ways.broke();
      }
      throw error;
    }
  }
}
