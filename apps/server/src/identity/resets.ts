import { HOUR_MS, MINUTE_MS } from '@tongzhou/domain';
import type { Database } from '../database/open.ts';
import { digest, newSecret } from './secret.ts';

/** One that goes by e-mail is used at once; one that somebody hands over may wait for the evening. */
const BY_MAIL_MS = 30 * MINUTE_MS;
const BY_HAND_MS = 24 * HOUR_MS;
const KEPT_MS = 30 * 24 * HOUR_MS;

export type Reset = { readonly code: string; readonly expiresAt: Date };

/** One-time links to a new password. Only hashes are kept; a new one ends those before it. */
export class Resets {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** `madeBy` null: the person asked for it by e-mail. */
  async make(seat: string, madeBy: string | null): Promise<Reset> {
    const code = newSecret();
    const expiresAt = new Date(Date.now() + (madeBy === null ? BY_MAIL_MS : BY_HAND_MS));
    await this.end(seat);
    await this.#database.sql
      .insertInto('sign_in_reset')
      .values({
        hash: digest(code),
        seat,
        whole: madeBy !== null,
        made_by: madeBy,
        expires_at: expiresAt,
        used_at: null,
      })
      .execute();
    return { code, expiresAt };
  }

  async find(code: string): Promise<{ seat: string; whole: boolean } | null> {
    const row = await this.#database.sql
      .selectFrom('sign_in_reset')
      .select(['seat', 'whole'])
      .where('hash', '=', digest(code))
      .where('used_at', 'is', null)
      .where('expires_at', '>', new Date())
      .executeTakeFirst();
    return row ?? null;
  }

  /** True for the first who asks, and for nobody after. */
  async use(code: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.sql
      .updateTable('sign_in_reset')
      .set({ used_at: new Date() })
      .where('hash', '=', digest(code))
      .where('used_at', 'is', null)
      .where('expires_at', '>', new Date())
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async end(seat: string): Promise<void> {
    await this.#database.sql
      .updateTable('sign_in_reset')
      .set({ used_at: new Date() })
      .where('seat', '=', seat)
      .where('used_at', 'is', null)
      .execute();
  }

  async prune(now: Date): Promise<void> {
    await this.#database.sql
      .deleteFrom('sign_in_reset')
      .where('expires_at', '<', new Date(now.getTime() - KEPT_MS))
      .execute();
  }
}
