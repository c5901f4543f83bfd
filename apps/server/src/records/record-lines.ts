import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

/** A running hash over the first so many lines. */
export type RunningHash = { readonly lines: number; readonly hash: string };

/** Over no line at all. */
export const NO_LINES: RunningHash = { lines: 0, hash: '0'.repeat(64) };

const LINES_PER_READ = 10_000;

type Line = {
  readonly line: number;
  readonly book: string;
  readonly row_key: string;
  readonly hash: string | null;
};

/**
 * Goes on from a running hash over the lines that follow it, up to `until` where that is given: SHA-256 of the hash so far and
 * of the line. Null where a line is missing.
 */
export async function runningHash(
  { sql: database }: Database,
  from: RunningHash,
  until = Number.MAX_SAFE_INTEGER,
): Promise<RunningHash | null> {
  let { lines, hash } = from;
  while (lines < until) {
    const { rows } = await sql<Line>`
      select line, book, row_key, encode(hash, 'hex') as hash from record_line
      where line > ${lines} and line <= ${until} order by line limit ${LINES_PER_READ}`.execute(database);
    for (const row of rows) {
      if (Number(row.line) !== lines + 1) return null;
      lines += 1;
      const text = JSON.stringify([hash, lines, row.book, row.row_key, row.hash]);
      hash = createHash('sha256').update(text).digest('hex');
    }
    if (rows.length < LINES_PER_READ) break;
  }
  return { lines, hash };
}
