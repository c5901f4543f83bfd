import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@tongzhou/domain';
import type { Database } from '../../database/open.ts';
import { Loop } from '../../loop.ts';
import type { PostOffice } from '../../mail/post-office.ts';
import type { Notices } from '../notices.ts';
import { letterOf } from './letter.ts';
import { mayTell } from './quiet-hours.ts';

const TICK_MS = 2 * SECOND_MS;
const LETTER_NOTICES_MAX = 100;
const SEATS_PER_TURN = 200;
/** Kept from other servers while a letter is sent. */
const LEASE_MS = MINUTE_MS;
const WAIT_MS_MAX = HOUR_MS;

/**
 * Sends letters to those who want them: all that waits in one letter, so that whatever came in the quiet hours is one
 * digest when they end. An alarm does not wait, and what waited goes with it. At least once: the place is moved on
 * after the server of the post has taken the letter.
 */
export class Postman {
  readonly #database: Database;
  readonly #notices: Notices;
  readonly #office: PostOffice;
  /** By which quiet hours go. */
  readonly #clock: string;
  readonly #loop = new Loop(() => this.round(), {
    everyMs: TICK_MS,
    fault: 'letters could not be sent',
  });

  constructor(database: Database, notices: Notices, office: PostOffice, clock: string) {
    this.#clock = clock;
    this.#database = database;
    this.#notices = notices;
    this.#office = office;
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
    this.#office.close();
  }

  /** Answers how many letters were sent. */
  async round(now = new Date()): Promise<number> {
    const due = await this.#database.sql
      .selectFrom('notice_mail as mail')
      .innerJoin('person_account as account', 'account.seat', 'mail.seat')
      .select(['mail.seat', 'mode', 'language', 'quiet_from', 'quiet_until', 'mail.number', 'kinds'])
      .select(['email', 'organisation', 'failures'])
      .where('disabled', '=', false)
      .where((row) => row.or([row('next_at', 'is', null), row('next_at', '<=', now)]))
      .where((row) =>
        row.exists(
          row
            .selectFrom('notice')
            .select('notice.number')
            .whereRef('notice.organisation', '=', 'mail.reader')
            .whereRef('notice.number', '>', 'mail.number')
            .whereRef('notice.seat', '!=', 'mail.seat'),
        ),
      )
      .limit(SEATS_PER_TURN)
      .execute();
    let sent = 0;
    for (const each of due) if (await this.#serve(each, now)) sent += 1;
    return sent;
  }

  async #serve(mail: Due, now: Date): Promise<boolean> {
    const waiting = await this.#notices.since(mail, mail.number, LETTER_NOTICES_MAX);
    const kinds = mail.kinds === null ? null : (JSON.parse(mail.kinds) as string[]);
    const wanted = waiting
      .filter(({ urgency }) => mail.mode === 'all' || urgency !== 'normal')
      .filter(({ kind, urgency }) => urgency === 'alarm' || kinds === null || kinds.includes(kind));
    const quiet =
      mail.quiet_from === null || mail.quiet_until === null
        ? null
        : { from: mail.quiet_from, until: mail.quiet_until };
    const isHeld = wanted.length > 0 && !mayTell('normal', quiet, now, this.#clock);
    if (isHeld && !(await this.#notices.hasAlarm(mail, mail.number))) return false;
    const last = waiting.at(-1)?.number;
    if (last === undefined || !(await this.#claim(mail, now))) return false;
    if (wanted.length > 0) {
      try {
        const site = process.env.TONGZHOU_PUBLIC_URL?.replace(/\/$/, '') ?? '';
        await this.#office.send(mail.email, letterOf(wanted, mail.language as 'zh' | 'en', site));
      } catch (error) {
        // The reason may hold the address: only its code is written down.
        console.error(
          'tongzhou: a letter could not be sent:',
          (error as { code?: string }).code ?? 'unknown',
        );
        const wait = Math.min(WAIT_MS_MAX, 30 * SECOND_MS * 2 ** Math.min(mail.failures, 10));
        await this.#set(mail.seat, { next_at: new Date(now.getTime() + wait), failures: mail.failures + 1 });
        return false;
      }
    }
    await this.#set(mail.seat, { number: last, next_at: null, failures: 0 });
    return wanted.length > 0;
  }

  /** One server sends it: the others find that the place or the time has moved on. */
  async #claim({ seat, number }: Due, now: Date): Promise<boolean> {
    const claimed = await this.#database.sql
      .updateTable('notice_mail')
      .set({ next_at: new Date(now.getTime() + LEASE_MS) })
      .where('seat', '=', seat)
      .where('number', '=', number)
      .where((row) => row.or([row('next_at', 'is', null), row('next_at', '<=', now)]))
      .executeTakeFirst();
    return claimed.numUpdatedRows > 0n;
  }

  async #set(seat: string, values: { number?: number; next_at: Date | null; failures: number }) {
    await this.#database.sql.updateTable('notice_mail').set(values).where('seat', '=', seat).execute();
  }
}

type Due = {
  readonly seat: string;
  readonly mode: string;
  readonly language: string;
  readonly quiet_from: number | null;
  readonly quiet_until: number | null;
  readonly number: number;
  readonly kinds: string | null;
  readonly email: string;
  readonly organisation: string;
  readonly failures: number;
};
