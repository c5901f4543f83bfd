import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import { HELD_MS, type KnowsWriter } from './lease.ts';

type Row = { readonly address: string; readonly until: string; readonly age: number };

/** Who writes, read from a replica by a server that never does. */
export class FollowedWriter implements KnowsWriter {
  readonly epoch = null;
  readonly #database: Database;
  #writer: string | null = null;
  #until = '';
  /** When the lease was last seen renewed, by this machine's steady clock, and how old it was then by the database's. */
  #movedAt = performance.now();
  #age = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Who wrote last, whether or not he still does: he may not be reached, and then nobody is. */
  get writer(): string | null {
    return this.#writer;
  }

  /**
   * How old what the replica shows may be: a writer renews its lease several times a second, and each renewal comes after all
   * that was written before. By the steady clock since it last came, or by the clocks of the two databases where that is more.
   */
  get secondsBehind(): number {
    return Math.max(0, (performance.now() - this.#movedAt + this.#age) / 1_000);
  }

  async turn(): Promise<void> {
    const asked = performance.now();
    const { rows } = await sql<Row>`
      select address, until::text, greatest(0, extract(epoch from clock_timestamp() - until) * 1000 + ${HELD_MS})::float8 as age
      from writer_lease`.execute(this.#database.sql);
    const [row] = rows;
    if (!row || row.until === this.#until) return;
    this.#writer = row.address;
    this.#until = row.until;
    this.#movedAt = asked;
    this.#age = Number(row.age);
  }
}
