import { accept, type Result, refuse, ruleFault } from '@tongzhou/domain';
import type { Database } from '../database/open.ts';

/** A point of the journal, and the moment of the fact there; position 0 is before the first fact. */
export type Moment = { readonly position: number; readonly at: string | null };

/**
 * The last fact at or before a moment (ISO 8601 UTC). Moments never fall along the journal, so that halving finds it by
 * the index on positions. A moment that is still to come is refused: nobody knows the balance then.
 */
export async function momentOf(database: Database, at: string, now: string): Promise<Result<Moment>> {
  if (at > now) return refuse('input-invalid', ruleFault('moment-come', { moment: at }), { field: 'at' });
  const { sql } = database;
  const atOf = async (position: number): Promise<string> => {
    const row = await sql
      .selectFrom('fact')
      .select('at')
      .where('position', '=', position)
      .executeTakeFirstOrThrow();
    return new Date(row.at).toISOString();
  };
  const last = await sql
    .selectFrom('fact')
    .select((each) => each.fn.max('position').as('position'))
    .executeTakeFirst();
  let low = 0;
  let high = Number(last?.position ?? 0);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((await atOf(middle)) <= at) low = middle;
    else high = middle - 1;
  }
  return accept({ position: low, at: low === 0 ? null : await atOf(low) });
}
