import { say } from '@tongzhou/messages';
import type { Application } from '../application/application.ts';
import { sayAtDoor } from '../http/door/say.ts';
import { type Accounts, type ListedAccount, plain } from './accounts.ts';
import { isFresh } from './door-rule.ts';
import { type QrCode, qrOf } from './factors.ts';
import {
  type Invitations,
  type InvitationToMake,
  type ListedInvitation,
  type MadeInvitation,
  WAITING_MAX,
} from './invitations.ts';
import { invitationLetter, post, sendsLetters } from './letters.ts';
import type { Resets } from './resets.ts';
import type { Visitor } from './visitor.ts';

/** In a list that was pasted. */
const PASTED_MAX = 100;
/** Offered in one list. */
const ORGANISATIONS_MAX = 500;

export type Invited = MadeInvitation & {
  readonly link: string;
  readonly qr: QrCode;
  readonly isSent: boolean;
};
export type PeopleFault =
  | 'not-manager'
  | 'step-up-needed'
  | 'not-found'
  | 'oneself'
  | 'nobody-named'
  | 'too-many'
  | 'email-unfit'
  | 'organisation-unfit';
type Failed = { readonly ok: false; readonly reason: PeopleFault; readonly line?: number };
type Where = { readonly site: string; readonly language: 'zh' | 'en' };

/** What the rest of the identity does when somebody may come in no more. */
export type Ending = (seat: string) => Promise<void>;

/**
 * The accounts of an organisation, run by those of its people who manage them. Nobody learns another's password here: what a
 * manager hands over is a link that works once.
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

  /** Null: not for this visitor to see. */
  async of(
    visitor: Visitor,
  ): Promise<{ accounts: readonly ListedAccount[]; invitations: readonly ListedInvitation[] } | null> {
    if (!mayManage(visitor)) return null;
    const [accounts, invitations] = await Promise.all([
      this.#accounts.list(visitor.organisation),
      this.#invitations.list(visitor.organisation),
    ]);
    return { accounts, invitations };
  }

  /** Whether other organisations can be invited: by those who lead, for they put them on the register. */
  invitesOthers({ organisation }: Visitor): boolean {
    return this.#application.state.authority === organisation;
  }

  /** Those of the register in which nobody can sign in yet, for the lead to bring their first person. */
  async withoutPeople(visitor: Visitor): Promise<readonly string[]> {
    if (!(mayManage(visitor) && this.invitesOthers(visitor))) return [];
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
    if (!mayManage(visitor)) return { ok: false, reason: 'not-manager' };
    // Whoever is on no register yet invites nobody: our letters are not for strangers to send.
    if (!this.#application.state.organisations.has(visitor.organisation))
      return { ok: false, reason: 'organisation-unfit' };
    if (wanted.length === 0) return { ok: false, reason: 'nobody-named' };
    if (wanted.length > PASTED_MAX) return { ok: false, reason: 'too-many' };
    if ((await this.#invitations.countWaiting(visitor.organisation)) + wanted.length > WAITING_MAX)
      return { ok: false, reason: 'too-many' };
    for (const [index, { name, email, organisation }] of wanted.entries()) {
      const line = index + 1;
      if (name.trim() === '') return { ok: false, reason: 'nobody-named', line };
      if (email !== null && !EMAIL.test(email)) return { ok: false, reason: 'email-unfit', line };
      if (organisation === visitor.organisation) continue;
      const fits =
        this.invitesOthers(visitor) && (organisation === null || (await this.isWithoutPeople(organisation)));
      if (!fits) return { ok: false, reason: 'organisation-unfit', line };
    }
    const invited: Invited[] = [];
    for (const each of wanted) invited.push(await this.#make(each, visitor, where));
    return { ok: true, invited };
  }

  /** Another link in the place of one that was lost; the old one opens nothing any more. */
  async inviteAgain(
    visitor: Visitor,
    id: string,
    where: Where,
  ): Promise<{ ok: true; invited: readonly Invited[] } | Failed> {
    if (!mayManage(visitor)) return { ok: false, reason: 'not-manager' };
    const before = await this.#invitations.end(id, visitor.organisation);
    if (before === null) return { ok: false, reason: 'not-found' };
    return { ok: true, invited: [await this.#make(before, visitor, where)] };
  }

  async endInvitation(visitor: Visitor, id: string): Promise<{ ok: true } | Failed> {
    if (!mayManage(visitor)) return { ok: false, reason: 'not-manager' };
    const ended = await this.#invitations.end(id, visitor.organisation);
    return ended === null ? { ok: false, reason: 'not-found' } : { ok: true };
  }

  /** Ends or opens again what somebody of the own organisation can sign in with; sessions and tokens go at once. */
  async setEnded(visitor: Visitor, seat: string, ended: boolean): Promise<{ ok: true } | Failed> {
    const found = await this.#own(visitor, seat);
    if (typeof found === 'string') return { ok: false, reason: found };
    if (seat === visitor.seat) return { ok: false, reason: 'oneself' };
    await this.#accounts.setDisabled(seat, ended);
    if (ended) await this.#endAll(seat);
    sayAtDoor({ event: ended ? 'account-ended' : 'account-opened', seat, by: visitor.seat });
    return { ok: true };
  }

  /** A link that works once, to be handed over; sessions end now, second factors and passkeys when it is used. */
  async reset(
    visitor: Visitor,
    seat: string,
    { site, language }: Where,
  ): Promise<{ ok: true; link: string; qr: QrCode; expiresAt: string } | Failed> {
    const found = await this.#own(visitor, seat);
    if (typeof found === 'string') return { ok: false, reason: found };
    if (!isFresh(visitor)) return { ok: false, reason: 'step-up-needed' };
    const { code, expiresAt } = await this.#resets.make(seat, visitor.seat);
    await this.#endAll(seat);
    sayAtDoor({ event: 'reset-made', seat, by: visitor.seat });
    const link = `${site}/${language}/reset/${code}`;
    return { ok: true, link, qr: qrOf(link), expiresAt: expiresAt.toISOString() };
  }

  async setManages(visitor: Visitor, seat: string, manages: boolean): Promise<{ ok: true } | Failed> {
    const found = await this.#own(visitor, seat);
    if (typeof found === 'string') return { ok: false, reason: found };
    if (seat === visitor.seat) return { ok: false, reason: 'oneself' };
    await this.#accounts.setManages(seat, manages);
    return { ok: true };
  }

  async #own(visitor: Visitor, seat: string): Promise<PeopleFault | object> {
    if (!mayManage(visitor)) return 'not-manager';
    const account = await this.#accounts.bySeat(seat);
    // Whether another organisation has such a seat is not for this visitor to learn.
    return account?.organisation === visitor.organisation ? account : 'not-found';
  }

  async #make(wanted: InvitationToMake, visitor: Visitor, { site, language }: Where): Promise<Invited> {
    const email = wanted.email === null ? null : plain(wanted.email);
    const made = await this.#invitations.make({ ...wanted, email }, visitor);
    const link = `${site}/${language}/join/${made.code}`;
    const organisation = this.#application.state.organisations.get(made.organisation ?? '')?.name;
    if (email !== null)
      post(email, invitationLetter(link, organisation ? say(organisation, language) : null, language));
    return { ...made, link, qr: qrOf(link), isSent: email !== null && sendsLetters() };
  }
}

const EMAIL = /^[^\s@]{1,100}@[^\s@]{3,200}$/;
const mayManage = ({ session }: Visitor): boolean => session?.manages === true;

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
