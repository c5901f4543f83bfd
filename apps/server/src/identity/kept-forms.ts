import { MINUTE_MS, SECOND_MS } from '@tongzhou/domain';
import type { Database } from '../database/open.ts';
import { drawBytes } from '../sealing/chance.ts';
import { decrypt, encrypt, KEY_BYTES } from '../sealing/cipher.ts';
import { cookieIn, ownCookie } from './cookie.ts';
import { digest } from './secret.ts';

const COOKIE = 'tongzhou-kept-form';
const KEPT_MS = 20 * MINUTE_MS;
const BYTES_MAX = 200_000;
/** Of all who are signed out in the middle of something: whatever strangers post must not fill the disk. */
const ROWS_MAX = 2_000;
const BOUND = Buffer.from('tongzhou/kept-form/v1');

export type KeptForm = {
  /** The page that was posted to. */
  readonly path: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
};

/**
 * What somebody had typed when the session had ended: sealed with a key that stands in the browser's cookie alone (AES-256-GCM),
 * for twenty minutes, read once, by the seat whose session it was. Nothing of it is in an address.
 */
export class KeptForms {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Answers the cookie; null where there is too much of it. `seat` null: nobody knows whose. */
  async keep(form: KeptForm, seat: string | null, headers: Headers): Promise<string | null> {
    const text = Buffer.from(JSON.stringify(form));
    if (text.length > BYTES_MAX) return null;
    const { count } = await this.#database.sql
      .selectFrom('kept_form')
      .select((select) => select.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    if (Number(count) >= ROWS_MAX) return null;
    const key = drawBytes(KEY_BYTES);
    const sealed = encrypt(key, text, BOUND);
    const secret = key.toString('base64url');
    await this.#database.sql
      .insertInto('kept_form')
      .values({ hash: digest(secret), seat, sealed, expires_at: new Date(Date.now() + KEPT_MS) })
      .execute();
    return ownCookie(COOKIE, secret, KEPT_MS / SECOND_MS, headers);
  }

  /** What was kept for this browser and page, and the cookie that ends it. Only the seat that typed it gets it. */
  async take(
    headers: Headers,
    path: string,
    seat: string,
  ): Promise<{ form: KeptForm; setCookie: string } | null> {
    const secret = cookieIn(headers, COOKIE);
    if (secret === null || !/^[A-Za-z0-9_-]{43}$/.test(secret)) return null;
    const row = await this.#database.sql
      .selectFrom('kept_form')
      .selectAll()
      .where('hash', '=', digest(secret))
      .where('expires_at', '>', new Date())
      .executeTakeFirst();
    if (!row || (row.seat !== null && row.seat !== seat)) return null;
    const form = open(row.sealed, Buffer.from(secret, 'base64url'));
    if (form.path !== path) return null;
    await this.#database.sql.deleteFrom('kept_form').where('hash', '=', row.hash).execute();
    return { form, setCookie: this.forgotten(headers) };
  }

  /** The cookie that ends whatever was kept for this browser: nobody opens it any more. */
  forgotten(headers: Headers): string {
    return ownCookie(COOKIE, '', 0, headers);
  }

  async prune(now: Date): Promise<void> {
    await this.#database.sql.deleteFrom('kept_form').where('expires_at', '<', now).execute();
  }
}

const open = (sealed: Uint8Array, key: Buffer): KeptForm =>
  JSON.parse(decrypt(key, sealed, BOUND).toString()) as KeptForm;
