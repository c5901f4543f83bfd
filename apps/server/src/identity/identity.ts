import { hash, randomBytes } from 'node:crypto';
import type { Actor } from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import type { Scenario } from '../scenario/format.ts';
import { Attempts } from './attempts.ts';
import { hashPassword, PASSWORD_LENGTH_MIN, passwordMatches } from './password.ts';

/** Of every account of an exercise; there are none on a system that does not run one. */
export const DEMO_PASSWORD = 'tongzhou-2020';

const COOKIE = 'tongzhou-session';
const SESSION_MS = 12 * 3_600_000;

export type Visitor = Actor & { readonly name: string };
export type DemoAccount = Scenario['accounts'][number];
export type NewAccount = {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly organisation: string;
  readonly seat?: string;
};
export type SignedIn =
  | { ok: true; setCookie: readonly string[] }
  | { ok: false; reason: 'wrong' | 'too-many' };

/**
 * Who acts. What somebody may do is not decided here but by mandates: this only says which seat, in which
 * organisation, stands behind a cookie or a token.
 */
export class Identity {
  readonly #application: Application;
  readonly #attempts = new Attempts();
  #demo: readonly DemoAccount[] = [];
  /** Compared with where no account exists, so that time does not tell which addresses do. */
  readonly #nobody: string;

  private constructor(application: Application, nobody: string) {
    this.#application = application;
    this.#nobody = nobody;
  }

  static async open(application: Application): Promise<Identity> {
    return new Identity(application, await hashPassword(randomBytes(16).toString('hex')));
  }

  async actorOf(headers: Headers): Promise<Visitor | null> {
    const bearer = /^Bearer (tz_[A-Za-z0-9_-]{20,100})$/.exec(headers.get('authorization') ?? '')?.[1];
    if (bearer) return this.#byToken(bearer);
    const cookie = cookieOf(headers);
    return cookie ? this.#bySession(cookie) : null;
  }

  async signIn({
    email,
    password,
    headers,
  }: {
    email: string;
    password: string;
    headers: Headers;
  }): Promise<SignedIn> {
    const address = email.trim().toLowerCase();
    if (this.#attempts.tooMany(address)) return { ok: false, reason: 'too-many' };
    const account = await this.#application.database.sql
      .selectFrom('person_account')
      .select(['email', 'password_hash', 'disabled'])
      .where('email', '=', address)
      .executeTakeFirst();
    const matches = await passwordMatches(password.slice(0, 200), account?.password_hash ?? this.#nobody);
    if (!account || account.disabled || !matches) {
      this.#attempts.failed(address);
      return { ok: false, reason: 'wrong' };
    }
    this.#attempts.succeeded(address);
    const token = randomBytes(32).toString('base64url');
    await this.#application.database.sql
      .insertInto('session')
      .values({ hash: digest(token), email: account.email, expires_at: new Date(Date.now() + SESSION_MS) })
      .execute();
    return { ok: true, setCookie: [cookie(token, SESSION_MS / 1000, headers)] };
  }

  async signOut(headers: Headers): Promise<{ setCookie: readonly string[] }> {
    const token = cookieOf(headers);
    if (token)
      await this.#application.database.sql.deleteFrom('session').where('hash', '=', digest(token)).execute();
    return { setCookie: [cookie('', 0, headers)] };
  }

  /** Answers the seat. Throws for a password that is too short or an address that is taken. */
  async createAccount({
    email,
    name,
    password,
    organisation,
    seat = newSeat(),
  }: NewAccount): Promise<string> {
    if (password.length < PASSWORD_LENGTH_MIN)
      throw new Error(`a password has at least ${PASSWORD_LENGTH_MIN} characters`);
    if (!this.#application.state.organisations.has(organisation))
      throw new Error(`there is no organisation ${organisation}`);
    const password_hash = await hashPassword(password);
    await this.#application.database.sql
      .insertInto('person_account')
      .values({ email: email.trim().toLowerCase(), name, organisation, seat, password_hash })
      .execute();
    return seat;
  }

  /** A token for a program, shown once; only its hash is kept. */
  async createToken(actor: Actor, label: string, expiresAt: Date | null = null): Promise<string> {
    const token = `tz_${randomBytes(32).toString('base64url')}`;
    await this.#application.database.sql
      .insertInto('api_token')
      .values({
        hash: digest(token),
        organisation: actor.organisation,
        seat: actor.seat,
        label,
        expires_at: expiresAt,
      })
      .execute();
    return token;
  }

  /** For the command line on this machine: acts for the lead agency. A new one replaces that of the last start. */
  async operatorToken(): Promise<string> {
    const label = 'operator on this machine';
    await this.#application.database.sql.deleteFrom('api_token').where('label', '=', label).execute();
    const { authority } = this.#application.state;
    return authority === null ? '' : this.createToken({ organisation: authority, seat: 'operator' }, label);
  }

  /** Accounts of an exercise, all with the one known password. Never on a system that runs for real. */
  async ensureDemoAccounts(accounts: readonly DemoAccount[]): Promise<void> {
    if (!this.#application.clock.isExercise) return;
    const password_hash = await hashPassword(DEMO_PASSWORD);
    await this.#application.database.sql
      .insertInto('person_account')
      .values(
        accounts.map(({ email, name, organisation, seat }) => ({
          email,
          name,
          organisation,
          seat,
          password_hash,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    this.#demo = accounts;
  }

  demoAccounts(): readonly DemoAccount[] {
    return this.#demo;
  }

  async #byToken(token: string): Promise<Visitor | null> {
    const row = await this.#application.database.sql
      .selectFrom('api_token')
      .select(['organisation', 'seat', 'label', 'expires_at'])
      .where('hash', '=', digest(token))
      .executeTakeFirst();
    if (!row || (row.expires_at && row.expires_at.getTime() < Date.now())) return null;
    return { organisation: row.organisation, seat: row.seat, name: row.label };
  }

  async #bySession(token: string): Promise<Visitor | null> {
    const row = await this.#application.database.sql
      .selectFrom('session')
      .innerJoin('person_account', 'person_account.email', 'session.email')
      .select([
        'person_account.organisation',
        'person_account.seat',
        'person_account.name',
        'session.expires_at',
        'person_account.disabled',
      ])
      .where('session.hash', '=', digest(token))
      .executeTakeFirst();
    if (!row || row.disabled || row.expires_at.getTime() < Date.now()) return null;
    return { organisation: row.organisation, seat: row.seat, name: row.name };
  }
}

const digest = (token: string): string => hash('sha256', token);
const newSeat = (): string => `seat-${randomBytes(8).toString('hex')}`;

function cookieOf(headers: Headers): string | null {
  const pair = (headers.get('cookie') ?? '').split(/;\s*/).find((each) => each.startsWith(`${COOKIE}=`));
  const token = pair?.slice(COOKIE.length + 1);
  return token && /^[A-Za-z0-9_-]{20,100}$/.test(token) ? token : null;
}

/** Secure wherever the visitor came by https; plain only for a server on the visitor's own machine. */
function cookie(token: string, maxAge: number, headers: Headers): string {
  const secure = headers.get('x-forwarded-proto') === 'https' ? '; Secure' : '';
  return `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`;
}
