import { type Fact, noticesOf } from '@tongzhou/domain';
import type { Insertable, Transaction } from 'kysely';
import type { Application } from '../application/application.ts';
import type { Tables } from '../database/tables.ts';
import { readFacts } from '../journal/read.ts';

const FACTS_PER_TURN = 500;
const ROWS_PER_INSERT = 500;

export type NewNotice = Insertable<Tables['notice']>;
export type OnNotices = (transaction: Transaction<Tables>, rows: readonly NewNotice[]) => Promise<void>;

/**
 * Takes up the journal from where the last turn ended. Notices, what `also` makes of them, and the progress are written
 * in one transaction: a server that dies in between has told nothing and starts that turn again. One server at a time:
 * the others find the row held and come back later. Answers whether there is more.
 */
export async function takeUp(application: Application, also: OnNotices): Promise<boolean> {
  const known = application.state.position;
  return application.database.sql.transaction().execute(async (transaction) => {
    const progress = await transaction
      .selectFrom('notice_progress')
      .select('position')
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!progress || progress.position >= known) return false;
    const until = Math.min(known, progress.position + FACTS_PER_TURN);
    const rows: NewNotice[] = [];
    for await (const fact of readFacts({ ...application.database, sql: transaction }, progress.position)) {
      if (fact.position > until) break;
      rows.push(...rowsOf(application, fact));
    }
    for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
      await transaction
        .insertInto('notice')
        .values(rows.slice(start, start + ROWS_PER_INSERT))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await also(transaction, rows);
    await transaction.updateTable('notice_progress').set({ position: until }).execute();
    return until < known;
  });
}

const rowsOf = ({ state }: Application, fact: Fact): NewNotice[] =>
  noticesOf(state, fact).flatMap(({ organisations, title, ...notice }) =>
    organisations.map((organisation) => ({
      ...notice,
      organisation,
      position: fact.position,
      incident: fact.incident,
      title_zh: title.zh,
      title_en: title.en,
      at: fact.at,
      seat: fact.actor.seat,
    })),
  );
