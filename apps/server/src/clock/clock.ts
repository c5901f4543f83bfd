import type { Database } from '../database/open.ts';
import { TrustedTime } from './trusted-time.ts';

/**
 * The time that facts are stamped with. An exercise that replays 2020 runs on a clock that was set to 2020 when the
 * scenario was loaded and has gone at the pace of the real one since; every age, duty and date is then the exercise's.
 */
export class Clock {
  readonly #database: Database;
  readonly #time: TrustedTime;
  #offsetMs: number;
  #isExercise: boolean;

  private constructor(database: Database, time: TrustedTime, offsetMs: number, isExercise: boolean) {
    this.#database = database;
    this.#time = time;
    this.#offsetMs = offsetMs;
    this.#isExercise = isExercise;
  }

  static async open(database: Database, time = new TrustedTime()): Promise<Clock> {
    const row = await database.sql
      .selectFrom('setting')
      .select('value')
      .where('name', '=', SETTING)
      .executeTakeFirst();
    return new Clock(database, time, row ? Number(row.value) : 0, row !== undefined);
  }

  now(): Date {
    return new Date(this.#time.now() + this.#offsetMs);
  }

  /** Has the machine's clock jumped, and is not followed yet? */
  get isDoubted(): boolean {
    return this.#time.isDoubted;
  }

  get isExercise(): boolean {
    return this.#isExercise;
  }

  /** Sets the exercise clock so that it shows `moment` now; kept over restarts unless `keep` is false. */
  async setExercise(moment: Date, { keep = true } = {}): Promise<void> {
    this.#offsetMs = moment.getTime() - this.#time.now();
    this.#isExercise = true;
    if (!keep) return;
    const value = String(this.#offsetMs);
    await this.#database.sql
      .insertInto('setting')
      .values({ name: SETTING, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  }
}

const SETTING = 'exercise-clock-offset-ms';
