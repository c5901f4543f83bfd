import type { Insertable, Transaction } from 'kysely';
import type { Tables } from '../database/tables.ts';

const ROWS_PER_INSERT = 500;

export type NewNotice = Insertable<Tables['notice']>;
/** A notice that has no number yet. */
export type UntoldNotice = Omit<NewNotice, 'number'>;
export type OnNotices = (transaction: Transaction<Tables>, rows: readonly NewNotice[]) => Promise<void>;

/** The row that whoever tells holds meanwhile; null where another server holds it. Ends with the transaction. */
export async function holdProgress(
  transaction: Transaction<Tables>,
): Promise<{ position: number; number: number } | null> {
  const progress = await transaction
    .selectFrom('notice_progress')
    .select(['position', 'number'])
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return progress ?? null;
}

/**
 * Numbers notices from where the last telling ended and writes them with what `also` makes of them. What has been told
 * already, by its origin, is passed over. Only for whoever holds the progress row: numbers are then in the order of
 * commits, and no reader who goes on from one misses another.
 */
export async function tell(
  transaction: Transaction<Tables>,
  last: number,
  notices: readonly UntoldNotice[],
  also: OnNotices,
): Promise<void> {
  const rows = notices.map((notice, index) => ({ ...notice, number: last + 1 + index }));
  const told: NewNotice[] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const part = rows.slice(start, start + ROWS_PER_INSERT);
    const written = await transaction
      .insertInto('notice')
      .values(part)
      .onConflict((conflict) => conflict.columns(['organisation', 'origin']).doNothing())
      .returning('number')
      .execute();
    const numbers = new Set(written.map(({ number }) => number));
    told.push(...part.filter(({ number }) => numbers.has(number)));
  }
  if (rows.length === 0) return;
  await also(transaction, told);
  await transaction
    .updateTable('notice_progress')
    .set({ number: last + rows.length })
    .execute();
}
