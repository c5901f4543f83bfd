import { type Actor, SECOND_MS } from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import { Loop } from '../loop.ts';
import { type ToldNotice, toldNotice } from './notice-row.ts';
import { readerOf } from './reader.ts';
import { takeUp } from './take-up.ts';
import type { OnNotices } from './tell.ts';

/** Other servers on the same database commit too, and only the database knows of it. */
const TICK_MS = SECOND_MS;
/** Many commits in a moment are taken up together, and commands come first. */
const GATHER_MS = 100;
export const NOTICES_PER_PAGE = 50;
/** The bell says "99+" long before. */
const COUNT_MAX = 100;

/** What each seat is told in the application itself, kept in step with the journal. */
export class Notices {
  readonly #application: Application;
  readonly #also: OnNotices;
  readonly #listeners = new Set<() => void>();
  readonly #loop = new Loop(() => this.#takeAll(), {
    everyMs: TICK_MS,
    fault: 'notices could not be taken from the journal',
    atOnce: true,
  });
  #last = -1;
  #stopListening = () => {};

  constructor(application: Application, also: OnNotices = async () => {}) {
    this.#application = application;
    this.#also = also;
  }

  start(): void {
    this.#stopListening = this.#application.onCommit(() => this.#loop.soon(GATHER_MS));
    this.#loop.start();
  }

  stop(): Promise<void> {
    this.#stopListening();
    return this.#loop.stop();
  }

  /** Resolves when all that the server knew at the call has been told, or another server is at it. */
  bringUpToDate(): Promise<void> {
    return this.#loop.now();
  }

  async #takeAll(): Promise<void> {
    while (await takeUp(this.#application, this.#also));
    const progress = await this.progress();
    if (progress === this.#last) return;
    this.#last = progress;
    for (const listener of this.#listeners) listener();
  }

  /** Calls back when there may be something new. Returns the way to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The latest first, those before a number where one is given. */
  async page(reader: Actor, before: number | null = null, limit = NOTICES_PER_PAGE): Promise<ToldNotice[]> {
    const rows = await this.#of(reader)
      .$if(before !== null, (query) => query.where('number', '<', before))
      .orderBy('number', 'desc')
      .limit(limit)
      .execute();
    return rows.map(toldNotice);
  }

  /** Those after a number, in order. */
  async since(reader: Actor, after: number, limit = NOTICES_PER_PAGE): Promise<ToldNotice[]> {
    const rows = await this.#of(reader).where('number', '>', after).orderBy('number').limit(limit).execute();
    return rows.map(toldNotice);
  }

  /** Is there an alarm after a number, wherever it stands among what waits? */
  async hasAlarm(reader: Actor, after: number): Promise<boolean> {
    const alarm = await this.#of(reader)
      .where('number', '>', after)
      .where('urgency', '=', 'alarm')
      .limit(1)
      .executeTakeFirst();
    return alarm !== undefined;
  }

  /** How many the seat has not seen, up to 100. */
  async unseen(reader: Actor): Promise<number> {
    return (await this.since(reader, await this.seenUpTo(reader), COUNT_MAX)).length;
  }

  async seenUpTo({ seat }: Actor): Promise<number> {
    const row = await this.#sql
      .selectFrom('notice_seen')
      .select('number')
      .where('seat', '=', seat)
      .executeTakeFirst();
    return row?.number ?? 0;
  }

  /** Never goes back: an old page sent late leaves what was seen since. */
  async markSeen({ seat }: Actor, number: number): Promise<void> {
    const upTo = Math.min(number, await this.progress());
    await this.#sql
      .insertInto('notice_seen')
      .values({ seat, number: upTo })
      .onConflict((conflict) =>
        conflict.column('seat').doUpdateSet({ number: upTo }).where('notice_seen.number', '<', upTo),
      )
      .execute();
  }

  /** The number of the last notice that was told. */
  async progress(): Promise<number> {
    return (await this.#progress()).number;
  }

  /** The journal position up to which notices have been taken. */
  async position(): Promise<number> {
    return (await this.#progress()).position;
  }

  #progress() {
    return this.#sql.selectFrom('notice_progress').select(['position', 'number']).executeTakeFirstOrThrow();
  }

  get #sql() {
    return this.#application.database.sql;
  }

  #of(reader: Actor) {
    return this.#sql
      .selectFrom('notice')
      .selectAll()
      .where('organisation', '=', readerOf(this.#application.state, reader))
      .where('seat', '!=', reader.seat);
  }
}
