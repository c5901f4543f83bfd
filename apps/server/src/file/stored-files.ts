import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

export type FileRow = {
  readonly hash: string;
  readonly organisation: string;
  readonly incident: string | null;
  readonly seat: string;
  readonly type: string;
  readonly size: number;
  readonly put_at: Date;
  readonly cited_at: Date | null;
  readonly wrapped_key: Uint8Array | null;
  readonly key_id: string | null;
  readonly erasure_asked_by: string | null;
  readonly erased_at: Date | null;
  readonly erased_by: string | null;
  readonly erasure_reason: string | null;
};
export type NewFile = Pick<FileRow, 'hash' | 'organisation' | 'incident' | 'seat' | 'type' | 'size'> & {
  readonly put_at: string;
  readonly wrapped_key: Uint8Array;
  readonly key_id: string;
};

/** The tables of files. What may be put, read and erased is not decided here. */
export class StoredFiles {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** One that was erased may be sent again: it is there again, and says so. */
  async insert(row: NewFile, sealed: Uint8Array): Promise<void> {
    const { hash, organisation } = row;
    const again = {
      erased_at: null,
      erased_by: null,
      erasure_reason: null,
      erasure_asked_by: null,
    } as const;
    await this.#database.sql.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('stored_file')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['hash', 'organisation']).doUpdateSet({ ...row, ...again }),
        )
        .execute();
      await transaction
        .insertInto('stored_file_content')
        .values({ hash, organisation, sealed })
        .onConflict((conflict) => conflict.columns(['hash', 'organisation']).doUpdateSet({ sealed }))
        .execute();
    });
  }

  /** Of every organisation that has sent it. */
  find(hash: string): Promise<FileRow[]> {
    return this.#database.sql
      .selectFrom('stored_file')
      .selectAll()
      .where('hash', '=', hash)
      .orderBy('organisation')
      .limit(ROWS_MAX)
      .execute();
  }

  async content({ hash, organisation }: Pick<FileRow, 'hash' | 'organisation'>): Promise<Uint8Array | null> {
    const row = await this.#database.sql
      .selectFrom('stored_file_content')
      .select('sealed')
      .where('hash', '=', hash)
      .where('organisation', '=', organisation)
      .executeTakeFirst();
    return row?.sealed ?? null;
  }

  /** Those of these that somebody holds; they are named from now on. */
  async cite(hashes: readonly string[], at: string): Promise<Set<string>> {
    const held = await this.#database.sql
      .selectFrom('stored_file')
      .select(['hash', 'cited_at'])
      .where('hash', 'in', hashes)
      .where('erased_at', 'is', null)
      .execute();
    const fresh = held.filter(({ cited_at }) => cited_at === null).map(({ hash }) => hash);
    if (fresh.length > 0)
      await this.#database.sql
        .updateTable('stored_file')
        .set({ cited_at: at })
        .where('hash', 'in', fresh)
        .where('cited_at', 'is', null)
        .execute();
    return new Set(held.map(({ hash }) => hash));
  }

  /** What an organisation has sent since a moment. */
  async sent(organisation: string, since: Date): Promise<{ files: number; bytes: number }> {
    const row = await this.#database.sql
      .selectFrom('stored_file')
      .select((all) => [all.fn.countAll<number>().as('files'), all.fn.sum<number | null>('size').as('bytes')])
      .where('organisation', '=', organisation)
      .where('put_at', '>=', since)
      .executeTakeFirstOrThrow();
    return { files: Number(row.files), bytes: Number(row.bytes ?? 0) };
  }

  async askErasure({ hash, organisation }: FileRow, seat: string, reason: string): Promise<void> {
    await this.#database.sql
      .updateTable('stored_file')
      .set({ erasure_asked_by: seat, erasure_reason: reason })
      .where('hash', '=', hash)
      .where('organisation', '=', organisation)
      .execute();
  }

  /** Bytes and key go in one transaction with the note that they went. */
  async erase(
    { hash, organisation }: Pick<FileRow, 'hash' | 'organisation'>,
    erasure: { readonly erased_at: string; readonly erased_by: string; readonly erasure_reason: string },
  ): Promise<void> {
    await this.#database.sql.transaction().execute(async (transaction) => {
      await transaction
        .deleteFrom('stored_file_content')
        .where('hash', '=', hash)
        .where('organisation', '=', organisation)
        .execute();
      await transaction
        .updateTable('stored_file')
        .set({ ...erasure, wrapped_key: null, key_id: null })
        .where('hash', '=', hash)
        .where('organisation', '=', organisation)
        .execute();
    });
  }

  /** Sent before this moment and named by nothing: rows and bytes go. Answers how many. */
  async sweepUncited(before: Date): Promise<number> {
    const { numDeletedRows } = await this.#database.sql
      .deleteFrom('stored_file')
      .where('cited_at', 'is', null)
      .where('erased_at', 'is', null)
      .where('put_at', '<', before)
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  heldOf(incident: string): Promise<FileRow[]> {
    return this.#database.sql
      .selectFrom('stored_file')
      .selectAll()
      .where('incident', '=', incident)
      .where('erased_at', 'is', null)
      .limit(ROWS_MAX)
      .execute();
  }

  notUnder(keyId: string): Promise<FileRow[]> {
    return this.#database.sql
      .selectFrom('stored_file')
      .selectAll()
      .where('key_id', '<>', keyId)
      .where('erased_at', 'is', null)
      .limit(ROWS_MAX)
      .execute();
  }

  async rewrap(
    { hash, organisation }: FileRow,
    wrapped: { readonly wrapped_key: Uint8Array; readonly key_id: string },
  ): Promise<void> {
    await this.#database.sql
      .updateTable('stored_file')
      .set(wrapped)
      .where('hash', '=', hash)
      .where('organisation', '=', organisation)
      .execute();
  }

  async wasRead(reading: {
    readonly hash: string;
    readonly at: string;
    readonly organisation: string;
    readonly seat: string;
    readonly mandate: string;
  }): Promise<void> {
    await this.#database.sql.insertInto('file_reading').values(reading).execute();
  }

  /** Takes dead rows out of the pages of the table. */
  async vacuum(): Promise<void> {
    await sql`vacuum stored_file_content`.execute(this.#database.sql);
  }
}

const ROWS_MAX = 500;
