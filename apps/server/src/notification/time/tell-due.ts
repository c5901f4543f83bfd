import { type MarkedMatter, mattersOfTime, noticesOfTime, type TimedNotice } from '@tongzhou/domain';
import type { Transaction } from 'kysely';
import type { Application } from '../../application/application.ts';
import type { Tables } from '../../database/tables.ts';
import { holdProgress, type OnNotices, tell, type UntoldNotice } from '../tell.ts';

/** After a long standstill much may be due at once: a transaction takes this much of it. */
const MATTERS_PER_TURN = 1_000;

/**
 * Tells what time has made due at a moment of the clock that stamps facts. The key of each is written with it, in one
 * transaction, and stays: no restart and no clock that goes back repeats or loses one. Only a server that knows the
 * whole journal tells, for another may have met the duty. Answers the keys that it has found told, and whether there is more.
 */
export async function tellDue(
  application: Application,
  moment: string,
  known: ReadonlySet<string>,
  also: OnNotices,
): Promise<{ readonly told: readonly string[]; readonly isMore: boolean }> {
  const nothing = { told: [], isMore: false };
  const { state, duties } = application;
  const due = mattersOfTime(state, duties, moment, (key) => known.has(key)).slice(0, MATTERS_PER_TURN);
  if (due.length === 0 || application.damagedAt !== null) return nothing;
  const { position } = state;
  const done = await application.database.sql.transaction().execute(async (transaction) => {
    const progress = await holdProgress(transaction);
    if (!progress || progress.position < position || !(await isWhole(transaction, position))) return false;
    const fresh = await remember(transaction, due);
    const rows = noticesOfTime(fresh).flatMap((each) => rowsOf(each, moment));
    await tell(transaction, progress.number, rows, also);
    return true;
  });
  return done ? { told: due.map(({ key }) => key), isMore: due.length === MATTERS_PER_TURN } : nothing;
}

/** Does the journal end where this server's knowledge does? */
async function isWhole(transaction: Transaction<Tables>, position: number): Promise<boolean> {
  const further = await transaction
    .selectFrom('fact')
    .select('position')
    .where('position', '>', position)
    .limit(1)
    .executeTakeFirst();
  return further === undefined;
}

/** Writes the keys down; answers the matters that were not told before. */
async function remember(
  transaction: Transaction<Tables>,
  due: readonly MarkedMatter[],
): Promise<MarkedMatter[]> {
  const written = await transaction
    .insertInto('notice_of_time')
    .values(due.map(({ key }) => ({ key })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .execute();
  const fresh = new Set(written.map(({ key }) => key));
  return due.filter(({ key }) => fresh.has(key));
}

const rowsOf = ({ origin, incident, position, notice }: TimedNotice, at: string): UntoldNotice[] =>
  notice.organisations.map((organisation) => ({
    organisation,
    origin,
    position,
    incident,
    kind: notice.kind,
    urgency: notice.urgency,
    exercise: notice.exercise,
    title_zh: notice.title.zh,
    title_en: notice.title.en,
    path: notice.path,
    at,
    // Nobody's act: every seat of the organisation is told.
    seat: 'clock',
  }));
