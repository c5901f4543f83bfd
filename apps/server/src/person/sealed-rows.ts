import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

export type SealedRow = {
  readonly commitment: string;
  readonly donor: string;
  readonly sealed: Uint8Array;
  readonly wrapped_key: Uint8Array;
  readonly key_id: string;
  readonly recorded_at: string;
  readonly seat: string;
  readonly request_key: string | null;
};
export type StoredRow = Omit<SealedRow, 'recorded_at'> & { readonly recorded_at: Date };

export type Erasure = {
  readonly by: 'person' | 'officer' | 'operator';
  readonly organisation: string;
  readonly seat: string | null;
  readonly reason: string;
  readonly at: string;
};

/** The table of sealed persons. What is opened and by whom is not decided here. */
export class SealedRows {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** False where the seat has used the request's key already. */
  async insert(row: SealedRow): Promise<boolean> {
    const done = await this.#database.sql
      .insertInto('person')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return done.numInsertedOrUpdatedRows === 1n;
  }

  /** Puts a row back that another request took away while this one relied on it; never one that was erased. */
  async keep(row: SealedRow): Promise<void> {
    const erased = await this.#database.sql
      .selectFrom('person_erasure')
      .select('commitment')
      .where('commitment', '=', row.commitment)
      .executeTakeFirst();
    if (!erased) await this.insert(row);
  }

  find(commitment: string): Promise<StoredRow | undefined> {
    return this.#database.sql
      .selectFrom('person')
      .selectAll()
      .where('commitment', '=', commitment)
      .executeTakeFirst();
  }

  findRequest(seat: string, requestKey: string): Promise<StoredRow | undefined> {
    return this.#database.sql
      .selectFrom('person')
      .selectAll()
      .where('seat', '=', seat)
      .where('request_key', '=', requestKey)
      .executeTakeFirst();
  }

  /** Rows of these gifts, in the order of their commitments, some at a time. */
  async *findAll(commitments: readonly string[]): AsyncGenerator<StoredRow> {
    for (let start = 0; start < commitments.length; start += 1_000) {
      yield* await this.#database.sql
        .selectFrom('person')
        .selectAll()
        .where('commitment', 'in', commitments.slice(start, start + 1_000))
        .execute();
    }
  }

  async rewrap(commitment: string, wrapped_key: Uint8Array, key_id: string): Promise<void> {
    await this.#database.sql
      .updateTable('person')
      .set({ wrapped_key, key_id })
      .where('commitment', '=', commitment)
      .execute();
  }

  /** Some rows that are not under this key. */
  notUnder(keyId: string, limit: number): Promise<StoredRow[]> {
    return this.#database.sql
      .selectFrom('person')
      .selectAll()
      .where('key_id', '<>', keyId)
      .limit(limit)
      .execute();
  }

  /** Takes back what was sealed for a gift that was then refused; it has never been anybody's. */
  async forget(commitment: string, { sweep = true } = {}): Promise<void> {
    await this.#database.sql.deleteFrom('person').where('commitment', '=', commitment).execute();
    if (sweep) await this.sweep();
  }

  /**
   * Salt, data and key go in one transaction with the note that they went. False where there was nothing. What the
   * database itself keeps of deleted rows for a while is swept after it; see docs/privacy.md for what remains.
   */
  async erase(commitment: string, erasure: Erasure, { sweep = true } = {}): Promise<boolean> {
    const erased = await this.#database.sql.transaction().execute(async (transaction) => {
      const gone = await transaction
        .deleteFrom('person')
        .where('commitment', '=', commitment)
        .executeTakeFirst();
      if (gone.numDeletedRows === 0n) return false;
      await transaction
        .insertInto('person_erasure')
        .values({ commitment, ...erasure })
        .execute();
      return true;
    });
    if (erased && sweep) await this.sweep();
    return erased;
  }

  /** Takes dead rows out of the table's pages; `whole` also writes the table anew and shuts it meanwhile. */
  async sweep({ whole = false } = {}): Promise<void> {
    await (whole ? sql`vacuum full person` : sql`vacuum person`).execute(this.#database.sql);
  }

  /** Commitments of rows that were sealed before this moment. */
  async recordedBefore(moment: Date): Promise<string[]> {
    const rows = await this.#database.sql
      .selectFrom('person')
      .select('commitment')
      .where('recorded_at', '<', moment)
      .execute();
    return rows.map(({ commitment }) => commitment);
  }

  async countByKey(): Promise<{ key_id: string; rows: number }[]> {
    return this.#database.sql
      .selectFrom('person')
      .select((all) => ['key_id' as const, all.fn.countAll<number>().as('rows')])
      .groupBy('key_id')
      .execute();
  }
}
