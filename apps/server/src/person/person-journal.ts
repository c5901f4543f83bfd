import type { Database } from '../database/open.ts';

const ROWS_MAX = 500;

export type ReadingRow = {
  readonly commitment: string;
  readonly at: string;
  readonly organisation: string;
  readonly seat: string;
  /** Null where the glass was broken. */
  readonly mandate: string | null;
  readonly reason: string;
  readonly note: string | null;
  readonly breakGlass: boolean;
};

/**
 * Who has read personal data, and which have been erased: rows that are only ever added, and hold nothing of the person.
 * Not public, for an erasure is the person's own business; see decision 0009.
 */
export class PersonJournal {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async wasRead(reading: Omit<ReadingRow, 'breakGlass'>): Promise<void> {
    await this.#database.sql.insertInto('person_reading').values(reading).execute();
  }

  async readingsOf(commitment: string): Promise<ReadingRow[]> {
    return (await this.#readings().where('commitment', '=', commitment).execute()).map(plain);
  }

  async readingsBy(organisation: string): Promise<ReadingRow[]> {
    return (await this.#readings().where('organisation', '=', organisation).execute()).map(plain);
  }

  async erasuresOf(organisation: string) {
    const rows = await this.#database.sql
      .selectFrom('person_erasure')
      .selectAll()
      .where('organisation', '=', organisation)
      .orderBy('at', 'desc')
      .limit(ROWS_MAX)
      .execute();
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  #readings() {
    return this.#database.sql
      .selectFrom('person_reading')
      .select(['commitment', 'at', 'organisation', 'seat', 'mandate', 'reason', 'note'])
      .orderBy('id', 'desc')
      .limit(ROWS_MAX);
  }
}

const plain = (row: Omit<ReadingRow, 'at' | 'breakGlass'> & { at: Date }): ReadingRow => ({
  ...row,
  at: row.at.toISOString(),
  breakGlass: row.mandate === null,
});
