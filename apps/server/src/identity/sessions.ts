import { HOUR_MS, SECOND_MS } from '@tongzhou/domain';
import type { Database } from '../database/open.ts';
import { digest, newSecret } from './secret.ts';
import type { Visitor } from './visitor.ts';

const SESSION_MS = 12 * HOUR_MS;
export const SESSION_SECONDS = SESSION_MS / SECOND_MS;

/** Browsers that are signed in. The table holds hashes: a copy of it signs nobody in. */
export class Sessions {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Opens one and answers its secret; those that have run out go at the same time. */
  async open(email: string): Promise<string> {
    const secret = newSecret();
    const expires = new Date(Date.now() + SESSION_MS);
    await this.#database.sql.deleteFrom('session').where('expires_at', '<', new Date()).execute();
    await this.#database.sql
      .insertInto('session')
      .values({ hash: digest(secret), email, expires_at: expires })
      .execute();
    return secret;
  }

  async find(secret: string): Promise<Visitor | null> {
    const row = await this.#database.sql
      .selectFrom('session')
      .innerJoin('person_account', 'person_account.email', 'session.email')
      .select(['organisation', 'seat', 'name', 'expires_at', 'disabled'])
      .where('session.hash', '=', digest(secret))
      .executeTakeFirst();
    if (!row || row.disabled || row.expires_at.getTime() < Date.now()) return null;
    return { organisation: row.organisation, seat: row.seat, name: row.name };
  }

  async close(secret: string): Promise<void> {
    await this.#database.sql.deleteFrom('session').where('hash', '=', digest(secret)).execute();
  }
}
