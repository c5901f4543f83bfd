import type { StopReason } from '@tongzhou/messages';
import { sql } from 'kysely';
import type { Database } from './open.ts';

/** Every table that says how far it has come in the journal, or of which fact a row is; `log_head` is the log's own. */
export const READERS = [
  'command',
  'transfer',
  'log_entry',
  'notice',
  'notice_progress',
  'webhook_delivery',
] as const;

/** How far each of them has come, beyond the end of the journal; none where all is well. */
export async function readersAhead(
  { sql: database }: Database,
  journal: number,
): Promise<Extract<StopReason, { code: 'reader-ahead' }>[]> {
  const parts = READERS.map(
    (reader) => sql`select ${sql.lit(reader)}::text as reader, max(position) as at from ${sql.table(reader)}`,
  );
  const { rows } = await sql<{
    reader: string;
    at: number | null;
  }>`${sql.join(parts, sql` union all `)}`.execute(database);
  return rows.flatMap(({ reader, at }) =>
    at !== null && at > journal ? [{ code: 'reader-ahead' as const, reader, at, journal }] : [],
  );
}
