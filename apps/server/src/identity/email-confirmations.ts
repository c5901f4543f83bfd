import { createHmac } from 'node:crypto';
import { MINUTE_MS, SECOND_MS } from '@tongzhou/domain';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import { drawDigits } from '../sealing/chance.ts';

/** OWASP ASVS 5.0, 6.5.5: what travels beside the browser holds for ten minutes at most. */
const CODE_MS = 10 * MINUTE_MS;
const TRIES_MAX = 5;
/** After the first letter a minute, after each further one twice as long. */
const RESEND_MS = MINUTE_MS;
const RESEND_MS_MAX = 60 * MINUTE_MS;
const LISTED_MAX = 1_000;

export type Resent =
  | { readonly ok: true; readonly code: string; readonly email: string }
  | { readonly ok: false; readonly waitSeconds: number };

/** One-time codes by which a newcomer shows that its e-mail is its own. Only hashes are kept, a new one ends that before it. */
export class EmailConfirmations {
  readonly #database: Database;
  readonly #secret: string;

  /** `secret`: with which codes are hashed, for six digits are tried out in no time. It is not in the database. */
  constructor(database: Database, secret: string) {
    this.#database = database;
    this.#secret = secret;
  }

  /** Six digits for a letter; or how long to wait for them. Null where there is nothing to confirm. */
  async next(seat: string, now = Date.now()): Promise<Resent | null> {
    const found = await this.#database.sql
      .selectFrom('email_confirmation as open')
      .innerJoin('person_account as account', 'account.seat', 'open.seat')
      .select(['open.sends', 'open.sent_at', 'account.email'])
      .where('open.seat', '=', seat)
      .executeTakeFirst();
    if (!found) return null;
    const { sends, sent_at, email } = found;
    const wait = Math.min(RESEND_MS_MAX, RESEND_MS * 2 ** Math.min(20, sends - 1));
    const waitMs = sent_at === null ? 0 : sent_at.getTime() + wait - now;
    if (waitMs > 0) return { ok: false, waitSeconds: Math.ceil(waitMs / SECOND_MS) };
    const code = drawDigits(6);
    const { numUpdatedRows } = await this.#database.sql
      .updateTable('email_confirmation')
      .set({
        code: this.#hashOf(seat, code),
        tries: 0,
        sends: sends + 1,
        sent_at: new Date(now),
        expires_at: new Date(now + CODE_MS),
      })
      .where('seat', '=', seat)
      // Of two who ask at once one is sent a letter.
      .where('sends', '=', sends)
      .executeTakeFirst();
    return numUpdatedRows === 1n
      ? { ok: true, code, email }
      : { ok: false, waitSeconds: RESEND_MS / SECOND_MS };
  }

  /** Whether nobody has shown yet that the e-mail of this seat is its person's. */
  async isOpen(seat: string): Promise<boolean> {
    const row = await this.#database.sql
      .selectFrom('email_confirmation')
      .select('seat')
      .where('seat', '=', seat)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** False for a wrong code, for one that has run out, and after five wrong ones for the right one too. */
  async confirm(seat: string, typed: string, now = Date.now()): Promise<boolean> {
    // Counted before it is compared: five at once are five.
    const { rows } = await sql<{ code: string | null }>`
      update email_confirmation set tries = tries + 1
      where seat = ${seat} and tries < ${TRIES_MAX} and expires_at > ${new Date(now)}
      returning code`.execute(this.#database.sql);
    if (rows[0]?.code !== this.#hashOf(seat, typed)) return false;
    await this.close(seat);
    return true;
  }

  /** The e-mail is the person's own, by whichever proof. */
  async close(seat: string): Promise<void> {
    await this.#database.sql.deleteFrom('email_confirmation').where('seat', '=', seat).execute();
  }

  /** Organisations of people whose e-mail nobody has confirmed. */
  async organisations(): Promise<ReadonlySet<string>> {
    const rows = await this.#database.sql
      .selectFrom('email_confirmation as open')
      .innerJoin('person_account as account', 'account.seat', 'open.seat')
      .select('account.organisation')
      .distinct()
      .limit(LISTED_MAX)
      .execute();
    return new Set(rows.map(({ organisation }) => organisation));
  }

  #hashOf(seat: string, code: string): string {
    return createHmac('sha256', this.#secret).update(`email code\n${seat}\n${code}`).digest('hex');
  }
}
