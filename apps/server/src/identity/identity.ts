import { randomBytes } from 'node:crypto';
import { type Actor, SEAT_FUNCTIONS, type SeatFunction } from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import type { Scenario } from '../scenario/format.ts';
import { sessionCookie, sessionIn } from './cookie.ts';
import { type Newcomer, NewcomerGate, newOrganisationId, takesNewcomers } from './newcomer.ts';
import { hashPassword, PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from './password.ts';
import { PasswordGate } from './password-gate.ts';
import { digest } from './secret.ts';
import { SESSION_SECONDS, Sessions } from './sessions.ts';
import { Tokens } from './tokens.ts';
import type { Visitor } from './visitor.ts';
import { VisitorMemory } from './visitor-memory.ts';

/** Of every account of an exercise; it opens none on a system that runs for real. */
export const DEMO_PASSWORD = 'tongzhou-2020';

export type DemoAccount = Scenario['accounts'][number];
export type NewAccount = {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly organisation: string;
  readonly seat?: string;
  /** What may be done from the seat; absent: all, where it is the first of its organisation, else nothing yet. */
  readonly functions?: readonly SeatFunction[] | undefined;
};
type Seated = NewAccount & { readonly seat: string };

export type SignIn = {
  readonly email: string;
  readonly password: string;
  readonly headers: Headers;
  /** Where the attempt comes from, by the connection; attempts are counted by it and the e-mail together. */
  readonly address?: string;
};
export type SignedIn =
  | { ok: true; setCookie: readonly string[]; visitor: Visitor }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'too-many'; waitSeconds: number };

export type Joined =
  | { ok: true; setCookie: readonly string[]; visitor: Visitor }
  | { ok: false; reason: 'closed' | 'password' | 'taken' }
  | { ok: false; reason: 'too-many'; waitSeconds: number };

/**
 * Who acts. What somebody may do is not decided here but by mandates: this only says which seat, in which
 * organisation, stands behind a cookie or a token.
 */
export class Identity {
  readonly #application: Application;
  readonly #sessions: Sessions;
  readonly #tokens: Tokens;
  readonly #gate = new PasswordGate();
  readonly #newcomers = new NewcomerGate();
  readonly #memory = new VisitorMemory();
  #demo: readonly DemoAccount[] = [];
  /** Compared with where no account exists. */
  readonly #nobody: string;

  private constructor(application: Application, nobody: string) {
    this.#application = application;
    this.#sessions = new Sessions(application.database);
    this.#tokens = new Tokens(application.database);
    this.#nobody = nobody;
  }

  static async open(application: Application): Promise<Identity> {
    return new Identity(application, await hashPassword(randomBytes(16).toString('hex')));
  }

  /** A request that shows a token is judged by the token alone, whatever cookies come with it. */
  async actorOf(headers: Headers): Promise<Visitor | null> {
    const authorization = headers.get('authorization');
    if (authorization !== null) {
      return this.#memory.recall(digest(authorization), () => this.#tokens.find(authorization));
    }
    const session = sessionIn(headers);
    return session === null ? null : this.#memory.recall(digest(session), () => this.#sessions.find(session));
  }

  async signIn({ email, password, headers, address = '' }: SignIn): Promise<SignedIn> {
    const account = await this.#application.database.sql
      .selectFrom('person_account')
      .selectAll()
      .where('email', '=', plain(email))
      .executeTakeFirst();
    // A password that everybody knows opens nothing but an exercise.
    const isOpen = account !== undefined && !account.disabled && this.#mayUse(password);
    const stored = isOpen ? account.password_hash : this.#nobody;
    const who = { email: plain(email).slice(0, 300), address };
    const checked = await this.#gate.check(who, password.slice(0, PASSWORD_LENGTH_MAX), stored);
    if (!checked.ok) {
      const { waitSeconds } = checked;
      return waitSeconds > 0
        ? { ok: false, reason: 'too-many', waitSeconds }
        : { ok: false, reason: 'wrong' };
    }
    if (!isOpen) return { ok: false, reason: 'wrong' };
    const session = await this.#sessions.open(account.email);
    const { organisation, seat, name } = account;
    const setCookie = [sessionCookie(session, SESSION_SECONDS, headers)];
    return { ok: true, setCookie, visitor: { organisation, seat, name } };
  }

  async signOut(headers: Headers): Promise<{ setCookie: readonly string[] }> {
    const session = sessionIn(headers);
    if (session !== null) await this.#sessions.close(session);
    this.#memory.forgetAll();
    return { setCookie: [sessionCookie('', 0, headers)] };
  }

  /** Answers the seat. Throws for a password that is too short or known, an address that is taken, a stranger's organisation. */
  async createAccount({
    email,
    name,
    password,
    organisation,
    seat = newSeat(),
    functions,
  }: NewAccount): Promise<string> {
    if (password.length < PASSWORD_LENGTH_MIN)
      throw new Error(`a password has at least ${PASSWORD_LENGTH_MIN} characters`);
    if (password.length > PASSWORD_LENGTH_MAX)
      throw new Error(`a password has at most ${PASSWORD_LENGTH_MAX} characters`);
    if (!this.#mayUse(password))
      throw new Error('everybody knows this password: it is that of the exercises');
    if (!this.#application.state.organisations.has(organisation))
      throw new Error(`there is no organisation ${organisation}`);
    if (!(await this.#add({ email, name, password, organisation, seat, functions })))
      throw new Error(`${plain(email)} or the seat ${seat} is taken`);
    return seat;
  }

  /**
   * An account for somebody of an organisation that nobody knows yet, and a session in it. It opens no door by itself: all
   * that such a seat may do is to apply (`organisation.apply`).
   */
  async join({ email, name, password, headers, address = '' }: Newcomer): Promise<Joined> {
    if (!takesNewcomers(this.#application.state)) return { ok: false, reason: 'closed' };
    const fits = password.length >= PASSWORD_LENGTH_MIN && password.length <= PASSWORD_LENGTH_MAX;
    if (!fits || password === DEMO_PASSWORD) return { ok: false, reason: 'password' };
    const waitSeconds = this.#newcomers.enter(address);
    if (waitSeconds > 0) return { ok: false, reason: 'too-many', waitSeconds };
    const account = { email, name, password, organisation: newOrganisationId(), seat: newSeat() };
    if (!(await this.#add(account))) return { ok: false, reason: 'taken' };
    const session = await this.#sessions.open(plain(email));
    const { organisation, seat } = account;
    const setCookie = [sessionCookie(session, SESSION_SECONDS, headers)];
    return { ok: true, setCookie, visitor: { organisation, seat, name } };
  }

  /** False where the e-mail or the seat is taken. */
  async #add({ email, name, password, organisation, seat, functions }: Seated): Promise<boolean> {
    const taken = await this.#application.database.sql
      .selectFrom('person_account')
      .select('email')
      .where((where) => where.or([where('email', '=', plain(email)), where('seat', '=', seat)]))
      .executeTakeFirst();
    if (taken) return false;
    const password_hash = await hashPassword(password);
    // First: an account whose seat the log does not know is one that somebody put into the table.
    await this.#application.openSeat({ organisation, seat, functions });
    const added = await this.#application.database.sql
      .insertInto('person_account')
      .values({ email: plain(email), name, organisation, seat, password_hash })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows !== 0n;
  }

  /**
   * A token for a program, shown once; only its hash is kept. A seat that there was none of is opened with everything: only the
   * operator of this machine asks for one (`operatorToken`, tests).
   */
  async createToken(actor: Actor, label: string, expiresAt: Date | null = null): Promise<string> {
    await this.#application.openSeat({ ...actor, functions: SEAT_FUNCTIONS });
    return this.#tokens.create(actor, label, expiresAt);
  }

  /** Takes back the tokens of a seat that have this label. */
  async revokeToken(actor: Actor, label: string): Promise<void> {
    await this.#tokens.revoke(actor.seat, label);
    this.#memory.forgetAll();
  }

  /** For the command line on this machine: acts for the lead agency. A new one replaces that of the last start. */
  async operatorToken(): Promise<string> {
    const { authority } = this.#application.state;
    if (authority === null) return '';
    const actor = { organisation: authority, seat: 'operator' };
    const label = 'operator on this machine';
    await this.revokeToken(actor, label);
    return this.createToken(actor, label);
  }

  /** Accounts of an exercise, all with the one known password. Never on a system that runs for real. */
  async ensureDemoAccounts(accounts: readonly DemoAccount[]): Promise<void> {
    if (!this.#application.clock.isExercise || accounts.length === 0) return;
    for (const account of accounts) await this.#application.openSeat(account);
    const password_hash = await hashPassword(DEMO_PASSWORD);
    const rows = accounts.map(({ email, name, organisation, seat }) => {
      return { email: plain(email), name, organisation, seat, password_hash };
    });
    await this.#application.database.sql
      .insertInto('person_account')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    this.#demo = accounts;
  }

  demoAccounts(): readonly DemoAccount[] {
    return this.#application.clock.isExercise ? this.#demo : [];
  }

  #mayUse(password: string): boolean {
    return password !== DEMO_PASSWORD || this.#application.clock.isExercise;
  }
}

const plain = (email: string): string => email.trim().toLowerCase();
const newSeat = (): string => `seat-${randomBytes(8).toString('hex')}`;
