import { type Actor, DAY_MS, MINUTE_MS } from '@tongzhou/domain';
import type { Database } from '../database/open.ts';
import { digest, newSecret } from './secret.ts';
import type { Visitor } from './visitor.ts';

const PREFIX = 'tz_';
export const TOKEN_DAYS_MAX = 90;
/** Of one seat: more is a programme that makes them. */
export const TOKENS_MAX = 20;
/** When a token was used is written down no more often. */
const USE_SAID_MS = 5 * MINUTE_MS;
/** Tokens that have run out stay on the page for a while, so that whoever wonders why a program stands still finds them. */
const ENDED_KEPT_MS = 30 * DAY_MS;

export type NewToken = {
  readonly label: string;
  /** Null: for ever, for this machine's operator and its own programs. */
  readonly expiresAt: Date | null;
  /** Null: whatever its seat may. */
  readonly functions: readonly string[] | null;
};

export type ListedToken = {
  readonly id: string;
  readonly label: string;
  readonly functions: readonly string[] | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
};

/** Bearer tokens for programs, shown once; only their hashes are kept. */
export class Tokens {
  readonly #database: Database;
  readonly #uses = new Map<string, number>();

  constructor(database: Database) {
    this.#database = database;
  }

  async create(actor: Actor, { label, expiresAt, functions }: NewToken): Promise<string> {
    const token = `${PREFIX}${newSecret()}`;
    const hash = digest(token);
    const { organisation, seat } = actor;
    await this.#database.sql
      .insertInto('api_token')
      .values({
        hash,
        id: hash.slice(0, 16),
        organisation,
        seat,
        label,
        expires_at: expiresAt,
        functions: functions === null ? null : JSON.stringify(functions),
      })
      .execute();
    return token;
  }

  async list(seat: string): Promise<ListedToken[]> {
    const rows = await this.#database.sql
      .selectFrom('api_token as token')
      .leftJoin('api_token_use as used', 'used.hash', 'token.hash')
      .select(['id', 'label', 'functions', 'created_at', 'expires_at', 'used_at'])
      .where('seat', '=', seat)
      .orderBy('created_at', 'desc')
      .limit(TOKENS_MAX * 2)
      .execute();
    return rows.map(({ id, label, functions, created_at, expires_at, used_at }) => ({
      id,
      label,
      functions: functions === null ? null : (JSON.parse(functions) as string[]),
      createdAt: created_at.toISOString(),
      expiresAt: expires_at?.toISOString() ?? null,
      lastUsedAt: used_at?.toISOString() ?? null,
    }));
  }

  async countOf(seat: string): Promise<number> {
    const row = await this.#database.sql
      .selectFrom('api_token')
      .select((count) => count.fn.countAll<number>().as('n'))
      .where('seat', '=', seat)
      .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', new Date())]))
      .executeTakeFirst();
    return Number(row?.n ?? 0);
  }

  /** Takes back every token of a seat with this label. */
  async revoke(seat: string, label: string): Promise<void> {
    await this.#database.sql
      .deleteFrom('api_token')
      .where('seat', '=', seat)
      .where('label', '=', label)
      .execute();
  }

  /** Takes back one, by its id; false where the seat has none such. */
  async revokeOne(seat: string, id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#database.sql
      .deleteFrom('api_token')
      .where('seat', '=', seat)
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async revokeAll(seat: string): Promise<void> {
    await this.#database.sql.deleteFrom('api_token').where('seat', '=', seat).execute();
  }

  /** Whose token an Authorization header holds (RFC 6750, 2.1). */
  async find(authorization: string): Promise<Visitor | null> {
    const token = /^Bearer +(tz_[A-Za-z0-9_-]{20,100}) *$/i.exec(authorization)?.[1];
    if (!token) return null;
    const hash = digest(token);
    const row = await this.#database.sql
      .selectFrom('api_token as token')
      // A seat of a program has no account.
      .leftJoin('person_account as account', 'account.seat', 'token.seat')
      .select([
        'token.organisation',
        'token.seat',
        'label',
        'token.expires_at',
        'token.functions',
        'disabled',
      ])
      .where('token.hash', '=', hash)
      .executeTakeFirst();
    if (!row || row.disabled || (row.expires_at && row.expires_at.getTime() < Date.now())) return null;
    await this.#used(hash);
    const functions = row.functions === null ? null : (JSON.parse(row.functions) as string[]);
    return { organisation: row.organisation, seat: row.seat, name: row.label, token: { functions } };
  }

  async prune(now: Date): Promise<void> {
    this.#uses.clear();
    await this.#database.sql
      .deleteFrom('api_token')
      .where('expires_at', '<', new Date(now.getTime() - ENDED_KEPT_MS))
      .execute();
  }

  async #used(hash: string): Promise<void> {
    const now = Date.now();
    if (now < (this.#uses.get(hash) ?? 0) + USE_SAID_MS) return;
    this.#uses.set(hash, now);
    await this.#database.sql
      .insertInto('api_token_use')
      .values({ hash, used_at: new Date(now) })
      .onConflict((conflict) => conflict.column('hash').doUpdateSet({ used_at: new Date(now) }))
      .execute()
      // A token that is taken back in this moment has nothing to be written beside.
      .catch(() => {});
  }
}
