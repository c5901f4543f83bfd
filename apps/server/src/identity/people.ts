import {
  type Actor,
  openSeatsOf,
  type Refusal,
  SEAT_FUNCTIONS,
  type SeatFunction,
  seatHas,
} from '@tongzhou/domain';
import { say } from '@tongzhou/messages';
import type { Application } from '../application/application.ts';
import { sayAtDoor } from '../http/door/say.ts';
import { type Accounts, type ListedAccount, plain } from './accounts.ts';
import { isFresh } from './door-rule.ts';
import { type QrCode, qrOf } from './factors.ts';
import {
  type Invitations,
  type InvitationToMake,
  type KeptInvitation,
  type ListedInvitation,
  type MadeInvitation,
  WAITING_MAX,
} from './invitations.ts';
import { handledLetter, invitationLetter, madeAnewLetter, post, sendsLetters } from './letters.ts';
import type { Resets } from './resets.ts';
import { newSeat } from './secret.ts';
import type { Visitor } from './visitor.ts';

/** In a list that was pasted. */
const PASTED_MAX = 100;
/** Offered in one list. */
const ORGANISATIONS_MAX = 500;
/** Of one organisation, on one page. */
const SEATS_MAX = 500;

export type Invited = MadeInvitation & {
  readonly link: string;
  readonly qr: QrCode;
  readonly isSent: boolean;
};
type PeopleFault =
  | 'not-manager'
  | 'step-up-needed'
  | 'not-found'
  | 'oneself'
  | 'nobody-named'
  | 'functions-unsaid'
  | 'too-many'
  | 'email-unfit'
  | 'organisation-unfit';
/** `refusals`: what the rules of the record say to it. */
type Failed =
  | { readonly ok: false; readonly reason: PeopleFault; readonly line?: number }
  | { readonly ok: false; readonly reason: 'refused'; readonly refusals: readonly Refusal[] };
/** `link` null: it went to the person's own e-mail and to nobody else. */
type LinkMade = {
  readonly ok: true;
  readonly link: string | null;
  readonly qr: QrCode | null;
  readonly expiresAt: string;
};
type Done = { readonly ok: true } | Failed;
type Where = { readonly site: string; readonly language: 'zh' | 'en' };

/** What the rest of the identity does when somebody may come in no more. Answers the places of invitations that end with it. */
export type Ending = (seat: string) => Promise<readonly string[]>;

/** Of whom the list speaks; without the e-mail, for whoever does not administer. */
export type SeenPeople = {
  readonly administers: boolean;
  readonly accounts: readonly ListedAccount[];
  readonly invitations: readonly ListedInvitation[];
  /** Open seats behind which no account stands: programs, and those of a record that was loaded. */
  readonly otherSeats: readonly string[];
};

/** In the log, for ever. */
export const REASONS = {
  left: '离岗，账号结束 / has left, the account has ended',
  takenBack: '邀请收回 / the invitation was taken back',
  inviterLeft: '邀请人的账号已结束 / the account of whoever invited has ended',
  ranOut: '邀请过期，无人加入 / the invitation ran out and nobody came',
  operator: '系统管理员结束账号 / the account was ended by the operator',
} as const;

/**
 * The people of an organisation: accounts here, seats in the log, one thing. Run by whoever's seat administers, which is asked of
 * the log at every act, by a person's session and never by a token. Nobody learns another's password here: what is handed
 * over is a link that works once.
 */
export class People {
  readonly #application: Application;
  readonly #accounts: Accounts;
  readonly #invitations: Invitations;
  readonly #resets: Resets;
  readonly #endAll: Ending;

  constructor(
    application: Application,
    parts: { accounts: Accounts; invitations: Invitations; resets: Resets; endAll: Ending },
  ) {
    this.#application = application;
    this.#accounts = parts.accounts;
    this.#invitations = parts.invitations;
    this.#resets = parts.resets;
    this.#endAll = parts.endAll;
  }

  /** Whether this visitor says who comes, who goes, and who does what. */
  administers(visitor: Visitor): boolean {
    return visitor.session !== undefined && seatHas(this.#application.state, visitor, 'administer');
  }

  /** Of the own organisation; null: not for a program to see. */
  async of(visitor: Visitor): Promise<SeenPeople | null> {
    if (!visitor.session) return null;
    const administers = this.administers(visitor);
    const [accounts, invitations] = await Promise.all([
      this.#accounts.list(visitor.organisation),
      administers ? this.#invitations.list(visitor.organisation) : [],
    ]);
    const kept = new Set([
      ...accounts.map(({ seat }) => seat),
      ...invitations.flatMap(({ seat, state }) => (seat !== null && state !== 'used' ? [seat] : [])),
    ]);
    const seats = openSeatsOf(this.#application.state, visitor.organisation).slice(-SEATS_MAX);
    const otherSeats = seats.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
    // How a colleague signs in is nobody's business but that of whoever helps him.
    const seen = administers ? accounts : accounts.filter(({ disabled }) => !disabled).map(withoutWays);
    return { administers, accounts: seen, invitations, otherSeats };
  }

  /** Whether other organisations can be invited: by those who lead, for they put them on the register. */
  invitesOthers({ organisation }: Visitor): boolean {
    return this.#application.state.authority === organisation;
  }

  /** Those of the register in which nobody can sign in yet, for the lead to bring their first person. */
  async withoutPeople(visitor: Visitor): Promise<readonly string[]> {
    if (!(this.administers(visitor) && this.invitesOthers(visitor))) return [];
    const peopled = await this.#accounts.organisations();
    const all = [...this.#application.state.organisations.keys()];
    return all.filter((id) => !peopled.has(id)).slice(0, ORGANISATIONS_MAX);
  }

  /** A registered organisation in which nobody can sign in yet: the lead may bring its first person. */
  async isWithoutPeople(organisation: string): Promise<boolean> {
    return (
      this.#application.state.organisations.has(organisation) &&
      (await this.#accounts.isFirstOf(organisation))
    );
  }

  /** Lines of `name, e-mail`, as they are pasted. */
  inText(text: string): { readonly name: string; readonly email: string | null }[] {
    return peopleInText(text);
  }

  /** Each by a link of its own. All or nobody: a list with a fault in it makes no invitation. */
  async invite(
    visitor: Visitor,
    wanted: readonly InvitationToMake[],
    where: Where,
  ): Promise<{ readonly ok: true; readonly invited: readonly Invited[] } | Failed> {
    if (!this.administers(visitor)) return { ok: false, reason: 'not-manager' };
    // Whoever is on no register yet invites nobody: our letters are not for strangers to send.
    if (!this.#application.state.organisations.has(visitor.organisation))
      return { ok: false, reason: 'organisation-unfit' };
    if (wanted.length === 0) return { ok: false, reason: 'nobody-named' };
    if (wanted.length > PASTED_MAX) return { ok: false, reason: 'too-many' };
    if ((await this.#invitations.countWaiting(visitor.organisation)) + wanted.length > WAITING_MAX)
      return { ok: false, reason: 'too-many' };
    for (const [index, { name, email, organisation, functions }] of wanted.entries()) {
      const line = index + 1;
      if (name.trim() === '') return { ok: false, reason: 'nobody-named', line };
      if (email !== null && !EMAIL.test(email)) return { ok: false, reason: 'email-unfit', line };
      if (organisation === visitor.organisation) {
        if (functions === null || functions.length === 0)
          return { ok: false, reason: 'functions-unsaid', line };
        continue;
      }
      const fits =
        this.invitesOthers(visitor) && (organisation === null || (await this.isWithoutPeople(organisation)));
      if (!fits) return { ok: false, reason: 'organisation-unfit', line };
    }
    const places: KeptInvitation[] = [];
    for (const each of wanted) {
      const place = await this.#place(each, visitor);
      if (!place.ok) {
        for (const { seat } of places) if (seat !== null) await this.#close(visitor, seat, REASONS.takenBack);
        return place;
      }
      places.push({ ...each, seat: place.seat });
    }
    const invited: Invited[] = [];
    for (const each of places) invited.push(await this.#make(each, visitor, where));
    return { ok: true, invited };
  }

  /** Another link in the place of one that was lost; the old one opens nothing any more. */
  async inviteAgain(
    visitor: Visitor,
    id: string,
    where: Where,
  ): Promise<{ ok: true; invited: readonly Invited[] } | Failed> {
    if (!this.administers(visitor)) return { ok: false, reason: 'not-manager' };
    const before = await this.#invitations.end(id, visitor.organisation);
    if (before === null) return { ok: false, reason: 'not-found' };
    const place = await this.#place(before, visitor);
    if (!place.ok) return place;
    return { ok: true, invited: [await this.#make({ ...before, seat: place.seat }, visitor, where)] };
  }

  async endInvitation(visitor: Visitor, id: string): Promise<Done> {
    if (!this.administers(visitor)) return { ok: false, reason: 'not-manager' };
    const ended = await this.#invitations.end(id, visitor.organisation);
    if (ended === null) return { ok: false, reason: 'not-found' };
    const { organisation, seat } = ended;
    if (seat !== null && this.#isOpen({ organisation: organisation ?? '', seat }))
      return this.#close(visitor, seat, REASONS.takenBack);
    return { ok: true };
  }

  /** What somebody may do from now on, in the log. */
  async appoint(
    visitor: Visitor,
    seat: string,
    { functions, reason }: { readonly functions: readonly SeatFunction[]; readonly reason: string },
  ): Promise<Done> {
    if (!this.administers(visitor)) return { ok: false, reason: 'not-manager' };
    const said = SEAT_FUNCTIONS.filter((each) => functions.includes(each));
    return this.#execute(visitor, 'seat.appoint', { seat, functions: said, reason });
  }

  /** Closes the seat in the log; sessions, tokens, links and invitations of whoever sat there end in the same moment. */
  async end(visitor: Visitor, seat: string, reason: string): Promise<Done> {
    if (!this.administers(visitor)) return { ok: false, reason: 'not-manager' };
    if (seat === visitor.seat) return { ok: false, reason: 'oneself' };
    if (!isFresh(visitor)) return { ok: false, reason: 'step-up-needed' };
    const closed = await this.#close(visitor, seat, reason.trim() || REASONS.left);
    if (!closed.ok) return closed;
    const account = await this.#accounts.bySeat(seat);
    if (account) await this.#accounts.end(seat);
    for (const place of await this.#endAll(seat))
      if (this.#isOpen({ ...visitor, seat: place })) await this.#close(visitor, place, REASONS.inviterLeft);
    sayAtDoor({ event: 'account-ended', seat, by: visitor.seat });
    if (account) await this.#tell(visitor, account, 'ended');
    return { ok: true };
  }

  /**
   * Opens an ended account again: a new seat with what the person could do before, and a link that works once. What opened
   * the account before, opens nothing.
   */
  async openAgain(
    visitor: Visitor,
    seat: string,
    where: Where,
  ): Promise<(LinkMade & { readonly seat: string }) | Failed> {
    const found = await this.#own(visitor, seat);
    if (typeof found === 'string') return { ok: false, reason: found };
    if (!isFresh(visitor)) return { ok: false, reason: 'step-up-needed' };
    if (!found.disabled) return { ok: false, reason: 'not-found' };
    const next = newSeat();
    const functions = [...(this.#application.state.seats.get(seat)?.functions ?? [])];
    // Of a seat that could do nothing, nothing is said: it is given something afterwards.
    const opened = await this.#execute(visitor, 'seat.create', {
      seat: next,
      functions: functions.length > 0 ? functions : ['represent'],
    });
    if (!opened.ok) return opened;
    if (!(await this.#accounts.moveTo(next, seat))) {
      await this.#close(visitor, next, REASONS.takenBack);
      return { ok: false, reason: 'not-found' };
    }
    const said = await this.#application.rekeySeat({ ...visitor, seat: next }, visitor.seat);
    if (!said.ok) return { ok: false, reason: 'refused', refusals: said.refusals };
    sayAtDoor({ event: 'account-opened', seat: next, by: visitor.seat });
    return { ...(await this.#link({ ...found, seat: next }, visitor, where)), seat: next };
  }

  /**
   * A link that works once; sessions end now, second factors and passkeys when it is used. Where letters are sent it goes to the
   * person alone. Whoever makes it could come in by it where it is handed over: so the log says that the key was in that hand,
   * and the person and all who administer the organisation hear of it.
   */
  async reset(visitor: Visitor, seat: string, where: Where): Promise<LinkMade | Failed> {
    const found = await this.#own(visitor, seat);
    if (typeof found === 'string') return { ok: false, reason: found };
    if (!isFresh(visitor)) return { ok: false, reason: 'step-up-needed' };
    if (seat === visitor.seat) return { ok: false, reason: 'oneself' };
    if (found.disabled) return { ok: false, reason: 'not-found' };
    const said = await this.#application.rekeySeat({ ...visitor, seat }, visitor.seat);
    if (!said.ok) return { ok: false, reason: 'refused', refusals: said.refusals };
    await this.#endAll(seat);
    sayAtDoor({ event: 'reset-made', seat, by: visitor.seat });
    return this.#link(found, visitor, where);
  }

  async #own(visitor: Visitor, seat: string) {
    if (!this.administers(visitor)) return 'not-manager' as const;
    const account = await this.#accounts.bySeat(seat);
    // Whether another organisation has such a seat is not for this visitor to learn.
    return account?.organisation === visitor.organisation ? account : ('not-found' as const);
  }

  async #link(account: Person, visitor: Visitor, { site, language }: Where): Promise<LinkMade> {
    const made = await this.#resets.make(account.seat, visitor.seat);
    const link = `${site}/${language}/reset/${made.code}`;
    const expiresAt = made.expiresAt.toISOString();
    await this.#tell(visitor, account, 'made-anew', link);
    return sendsLetters()
      ? { ok: true, link: null, qr: null, expiresAt }
      : { ok: true, link, qr: qrOf(link), expiresAt };
  }

  /** By letter; on the site the notice of the fact says it too. The link goes to the person alone. */
  async #tell(visitor: Visitor, person: Person, what: 'made-anew' | 'ended', link?: string): Promise<void> {
    if (!sendsLetters()) return;
    const said = { what, by: visitor.name, name: person.name };
    post(person.email, link === undefined ? handledLetter(said) : madeAnewLetter(link, visitor.name));
    for (const each of await this.#accounts.list(visitor.organisation))
      if (each.functions.includes('administer') && each.seat !== visitor.seat && each.seat !== person.seat)
        post(each.email, handledLetter(said));
  }

  /** For one's own organisation the seat comes first, by the inviter's own act: the record says who let whom do what. */
  async #place(
    { organisation, functions, ...known }: InvitationToMake & { readonly seat?: string | null },
    visitor: Visitor,
  ): Promise<{ readonly ok: true; readonly seat: string | null } | Failed> {
    if (organisation !== visitor.organisation) return { ok: true, seat: null };
    if (known.seat && this.#isOpen({ organisation, seat: known.seat })) return { ok: true, seat: known.seat };
    const seat = newSeat();
    const said = SEAT_FUNCTIONS.filter((each) => functions?.includes(each));
    const made = await this.#execute(visitor, 'seat.create', { seat, functions: said });
    return made.ok ? { ok: true, seat } : made;
  }

  #isOpen({ organisation, seat }: Actor): boolean {
    const found = this.#application.state.seats.get(seat);
    return found?.organisation === organisation && found.closed === null;
  }

  #close(visitor: Visitor, seat: string, reason: string): Promise<Done> {
    return this.#execute(visitor, 'seat.close', { seat, reason });
  }

  async #execute(visitor: Visitor, command: string, input: object): Promise<Done> {
    const outcome = await this.#application.execute(visitor, command, input);
    return outcome.ok ? { ok: true } : { ok: false, reason: 'refused', refusals: outcome.refusals };
  }

  async #make(wanted: KeptInvitation, visitor: Visitor, { site, language }: Where): Promise<Invited> {
    const email = wanted.email === null ? null : plain(wanted.email);
    const made = await this.#invitations.make({ ...wanted, email }, visitor);
    const link = `${site}/${language}/join/${made.code}`;
    const organisation = this.#application.state.organisations.get(made.organisation ?? '')?.name;
    if (email !== null)
      post(email, invitationLetter(link, organisation ? say(organisation, language) : null, language));
    return { ...made, link, qr: qrOf(link), isSent: email !== null && sendsLetters() };
  }
}

type Person = { readonly seat: string; readonly email: string; readonly name: string };

const EMAIL = /^[^\s@]{1,100}@[^\s@]{3,200}$/;

const withoutWays = (account: ListedAccount): ListedAccount => ({
  ...account,
  ...{ email: '', hasPassword: false, passkeys: 0, secondFactor: false },
});

/** Lines of `name, e-mail`, as they are pasted from a sheet or a letter; the e-mail may be missing. */
export const peopleInText = (text: string): { readonly name: string; readonly email: string | null }[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [first = '', ...rest] = line.split(/[,，;；\t]/).map((part) => part.trim());
      const email = [first, ...rest].find((part) => part.includes('@')) ?? null;
      const bare = email?.replace(/^.*<|>.*$/g, '') ?? null;
      const name = [first, ...rest].find((part) => part !== '' && part !== email) ?? bare ?? '';
      return { name: name.slice(0, 100), email: bare };
    });
