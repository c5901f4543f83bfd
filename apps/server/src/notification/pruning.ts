import { DAY_MS, HOUR_MS } from '@tongzhou/domain';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import { Loop } from '../loop.ts';
import { KEPT_DAYS } from '../records/kept-days.ts';

/** Deleted in one statement: a long table is emptied in steps that let others through. */
const ROWS_PER_STEP = 5_000;

/** Removes old notices and deliveries, each hour. A delivery that waits is never removed. */
export class Pruning {
  readonly #database: Database;
  readonly #loop = new Loop(() => this.round(), {
    everyMs: HOUR_MS,
    fault: 'old notices could not be removed',
    atOnce: true,
  });

  constructor(database: Database) {
    this.#database = database;
  }

  start(): void {
    this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }

  /** Answers how many rows are gone. */
  async round(now = new Date()): Promise<number> {
    const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
    let gone = 0;
    const remove = async (step: () => Promise<number>) => {
      for (let count = ROWS_PER_STEP; count === ROWS_PER_STEP; gone += count) count = await step();
    };
    await remove(() => this.#deliveries('delivered', before(KEPT_DAYS.delivered)));
    await remove(() => this.#deliveries('dead', before(KEPT_DAYS.dead)));
    await remove(() => this.#notices(before(KEPT_DAYS.notices)));
    return gone;
  }

  async #deliveries(state: 'delivered' | 'dead', before: Date): Promise<number> {
    const { numAffectedRows } = await sql`
      delete from webhook_delivery where id in (
        select id from webhook_delivery where state = ${state} and ended_at < ${before} limit ${ROWS_PER_STEP}
      )`.execute(this.#database.sql);
    return Number(numAffectedRows ?? 0);
  }

  async #notices(before: Date): Promise<number> {
    const { numAffectedRows } = await sql`
      delete from notice where (organisation, number) in (
        select organisation, number from notice where told_at < ${before} limit ${ROWS_PER_STEP}
      )`.execute(this.#database.sql);
    return Number(numAffectedRows ?? 0);
  }
}
