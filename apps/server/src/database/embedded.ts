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

const open = (dataDir: string): Promise<PGlite> =>
  PGlite.create({
    dataDir,
    parsers: {
      [BIGINT]: Number,
      [NUMERIC]: Number,
      [types.BYTEA]: (text: string) => Buffer.from(text.slice(2), 'hex'),
    },
  });

/**
 * PGlite, opened again where it has broken off, as on a disk that was full when its log of writes wanted more. What was under way
 * fails as on a connection that is lost, and what comes next waits for it to have recovered by that log.
 */
export class Embedded implements PGliteOfKysely {
  readonly #dataDir: string;
  readonly #ways: Ways;
  #living: Living | null = null;
  #opening: Promise<Living> | null = null;
  #failed: { readonly error: unknown; readonly at: number } | null = null;
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
    return this.#heard(living, living.pglite.query<Row>(text, parameters, options));
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
