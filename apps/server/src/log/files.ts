import type { Database } from '../database/open.ts';

/** The files of the public log, as C2SP tlog-tiles names them. */
export class LogFiles {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  readonly read = async (path: string): Promise<Uint8Array | null> => {
    const row = await this.#database.sql
      .selectFrom('log_file')
      .select('bytes')
      .where('path', '=', path)
      .executeTakeFirst();
    return row?.bytes ?? null;
  };
}
