import { SECOND_MS } from '@tongzhou/domain';
import { parseCheckpoint, parseNote } from '@tongzhou/tlog';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

/** How far the published checkpoint is behind the journal. */
export type LogLag = {
  /** Entries under the published checkpoint; 0 before the first. */
  readonly size: number;
  /** Public facts that are committed and not under it. */
  readonly facts: number;
  /** Since the oldest of them was committed, by the clock that stamps facts; 0 where there is none. */
  readonly seconds: number;
};

/** `checkpoint`: the text that readers see, or an empty one; `now`: by the clock that stamps facts. */
export async function logLag({ sql: database }: Database, checkpoint: string, now: Date): Promise<LogLag> {
  const { size } = checkpoint === '' ? { size: 0 } : parseCheckpoint(parseNote(Buffer.from(checkpoint)).text);
  const { rows } = await sql<{ facts: number; oldest: Date | null }>`
    select count(*) as facts, min(at) as oldest from fact
    where public and position > coalesce((select position from log_entry where index = ${size - 1}), 0)`.execute(
    database,
  );
  const { facts = 0, oldest = null } = rows[0] ?? {};
  const behindMs = oldest === null ? 0 : Math.max(0, now.getTime() - oldest.getTime());
  return { size, facts, seconds: Math.round(behindMs / SECOND_MS) };
}
