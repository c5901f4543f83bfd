import type { Actor, NoticeKind } from '@tongzhou/domain';
import type { Application } from '../../application/application.ts';
import { readerOf } from '../reader.ts';
import type { QuietHours } from './quiet-hours.ts';

export type MailPreference = {
  readonly mode: 'off' | 'urgent' | 'all';
  readonly language: 'zh' | 'en';
  readonly quiet: QuietHours | null;
  /** Null: all that the mode lets through. An alarm comes all the same. */
  readonly kinds: readonly NoticeKind[] | null;
};

const NONE: MailPreference = { mode: 'off', language: 'zh', quiet: null, kinds: null };

/** What each seat wants by e-mail. */
export class MailPreferences {
  readonly #application: Application;

  constructor(application: Application) {
    this.#application = application;
  }

  get #database() {
    return this.#application.database;
  }

  async of({ seat }: Actor): Promise<MailPreference> {
    const row = await this.#database.sql
      .selectFrom('notice_mail')
      .selectAll()
      .where('seat', '=', seat)
      .executeTakeFirst();
    if (!row) return NONE;
    const { quiet_from: from, quiet_until: until } = row;
    return {
      mode: row.mode as 'urgent' | 'all',
      language: row.language as 'zh' | 'en',
      quiet: from === null || until === null ? null : { from, until },
      kinds: row.kinds === null ? null : JSON.parse(row.kinds),
    };
  }

  /** Whoever begins is told from now on, not of the past. False for a seat without an account: it has no address. */
  async set(
    actor: Actor,
    { mode, language, quiet, kinds = null }: Omit<MailPreference, 'kinds'> & Partial<MailPreference>,
  ): Promise<boolean> {
    const { seat } = actor;
    const { sql } = this.#database;
    if (mode === 'off') {
      await sql.deleteFrom('notice_mail').where('seat', '=', seat).execute();
      return true;
    }
    const account = await sql
      .selectFrom('person_account')
      .select('email')
      .where('seat', '=', seat)
      .executeTakeFirst();
    if (!account) return false;
    const { number } = await sql.selectFrom('notice_progress').select('number').executeTakeFirstOrThrow();
    const wanted = {
      reader: readerOf(this.#application.state, actor),
      mode,
      language,
      quiet_from: quiet?.from ?? null,
      quiet_until: quiet?.until ?? null,
      kinds: kinds && JSON.stringify(kinds),
    };
    await sql
      .insertInto('notice_mail')
      .values({ seat, number, next_at: null, ...wanted })
      .onConflict((conflict) => conflict.column('seat').doUpdateSet(wanted))
      .execute();
    return true;
  }
}
