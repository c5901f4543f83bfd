import type { Transaction } from 'kysely';
import type { Database } from './open.ts';
import { readersAhead } from './readers.ts';
import type { Tables } from './tables.ts';

export type SetBack = { readonly reader: string; readonly rows: number };

/** They tell of the journal, and can tell again; of all others a row ahead of it is damage. */
const TELLERS: readonly string[] = ['notice', 'notice_progress', 'webhook_delivery'];

/**
 * Whoever has come further than the journal goes back to its end, so that what takes the place of a lost fact is told as well.
 * What was told of the lost ones is taken out; each notice leaves its line in `record_line`.
 */
export async function setReadersBack(transaction: Transaction<Tables>, journal: number): Promise<SetBack[]> {
  const back = async (reader: string, work: Promise<{ readonly many: bigint }>) => ({
    reader,
    rows: Number((await work).many),
  });
  const done = [
    await back(
      'webhook_delivery',
      transaction
        .deleteFrom('webhook_delivery')
        .where('position', '>', journal)
        .executeTakeFirst()
        .then(({ numDeletedRows: many }) => ({ many })),
    ),
    await back(
      'notice',
      transaction
        .deleteFrom('notice')
        .where('position', '>', journal)
        .executeTakeFirst()
        .then(({ numDeletedRows: many }) => ({ many })),
    ),
    await back(
      'notice_progress',
      transaction
        .updateTable('notice_progress')
        .set({ position: journal })
        .where('position', '>', journal)
        .executeTakeFirst()
        .then(({ numUpdatedRows: many }) => ({ many })),
    ),
  ];
  return done.filter(({ rows }) => rows > 0);
}

/** How far the journal goes, and who stands ahead of it; changes nothing. */
export async function aheadNow(database: Database) {
  const { last } = await database.sql
    .selectFrom('fact')
    .select(({ fn }) => fn.max('position').as('last'))
    .executeTakeFirstOrThrow();
  const journal = Number(last ?? 0);
  return { journal, ahead: await readersAhead(database, journal) };
}

/** The same for an operator, where nothing is lost that was signed. Throws where a row ahead of the journal is no telling of it. */
export async function setBackNow(database: Database): Promise<SetBack[]> {
  const { journal, ahead } = await aheadNow(database);
  const damaged = ahead.filter(({ reader }) => !TELLERS.includes(reader));
  if (damaged.length > 0)
    throw new Error(
      `${damaged.map(({ reader, at }) => `${reader} (${at})`).join(', ')} speaks of facts beyond ${journal}: that is no telling that could be set back. Bring a whole database back`,
    );
  return database.sql.transaction().execute((transaction) => setReadersBack(transaction, journal));
}
