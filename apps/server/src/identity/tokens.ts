import type { Actor } from '@tongzhou/domain';
import type { Database } from '../database/open.ts';
import { digest, newSecret } from './secret.ts';
import type { Visitor } from './visitor.ts';

const PREFIX = 'tz_';

/** Bearer tokens for programs, shown once; only their hashes are kept. */
export class Tokens {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async create(actor: Actor, label: string, expiresAt: Date | null): Promise<string> {
    const token = `${PREFIX}${newSecret()}`;
    const { organisation, seat } = actor;
    await this.#database.sql
      .insertInto('api_token')
      .values({ hash: digest(token), organisation, seat, label, expires_at: expiresAt })
      .execute();
    return token;
  }

  /** Takes back every token of a seat with this label. */
  async revoke(seat: string, label: string): Promise<void> {
    await this.#database.sql
      .deleteFrom('api_token')
      .where('seat', '=', seat)
      .where('label', '=', label)
      .execute();
  }

  /** Whose token an Authorization header holds (RFC 6750, 2.1). */
  async find(authorization: string): Promise<Visitor | null> {
    const token = /^Bearer +(tz_[A-Za-z0-9_-]{20,100}) *$/i.exec(authorization)?.[1];
    if (!token) return null;
    const row = await this.#database.sql
      .selectFrom('api_token as token')
      // A seat of a program has no account.
      .leftJoin('person_account as account', 'account.seat', 'token.seat')
      .select(['token.organisation', 'token.seat', 'label', 'token.expires_at', 'disabled'])
      .where('token.hash', '=', digest(token))
      .executeTakeFirst();
    if (!row || row.disabled || (row.expires_at && row.expires_at.getTime() < Date.now())) return null;
    return { organisation: row.organisation, seat: row.seat, name: row.label };
  }
}
