import { DAY_MS } from '@tongzhou/domain';
import type { Database } from '../database/open.ts';
import { type Auth, SESSION_MS_MAX } from './auth.ts';
import { tokenIn } from './cookie.ts';
import { deviceName } from './device-name.ts';
import { headersFor } from './own-address.ts';
import type { Visitor } from './visitor.ts';

/** Ended sessions are kept so long that a form sent with one is known to be whose. */
const ENDED_KEPT_MS = DAY_MS;

export type ListedSession = {
  readonly id: string;
  readonly device: string;
  readonly since: string;
  readonly lastUsed: string;
  readonly isThis: boolean;
};

/** Browsers that are signed in. What the table holds opens nothing: the cookie is signed with a key that is not there. */
export class Sessions {
  readonly #database: Database;
  readonly #auth: Auth;

  constructor(database: Database, auth: Auth) {
    this.#database = database;
    this.#auth = auth;
  }

  async find(headers: Headers): Promise<Visitor | null> {
    const row = await this.#rowOf(headers);
    const now = Date.now();
    if (!row || row.disabled || row.expires_at.getTime() < now) return null;
    if (row.created_at.getTime() < now - SESSION_MS_MAX) return null;
    // Bears out the signature, and moves the end where the session is in use.
    const found = await this.#auth.api.getSession({ headers: headersFor(headers) });
    if (found?.session.id !== row.id) return null;
    const { organisation, seat, name } = row;
    return {
      organisation,
      seat,
      name,
      session: { id: row.id, provedAt: row.created_at.getTime() },
      ...(row.to_confirm !== null && { emailToConfirm: true as const }),
    };
  }

  /** Whose cookie this is, though its session has ended; null: nobody's. */
  async seatOfEnded(headers: Headers): Promise<string | null> {
    return (await this.#rowOf(headers))?.seat ?? null;
  }

  async list({ seat, session }: Visitor): Promise<ListedSession[]> {
    const rows = await this.#database.sql
      .selectFrom('sign_in_session')
      .select(['id', 'user_agent', 'created_at', 'updated_at'])
      .where('user_id', '=', seat)
      .where('expires_at', '>', new Date())
      .where('created_at', '>', new Date(Date.now() - SESSION_MS_MAX))
      .orderBy('updated_at', 'desc')
      .limit(100)
      .execute();
    return rows.map(({ id, user_agent, created_at, updated_at }) => ({
      id,
      device: deviceName(user_agent),
      since: created_at.toISOString(),
      lastUsed: updated_at.toISOString(),
      isThis: id === session?.id,
    }));
  }

  /** Ended, not deleted: a form that comes too late is known to be whose. False where the seat has no such session. */
  async end(seat: string, id: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.sql
      .updateTable('sign_in_session')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('user_id', '=', seat)
      .where('id', '=', id)
      .where('expires_at', '>', new Date())
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** All of a seat, but for the one that is named. */
  async endAll(seat: string, butFor = ''): Promise<void> {
    await this.#database.sql
      .updateTable('sign_in_session')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('user_id', '=', seat)
      .where('id', '!=', butFor)
      .where('expires_at', '>', new Date())
      .execute();
  }

  /** Leaves those of a seat that were used last. */
  async endBeyond(seat: string, most: number): Promise<void> {
    const now = new Date();
    await this.#database.sql
      .updateTable('sign_in_session')
      .set({ expires_at: new Date(now.getTime() - 1) })
      .where('id', 'in', (from) =>
        from
          .selectFrom('sign_in_session')
          .select('id')
          .where('user_id', '=', seat)
          .where('expires_at', '>', now)
          .orderBy('updated_at', 'desc')
          .orderBy('created_at', 'desc')
          .offset(most),
      )
      .execute();
  }

  async prune(now: Date): Promise<void> {
    await this.#database.sql
      .deleteFrom('sign_in_session')
      .where((where) =>
        where.or([
          where('expires_at', '<', new Date(now.getTime() - ENDED_KEPT_MS)),
          where('created_at', '<', new Date(now.getTime() - SESSION_MS_MAX - ENDED_KEPT_MS)),
        ]),
      )
      .execute();
  }

  async #rowOf(headers: Headers) {
    const token = tokenIn(headers);
    if (token === null) return undefined;
    return this.#database.sql
      .selectFrom('sign_in_session as session')
      .innerJoin('person_account as account', 'account.seat', 'session.user_id')
      .leftJoin('email_confirmation as confirmation', 'confirmation.seat', 'account.seat')
      .select('confirmation.seat as to_confirm')
      .select(['session.id', 'session.expires_at', 'session.created_at'])
      .select(['account.organisation', 'account.seat', 'account.name', 'account.disabled'])
      .where('session.token', '=', token)
      .executeTakeFirst();
  }
}
