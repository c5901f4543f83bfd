import { timingSafeEqual } from 'node:crypto';
import {
  type Actor,
  DAY_MS,
  HOUR_MS,
  isAdministered,
  MANDATE_FUNCTIONS,
  SEAT_FUNCTIONS,
  type SeatFunction,
  seatHas,
  VOLUNTEER,
} from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import { keyFile } from '../folder/keys.ts';
import { LIMITS } from '../http/door/limits.ts';
import { sayAtDoor } from '../http/door/say.ts';
import { Loop } from '../loop.ts';
import type { Scenario } from '../scenario/format.ts';
import { drawBytes } from '../sealing/chance.ts';
import { Accounts, type ListedAccount, plain } from './accounts.ts';
import { Attempts } from './attempts.ts';
import { type Auth, openAuth, SESSIONS_MAX } from './auth.ts';
import { cookieIn, cookiesFrom, ownCookie, tokenIn } from './cookie.ts';
import { type DoorFault, isFresh, OWN_RIGHT, whyNotHandedIn, whyNotInFunction } from './door-rule.ts';
import { EmailConfirmations } from './email-confirmations.ts';
import { Factors } from './factors.ts';
import { Invitations } from './invitations.ts';
import { KeptForms } from './kept-forms.ts';
import { KnownDevices } from './known-devices.ts';
import { alreadyHereLetter, confirmationLetter, post, resetLetter, sendsLetters } from './letters.ts';
import { type Newcomer, NewcomerGate, newOrganisationId, takesNewcomers } from './newcomer.ts';
import { headersFor } from './own-address.ts';
import { hashPassword, PASSWORD_LENGTH_MAX, passwordMatches } from './password.ts';
import { PasswordGate } from './password-gate.ts';
import { type PasswordFault, passwordFault } from './password-rule.ts';
import { People, REASONS } from './people.ts';
import { Resets } from './resets.ts';
import { digest, newSeat, newSecret } from './secret.ts';
import { type ListedSession, Sessions } from './sessions.ts';
import { type ListedToken, type NewToken, TOKEN_DAYS_MAX, TOKENS_MAX, Tokens } from './tokens.ts';
import { isUserVerified } from './user-verified.ts';
import type { Visitor } from './visitor.ts';
import { VisitorMemory } from './visitor-memory.ts';

/** Of every account of an exercise; it opens none on a system that runs for real. */
export const DEMO_PASSWORD = 'tongzhou-2020';

/**
 * Pages that a browser still holds, those behind its back button too. Not its storage: there the page that verifies the log remembers
 * which record it was shown, and the wish to be told by push outlasts a session; neither says anything of whoever was signed in.
 */
const LEAVES_NOTHING = '"cache"';

/** A program brings nobody in, and says of nobody what he does. */
const OF_PROGRAMS = SEAT_FUNCTIONS.filter((each) => each !== 'administer');

export type DemoAccount = Scenario['accounts'][number];
export type NewAccount = {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly organisation: string;
  readonly seat?: string;
  /** What may be done from the seat; absent: all, where nobody administers its organisation, else nothing yet. */
  readonly functions?: readonly SeatFunction[] | undefined;
};
export type SignIn = {
  readonly email: string;
  readonly password: string;
  readonly headers: Headers;
  /** Where the attempt comes from, by the connection; attempts are counted by it and the e-mail together. */
  readonly address?: string;
};
type In = { readonly ok: true; readonly setCookie: readonly string[]; readonly visitor: Visitor };
/** `clear`: for the header Clear-Site-Data. */
type Left = { readonly setCookie: readonly string[]; readonly clear: string };
type TooMany = { readonly ok: false; readonly reason: 'too-many'; readonly waitSeconds: number };
type Wrong = { readonly ok: false; readonly reason: 'wrong' };
export type SignedIn =
  | In
  | Wrong
  | TooMany
  /** The password is right; the account wants a code as well. The cookie remembers who it was, for minutes. */
  | { readonly ok: false; readonly reason: 'code-needed'; readonly setCookie: readonly string[] };

export type Joined =
  | In
  | { readonly ok: false; readonly reason: 'closed' }
  | { readonly ok: false; readonly reason: 'password'; readonly fault: PasswordFault }
  | TooMany;

export type JoinedByInvitation =
  | In
  | { readonly ok: false; readonly reason: 'ended' | 'taken' | 'email' }
  | { readonly ok: false; readonly reason: 'password'; readonly fault: PasswordFault }
  | TooMany;

/** Under which accounts go that nobody can sign in to: no e-mail ends so (RFC 2606). */
const NOBODYS = '@unnamed.invalid';

/**
 * Who acts. What somebody may do is not decided here but by mandates: this only says which seat, in which
 * organisation, stands behind a cookie or a token. better-auth works behind this door (decision 0038).
 */
export class Identity {
  readonly #application: Application;
  readonly #auth: Auth;
  readonly #accounts: Accounts;
  readonly #sessions: Sessions;
  readonly #tokens: Tokens;
  readonly #resets: Resets;
  readonly #invitations: Invitations;
  readonly #confirmations: EmailConfirmations;
  readonly #gate = new PasswordGate();
  readonly #devices: KnownDevices;
  readonly #newcomers = new NewcomerGate();
  readonly #askers = new Attempts(LIMITS.lettersPerEmail);
  readonly #memory = new VisitorMemory();
  /** Passkeys and codes of whoever is signed in. */
  readonly factors: Factors;
  /** The accounts of an organisation, for those who manage them. */
  readonly people: People;
  /** What was typed when a session had ended. */
  readonly keptForms: KeptForms;
  readonly #pruning = new Loop(() => this.prune(), {
    everyMs: HOUR_MS,
    fault: 'ended sessions could not be removed',
    atOnce: true,
  });
  #demo: readonly DemoAccount[] = [];
  /** Compared with where no account exists. */
  readonly #nobody: string;
  readonly #operatorSecret = newSecret();

  private constructor(application: Application, auth: Auth, nobody: string, secret: string) {
    this.#devices = new KnownDevices(secret);
    const { database } = application;
    this.#application = application;
    this.#auth = auth;
    this.#accounts = new Accounts(application);
    this.#sessions = new Sessions(database, auth);
    this.#tokens = new Tokens(database);
    this.#resets = new Resets(database);
    this.#invitations = new Invitations(database);
    this.#confirmations = new EmailConfirmations(database, secret);
    this.keptForms = new KeptForms(database);
    this.factors = new Factors(auth, this.#accounts, this.#memory);
    this.people = new People(application, {
      accounts: this.#accounts,
      invitations: this.#invitations,
      resets: this.#resets,
      endAll: (seat) => this.#endAll(seat),
    });
    this.#nobody = nobody;
  }

  static async open(application: Application): Promise<Identity> {
    const secret = await keyFile(application.folder, 'sign-in', newSecret);
    const nobody = await hashPassword(drawBytes(16).toString('hex'));
    return new Identity(application, openAuth(application.database, secret), nobody, secret);
  }

  /** A cookie of the pages, set and read as those of the door are. */
  readonly ownCookie = ownCookie;
  readonly cookieIn = cookieIn;

  start(): void {
    this.#pruning.start();
  }

  stop(): Promise<void> {
    return this.#pruning.stop();
  }

  /** Takes away what has run out: sessions, half-done sign-ins, links, invitations, tokens, kept forms. */
  async prune(now = new Date()): Promise<void> {
    for (const { id, ...place } of await this.#invitations.ranOut(now)) {
      // The last that administers stays, for the operator to see to.
      await this.#application.shutSeat(place, REASONS.ranOut);
      await this.#invitations.leave(id);
    }
    await this.#sessions.prune(now);
    await this.#resets.prune(now);
    await this.#invitations.prune(now);
    await this.#tokens.prune(now);
    await this.keptForms.prune(now);
    await this.#application.database.sql.deleteFrom('sign_in_proof').where('expires_at', '<', now).execute();
  }

  /** A request that shows a token is judged by the token alone, whatever cookies come with it. */
  async actorOf(headers: Headers): Promise<Visitor | null> {
    const visitor = await this.#recalled(headers);
    // Whoever's seat has been closed, by whichever way, is out in that moment.
    return visitor !== null && this.#isClosed(visitor.seat) ? null : visitor;
  }

  async #recalled(headers: Headers): Promise<Visitor | null> {
    const authorization = headers.get('authorization');
    if (authorization !== null) {
      return this.#memory.recall(digest(authorization), () => this.#tokens.find(authorization));
    }
    if (tokenIn(headers) === null) return null;
    // By the whole cookie: a token under a wrong signature is another.
    const cookie = digest(headers.get('cookie') ?? '');
    return this.#memory.recall(cookie, () => this.#sessions.find(headers));
  }

  /** Whether this visitor may hand in this command at all: a token's scope, a proof that is fresh enough. */
  whyNotHandedIn(visitor: Visitor, command: string): DoorFault | null {
    return this.mustConfirm(visitor) ? 'email-unconfirmed' : whyNotHandedIn(visitor, command);
  }

  /**
   * A newcomer states nothing before its e-mail is known to be its own. Where no letters are sent, and once somebody has approved
   * its application, a person's look stands in the place of the code.
   */
  mustConfirm({ emailToConfirm, organisation }: Pick<Visitor, 'emailToConfirm' | 'organisation'>): boolean {
    if (!emailToConfirm || !sendsLetters()) return false;
    const { applications, applicationsOf } = this.#application.state;
    const isApproved = (id: string) => applications.get(id)?.decided?.outcome === 'approved';
    return !applicationsOf.get(organisation)?.some(isApproved);
  }

  /** Its password opens nothing yet; a link that comes to the e-mail does, and confirms it. */
  async #isUnconfirmed({ seat, organisation }: { seat: string; organisation: string }): Promise<boolean> {
    if (!sendsLetters() || !(await this.#confirmations.isOpen(seat))) return false;
    return this.mustConfirm({ emailToConfirm: true, organisation });
  }

  /** Whether this is the code that was sent to the newcomer. */
  async confirmEmail({ seat }: Visitor, code: string): Promise<boolean> {
    const isConfirmed = await this.#confirmations.confirm(seat, code.replace(/\s/g, ''));
    if (isConfirmed) this.#memory.forgetAll();
    else sayAtDoor({ event: 'sign-in-failed', reason: 'email-code', seat });
    return isConfirmed;
  }

  /** Another code, which ends that before it. Answers 0, or the seconds to wait for one. */
  async resendEmailCode({ seat }: Visitor, language: 'zh' | 'en'): Promise<number> {
    const next = await this.#confirmations.next(seat);
    if (next === null) return 0;
    if (!next.ok) return next.waitSeconds;
    const page = `${this.#application.publicUrl}/${language}/confirm-email`;
    if (!next.email.endsWith(NOBODYS)) post(next.email, confirmationLetter(next.code, page, language));
    return 0;
  }

  /** Organisations that came by themselves and whose people's e-mail nobody has confirmed: whoever checks them knows. */
  unconfirmedOrganisations(): Promise<ReadonlySet<string>> {
    return this.#confirmations.organisations();
  }

  /** The same of what is no command but a deed of one function (reading a person's data, an import). */
  whyNotInFunction(visitor: Visitor, wanted: string): DoorFault | null {
    return whyNotInFunction(visitor, wanted);
  }

  /** Whether this person has proved within the last quarter of an hour to be that person. */
  isFresh(visitor: Visitor): boolean {
    return isFresh(visitor);
  }

  async signIn({ email, password, headers, address = '' }: SignIn): Promise<SignedIn> {
    const account = await this.#accounts.byEmail(email);
    // A password that everybody knows opens nothing but an exercise.
    const isOpen =
      account !== undefined &&
      !account.disabled &&
      this.#mayUse(password) &&
      // Else whoever asked for an account with another's e-mail learnt by signing in whether there was one before.
      !(await this.#isUnconfirmed(account));
    const named = plain(email).slice(0, 300);
    const who = { email: named, address, device: this.#devices.find(named, headers) };
    const typed = password.slice(0, PASSWORD_LENGTH_MAX);
    const checked = await this.#gate.check(who, async () => {
      const hash = isOpen ? await this.#accounts.hashOf(account.seat) : null;
      if (account && hash !== null) return this.#bySignInEmail(account.email, typed, headers);
      // Compared even where no account exists, so that time does not tell which do.
      await passwordMatches(typed, this.#nobody);
      return null;
    });
    if (!checked.ok) return this.#failed(checked.waitSeconds, address, 'password');
    const { setCookie, isCodeNeeded } = checked.value;
    if (isCodeNeeded) return { ok: false, reason: 'code-needed', setCookie };
    return this.#entered(setCookie, headers, address);
  }

  /** The second half of a sign-in that wants a code: six digits of the application, or one of the codes on paper. */
  async signInWithCode({
    code,
    headers,
    address = '',
  }: {
    code: string;
    headers: Headers;
    address?: string;
  }): Promise<SignedIn> {
    const typed = code.trim().replace(/\s/g, '');
    const who = { email: `code ${digest(headers.get('cookie') ?? '')}`, address };
    const checked = await this.#gate.check(who, async () => {
      const call = { headers: headersFor(headers), body: { code: typed }, returnHeaders: true } as const;
      const isOfApplication = /^\d{6}$/.test(typed);
      try {
        const { headers: answer } = isOfApplication
          ? await this.#auth.api.verifyTOTP(call)
          : await this.#auth.api.verifyBackupCode(call);
        return cookiesFrom(answer, headers);
      } catch {
        return null;
      }
    });
    if (!checked.ok) return this.#failed(checked.waitSeconds, address, 'code');
    return this.#entered(checked.value, headers, address);
  }

  /** What a browser is asked to sign with whichever passkey it has, and the cookie that remembers the challenge. */
  async passkeyChallenge(headers: Headers) {
    const { response, headers: answer } = await this.#auth.api.generatePasskeyAuthenticationOptions({
      headers: headersFor(headers),
      returnHeaders: true,
    });
    const options = { ...response, userVerification: 'required' };
    return { options, setCookie: cookiesFrom(answer, headers) };
  }

  async signInWithPasskey({
    response,
    headers,
    address = '',
  }: {
    response: unknown;
    headers: Headers;
    address?: string;
  }): Promise<SignedIn> {
    // A signature is not guessed: nobody waits because others of the same network failed to make one.
    const checked = await this.#gate.check({ email: null, address }, async () => {
      if (!isUserVerified(response)) return null;
      try {
        const { headers: answer } = await this.#auth.api.verifyPasskeyAuthentication({
          headers: headersFor(headers),
          body: { response } as never,
          returnHeaders: true,
        });
        return cookiesFrom(answer, headers);
      } catch {
        return null;
      }
    });
    if (!checked.ok) return this.#failed(checked.waitSeconds, address, 'passkey');
    return this.#entered(checked.value, headers, address);
  }

  async signOut(headers: Headers): Promise<Left> {
    const { headers: answer } = await this.#auth.api.signOut({
      headers: headersFor(headers),
      returnHeaders: true,
    });
    this.#memory.forgetAll();
    const setCookie = [...cookiesFrom(answer, headers), this.keptForms.forgotten(headers)];
    return { setCookie, clear: LEAVES_NOTHING };
  }

  sessions(visitor: Visitor): Promise<ListedSession[]> {
    return this.#sessions.list(visitor);
  }

  async endSession(visitor: Visitor, id: string): Promise<boolean> {
    const ended = await this.#sessions.end(visitor.seat, id);
    this.#memory.forgetAll();
    return ended;
  }

  /** Every browser of this person, this one too. */
  async signOutEverywhere(visitor: Visitor, headers: Headers): Promise<Left> {
    await this.#sessions.endAll(visitor.seat);
    return this.signOut(headers);
  }

  /** Whose cookie this is, though its session has ended. */
  seatOfEnded(headers: Headers): Promise<string | null> {
    return this.#sessions.seatOfEnded(headers);
  }

  /** What opens this person's account. */
  async waysIn({ seat }: Visitor): Promise<{ hasPassword: boolean; secondFactor: boolean }> {
    return {
      hasPassword: (await this.#accounts.hashOf(seat)) !== null,
      secondFactor: await this.#accounts.hasSecondFactor(seat),
    };
  }

  /** Whether letters can be sent from here. */
  get sendsLetters(): boolean {
    return sendsLetters();
  }

  /** Ends the other sessions; they may be what the password was changed for. */
  async changePassword(
    visitor: Visitor,
    { before, after, address = '' }: { before: string; after: string; address?: string },
  ): Promise<
    | { ok: true }
    | Wrong
    | TooMany
    | { ok: false; reason: 'password'; fault: PasswordFault }
    | { ok: false; reason: 'step-up-needed' }
  > {
    const account = await this.#accounts.bySeat(visitor.seat);
    if (!account) return { ok: false, reason: 'wrong' };
    const hash = await this.#accounts.hashOf(visitor.seat);
    // Whoever has only passkeys shows one, by signing in, before a password is added.
    if (hash === null && !isFresh(visitor)) return { ok: false, reason: 'step-up-needed' };
    if (hash !== null) {
      const who = { email: account.email, address };
      const checked = await this.#gate.check(who, async () =>
        (await passwordMatches(before.slice(0, PASSWORD_LENGTH_MAX), hash)) ? true : null,
      );
      if (!checked.ok && checked.waitSeconds > 0)
        return { ok: false, reason: 'too-many', waitSeconds: checked.waitSeconds };
      if (!checked.ok) return { ok: false, reason: 'wrong' };
    }
    const fault = this.#passwordFault(after, account);
    if (fault) return { ok: false, reason: 'password', fault };
    await this.#accounts.setPassword(visitor.seat, after);
    await this.#sessions.endAll(visitor.seat, visitor.session?.id);
    this.#memory.forgetAll();
    return { ok: true };
  }

  /** A link by e-mail, if there is such an account. Whoever asks is answered the same, and as fast, either way. */
  async askReset(email: string, language: 'zh' | 'en'): Promise<void> {
    const waitSeconds = this.#askers.waitSeconds(plain(email));
    if (waitSeconds === 0) this.#askers.failed(plain(email));
    if (waitSeconds > 0) return;
    const account = await this.#accounts.byEmail(email);
    if (!account || account.disabled) return;
    const { code } = await this.#resets.make(account.seat, null);
    post(account.email, resetLetter(`${this.#application.publicUrl}/${language}/reset/${code}`, language));
  }

  /** Whether a link to a new password still holds. */
  async isResetOpen(code: string): Promise<boolean> {
    return (await this.#resets.find(code)) !== null;
  }

  async reset(
    code: string,
    password: string,
  ): Promise<
    { ok: true } | { ok: false; reason: 'ended' } | { ok: false; reason: 'password'; fault: PasswordFault }
  > {
    const found = await this.#resets.find(code);
    const account = found && (await this.#accounts.bySeat(found.seat));
    if (!account || account.disabled) return { ok: false, reason: 'ended' };
    const fault = this.#passwordFault(password, account);
    if (fault) return { ok: false, reason: 'password', fault };
    if (!(await this.#resets.use(code))) return { ok: false, reason: 'ended' };
    await this.#accounts.setPassword(account.seat, password);
    if (found.whole) await this.#accounts.forgetFactors(account.seat);
    // The link came by a letter to the same e-mail.
    else await this.#confirmations.close(account.seat);
    await this.#sessions.endAll(account.seat);
    this.#memory.forgetAll();
    return { ok: true };
  }

  /** Why this password will not do for this person; null: it will. */
  whyNotPassword(
    password: string,
    who: { readonly email: string; readonly name: string },
  ): PasswordFault | null {
    return this.#passwordFault(password, who);
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
    if (password === DEMO_PASSWORD && !this.#mayUse(password))
      throw new Error('everybody knows this password: it is that of the exercises');
    const fault = this.#passwordFault(password, { email, name });
    if (fault) throw new Error(FAULTS[fault]);
    if (!this.#application.state.organisations.has(organisation))
      throw new Error(`there is no organisation ${organisation}`);
    // A volunteer sits for himself, and administers nothing.
    if (!functions?.includes(VOLUNTEER)) this.#mustBeAdministered(organisation, functions);
    if (!(await this.#accounts.add({ email, name, password, organisation, seat, functions })))
      throw new Error(`${plain(email)} or the seat ${seat} is taken`);
    return seat;
  }

  /**
   * An account for somebody of an organisation that nobody knows yet, and a session in it. It opens no door by itself: all
   * that such a seat may do is to apply (`organisation.apply`), once the code that goes to its e-mail has come back.
   */
  async join({ email, name, password, headers, address = '', language = 'zh' }: Newcomer): Promise<Joined> {
    if (!takesNewcomers(this.#application.state)) return { ok: false, reason: 'closed' };
    const fault = this.#passwordFault(password, { email, name });
    if (fault) return { ok: false, reason: 'password', fault };
    const waitSeconds = this.#newcomers.enter(address);
    if (waitSeconds > 0) return { ok: false, reason: 'too-many', waitSeconds };
    const account = {
      email,
      name,
      password,
      organisation: newOrganisationId(),
      seat: newSeat(),
      emailToConfirm: true as const,
    };
    // Whether there is such an account is nobody's business: where there is, this one goes under a name that nobody types, and
    // ends with its session. Who owns the e-mail is told, where letters are sent; to anybody else it looks like any other
    // beginning, and its password opens nothing afterwards, as that of any other beginning does not.
    const named = (await this.#accounts.add(account))
      ? account
      : { ...account, email: `${newSecret().slice(0, 24).toLowerCase()}${NOBODYS}` };
    if (named !== account) {
      await this.#accounts.add(named);
      post(plain(email), alreadyHereLetter(`${this.#application.publicUrl}/${language}/sign-in`));
    }
    const entered = await this.#enterWith(named.email, password, headers, address);
    if (sendsLetters()) await this.resendEmailCode(entered.visitor, language);
    return entered;
  }

  /** Whom an invitation is for; null where it has been used, taken back, or has run out. */
  async invitation(code: string) {
    const found = await this.#invitations.find(code);
    if (found === null) return null;
    const { name, email, organisation, functions, seat } = found;
    if (seat !== null && this.#isClosed(seat)) return null;
    const given = seat === null ? functions : [...(this.#application.state.seats.get(seat)?.functions ?? [])];
    return { name, email, organisation, functions: given };
  }

  /** An account by invitation, and a session in it. `password` null: a passkey is registered next, in this session. */
  async joinByInvitation({
    code,
    email,
    name,
    password,
    headers,
    address = '',
  }: Omit<Newcomer, 'password'> & {
    readonly code: string;
    readonly password: string | null;
  }): Promise<JoinedByInvitation> {
    const invited = await this.#invitations.find(code);
    if (invited === null || (invited.seat !== null && this.#isClosed(invited.seat))) {
      sayAtDoor({ event: 'invitation-refused', address });
      return { ok: false, reason: 'ended' };
    }
    if (!/^[^\s@]{1,100}@[^\s@]{3,200}$/.test(email)) return { ok: false, reason: 'email' };
    const fault = password === null ? null : this.#passwordFault(password, { email, name });
    if (fault) return { ok: false, reason: 'password', fault };
    if (!(await this.#invitations.use(code))) return { ok: false, reason: 'ended' };
    const seat = invited.seat ?? newSeat();
    // Nobody types this one: it opens the first session, and is taken away.
    const first = password ?? newSecret();
    const added = await this.#accounts.add({
      email,
      name: name.trim() || invited.name,
      password: first,
      organisation: invited.organisation ?? newOrganisationId(),
      seat,
      functions: invited.functions ?? undefined,
    });
    await this.#invitations.used(invited.id, added ? seat : null, code);
    if (!added) return { ok: false, reason: 'taken' };
    const entered = await this.#enterWith(email, first, headers, address);
    if (password === null) await this.#accounts.setPassword(seat, null);
    return entered;
  }

  /** A token for a program, shown once; only its hash is kept. Without functions: for programs of this machine's operator. */
  async createToken(
    actor: Actor,
    label: string,
    expiresAt: Date | null = null,
    functions: readonly string[] | null = null,
  ): Promise<string> {
    await this.#application.openSeat({ ...actor, functions: OF_PROGRAMS });
    return this.#tokens.create(actor, { label, expiresAt, functions });
  }

  /** By the person whose seat it acts in; never by a token. */
  async makeToken(
    visitor: Visitor,
    { label, days, functions }: { label: string; days: number; functions: readonly string[] },
  ): Promise<
    | { ok: true; token: string; expiresAt: Date }
    | { ok: false; reason: 'person-needed' | 'too-many-tokens' | 'functions-unsaid' | 'functions-beyond' }
  > {
    if (!visitor.session) return { ok: false, reason: 'person-needed' };
    if (functions.length === 0) return { ok: false, reason: 'functions-unsaid' };
    const own = this.tokenFunctions(visitor);
    if (!functions.every((each) => own.includes(each))) return { ok: false, reason: 'functions-beyond' };
    if ((await this.#tokens.countOf(visitor.seat)) >= TOKENS_MAX)
      return { ok: false, reason: 'too-many-tokens' };
    const expiresAt = new Date(Date.now() + Math.min(days, TOKEN_DAYS_MAX) * DAY_MS);
    const wanted: NewToken = { label, expiresAt, functions };
    await this.#application.openSeat(visitor);
    return { ok: true, token: await this.#tokens.create(visitor, wanted), expiresAt };
  }

  /** What this person's tokens can be scoped to: what the seat may do, but for saying who of its people does what. */
  tokenFunctions(visitor: Visitor): readonly string[] {
    const has = (each: SeatFunction) => seatHas(this.#application.state, visitor, each);
    return [...MANDATE_FUNCTIONS.filter(has), ...(has('represent') ? [OWN_RIGHT] : [])];
  }

  tokens(visitor: Visitor): Promise<ListedToken[]> {
    return this.#tokens.list(visitor.seat);
  }

  /** Takes back the tokens of a seat that have this label. */
  async revokeToken(actor: Actor, label: string): Promise<void> {
    await this.#tokens.revoke(actor.seat, label);
    this.#memory.forgetAll();
  }

  async revokeTokenById(visitor: Visitor, id: string): Promise<boolean> {
    const done = await this.#tokens.revokeOne(visitor.seat, id);
    this.#memory.forgetAll();
    return done;
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

  /**
   * The word by which the command line of this machine is known to this process; it stands in the data folder, in a file that
   * only its owner reads, and in no database.
   */
  get operatorSecret(): string {
    return this.#operatorSecret;
  }

  isOperator(headers: Headers): boolean {
    const said = Buffer.from(headers.get('authorization') ?? '');
    const own = Buffer.from(`Bearer ${this.#operatorSecret}`);
    return said.length === own.length && timingSafeEqual(said, own);
  }

  /** By the operator: all accounts, of every organisation. */
  accounts(): Promise<ListedAccount[]> {
    return this.#accounts.list(null);
  }

  /** By the operator. False where there is no such account; throws for the last who administers an organisation. */
  async end(email: string): Promise<boolean> {
    const account = await this.#accounts.byEmail(email);
    if (!account) return false;
    const { organisation, seat } = account;
    const shut = await this.#application.shutSeat({ organisation, seat }, REASONS.operator);
    if (!shut.ok)
      throw new Error(
        `${plain(email)} is the last who administers ${organisation}: first give somebody else the role administrator`,
      );
    await this.#accounts.end(seat);
    for (const place of await this.#endAll(seat))
      await this.#application.shutSeat({ organisation, seat: place }, REASONS.inviterLeft);
    sayAtDoor({ event: 'account-ended', seat, by: 'operator' });
    return true;
  }

  /** By the operator: an ended account opens again in a new seat, by a link that works once. Null where none has ended. */
  async openAgain(email: string): Promise<{ path: string; expiresAt: string } | null> {
    const account = await this.#accounts.byEmail(email);
    if (!account?.disabled) return null;
    const { organisation, seat: before } = account;
    const seat = newSeat();
    const functions = [...(this.#application.state.seats.get(before)?.functions ?? [])];
    await this.#application.openSeat({ organisation, seat, functions });
    await this.#accounts.moveTo(seat, before);
    await this.#application.rekeySeat({ organisation, seat }, null);
    sayAtDoor({ event: 'account-opened', seat, by: 'operator' });
    const { code, expiresAt } = await this.#resets.make(seat, 'operator');
    return { path: `reset/${code}`, expiresAt: expiresAt.toISOString() };
  }

  /** By the operator: the path of a link that works once; null where there is no such account. */
  async makeReset(email: string): Promise<{ path: string; expiresAt: string } | null> {
    const account = await this.#accounts.byEmail(email);
    if (!account) return null;
    await this.#application.rekeySeat(account, null);
    const { code, expiresAt } = await this.#resets.make(account.seat, 'operator');
    await this.#endAll(account.seat);
    sayAtDoor({ event: 'reset-made', seat: account.seat, by: 'operator' });
    return { path: `reset/${code}`, expiresAt: expiresAt.toISOString() };
  }

  /** By the operator, for any registered organisation. Answers the path of the link. */
  async makeInvitation(to: {
    name: string;
    email: string | null;
    organisation: string;
    functions?: readonly SeatFunction[] | undefined;
  }) {
    if (!this.#application.state.organisations.has(to.organisation))
      throw new Error(`there is no organisation ${to.organisation}`);
    this.#mustBeAdministered(to.organisation, to.functions);
    const maker = { seat: 'operator', organisation: to.organisation };
    const wanted = { ...to, functions: to.functions ?? null, seat: null };
    const { code, expiresAt } = await this.#invitations.make(wanted, maker);
    return { path: `join/${code}`, expiresAt };
  }

  /** Accounts of an exercise, all with the one known password. Never on a system that runs for real. */
  async ensureDemoAccounts(accounts: readonly DemoAccount[]): Promise<void> {
    if (!this.#application.clock.isExercise || accounts.length === 0) return;
    for (const account of accounts) await this.#application.openSeat(account);
    const hash = await hashPassword(DEMO_PASSWORD);
    await this.#accounts.addHashed(accounts, hash);
    this.#demo = accounts;
  }

  demoAccounts(): readonly DemoAccount[] {
    return this.#application.clock.isExercise ? this.#demo : [];
  }

  #mayUse(password: string): boolean {
    return password !== DEMO_PASSWORD || this.#application.clock.isExercise;
  }

  #passwordFault(password: string, { email, name }: { email: string; name: string }): PasswordFault | null {
    return password === DEMO_PASSWORD ? 'easy' : passwordFault(password, [email, name]);
  }

  async #bySignInEmail(email: string, password: string, headers: Headers) {
    try {
      const { response, headers: answer } = await this.#auth.api.signInEmail({
        headers: headersFor(headers),
        body: { email, password },
        returnHeaders: true,
      });
      return { setCookie: cookiesFrom(answer, headers), isCodeNeeded: 'twoFactorRedirect' in response };
    } catch {
      return null;
    }
  }

  /** A session in an account that was made in this moment, whose password was typed in this moment. */
  async #enterWith(email: string, password: string, headers: Headers, address: string): Promise<In> {
    const signed = await this.#bySignInEmail(plain(email), password, headers);
    const entered = signed && (await this.#entered(signed.setCookie, headers, address));
    if (!entered?.ok) throw new Error('a new account does not open');
    return entered;
  }

  /** Whose session the cookies are; the one before it, of the same browser, ends. */
  async #entered(setCookie: readonly string[], headers: Headers, address: string): Promise<In | Wrong> {
    const cookie = setCookie.map((each) => each.split(';')[0]).join('; ');
    const visitor = await this.#sessions.find(
      new Headers({ ...Object.fromEntries(headersFor(headers)), cookie }),
    );
    if (visitor === null || this.#isClosed(visitor.seat)) {
      sayAtDoor({ event: 'sign-in-failed', reason: 'account-ended', address });
      return { ok: false, reason: 'wrong' };
    }
    const before = await this.#sessions.find(headers);
    if (before?.session && before.session.id !== visitor.session?.id)
      await this.#sessions.end(before.seat, before.session.id);
    // The accounts of an exercise are everybody's.
    if (!this.#demo.some(({ seat }) => seat === visitor.seat))
      await this.#sessions.endBeyond(visitor.seat, SESSIONS_MAX);
    this.#memory.forgetAll();
    sayAtDoor({ event: 'signed-in', seat: visitor.seat, address });
    const account = await this.#accounts.bySeat(visitor.seat);
    const device = account ? [this.#devices.cookieFor(plain(account.email), headers)] : [];
    return { ok: true, setCookie: [...setCookie, ...device], visitor };
  }

  #failed(waitSeconds: number, address: string, reason: string): Wrong | TooMany {
    sayAtDoor({ event: waitSeconds > 0 ? 'slowed-down' : 'sign-in-failed', reason, address });
    return waitSeconds > 0 ? { ok: false, reason: 'too-many', waitSeconds } : { ok: false, reason: 'wrong' };
  }

  #isClosed(seat: string): boolean {
    return (this.#application.state.seats.get(seat)?.closed ?? null) !== null;
  }

  /** Whoever comes first is not given less than what brings the others. */
  #mustBeAdministered(organisation: string, functions: readonly SeatFunction[] | undefined): void {
    if (!functions || functions.includes('administer')) return;
    if (!isAdministered(this.#application.state, organisation))
      throw new Error(
        `nobody administers the people of ${organisation} yet: give its first person the role administrator as well, or name no role, which gives everything`,
      );
  }

  /**
   * Nothing of a seat opens anything any more: browsers, programs, links. Answers the places that were made for people who
   * were invited from it and will not come.
   */
  async #endAll(seat: string): Promise<readonly string[]> {
    await this.#sessions.endAll(seat);
    const account = await this.#accounts.bySeat(seat);
    const isEnded = account === undefined || account.disabled;
    if (isEnded) {
      await this.#tokens.revokeAll(seat);
      await this.#resets.end(seat);
    }
    const places = isEnded ? await this.#invitations.endMadeBy(seat) : [];
    this.#memory.forgetAll();
    return places;
  }
}

const FAULTS: Readonly<Record<PasswordFault, string>> = {
  short: 'a password has at least 10 characters',
  long: 'a password has at most 200 characters',
  easy: 'this password is easily guessed, or known from breaches: choose a longer one',
};
