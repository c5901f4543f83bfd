import { type Fact, noticesOf } from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import { readFacts } from '../journal/read.ts';
import { holdProgress, type OnNotices, tell, type UntoldNotice } from './tell.ts';

const FACTS_PER_TURN = 500;

/**
 * Takes up the journal from where the last turn ended. Notices, what `also` makes of them, and the progress are written
 * in one transaction: a server that dies in between has told nothing and starts that turn again. One server at a time:
 * the others find the row held and come back later. Answers whether there is more.
 */
export async function takeUp(application: Application, also: OnNotices): Promise<boolean> {
  const known = application.state.position;
  return application.database.sql.transaction().execute(async (transaction) => {
    const progress = await holdProgress(transaction);
    if (!progress || progress.position >= known) return false;
    const until = Math.min(known, progress.position + FACTS_PER_TURN);
    const rows: UntoldNotice[] = [];
    let read = progress.position;
    for await (const fact of readFacts({ ...application.database, sql: transaction }, progress.position)) {
      if (fact.position > until) break;
      read = fact.position;
      rows.push(...rowsOf(application, fact));
    }
    // A database that has lost its tail: nothing is passed over that another fact will stand for.
    if (read < until) throw new Error(`the journal ends at ${read}, and ${until} is known here`);
    await tell(transaction, progress.number, rows, also);
    await transaction.updateTable('notice_progress').set({ position: until }).execute();
    return until < known;
  });
}

const rowsOf = ({ state }: Application, fact: Fact): UntoldNotice[] =>
  noticesOf(state, fact).flatMap(({ organisations, title, ...notice }) =>
    organisations.map((organisation) => ({
      ...notice,
      organisation,
      origin: `fact ${fact.position} ${notice.kind}`,
      position: fact.position,
      incident: fact.incident,
      title_zh: title.zh,
      title_en: title.en,
      at: fact.at,
      seat: fact.actor.seat,
    })),
  );
