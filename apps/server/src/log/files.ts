import type { Database } from '../database/open.ts';

/** The files of the public log, as C2SP tlog-tiles names them. */
export class LogFiles {
  readonly #database: Database;
  readonly #generation: number;

  /** `generation`: 1, and one more for each log that was ended openly before this one. */
  constructor(database: Database, generation = 1) {
    this.#database = database;
    this.#generation = generation;
  }

  /** Under which path a file is kept: rotations of keys are of one log, all else goes on. */
  pathOf(path: string): string {
    const [, of, rest] = /^predecessor\/(\d+)\/(rotation\/.+)$/.exec(path) ?? [];
    const generation = of === undefined ? this.#generation : Number(of);
    const rotation = rest ?? (path.startsWith('rotation/') ? path : null);
    if (rotation === null) return path;
    return generation === 1 ? rotation : `log-${generation}/${rotation}`;
  }

  readonly read = async (path: string): Promise<Uint8Array | null> => {
    const row = await this.#database.sql
      .selectFrom('log_file')
      .select('bytes')
      .where('path', '=', this.pathOf(path))
      .executeTakeFirst();
    return row?.bytes ?? null;
  };
}

/** Which of the logs is kept now. */
export async function generationOf({ sql }: Database): Promise<number> {
  const { generation } = await sql.selectFrom('log_head').select('generation').executeTakeFirstOrThrow();
  return generation;
}
