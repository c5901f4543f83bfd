import { fail } from '@sveltejs/kit';
import {
  organisationLabel,
  type Refusal,
  rolesFor,
  rolesIn,
  SEAT_FUNCTIONS,
  SEAT_ROLES,
  type SeatFunction,
  type SeatRole,
  type State,
} from '@tongzhou/domain';
import { namesOf, pageStatus, sentences } from '#form/perform.ts';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { viewpoint } from '#server/tongzhou.ts';
import { writtenLanguage } from '#texts/language.ts';
import { typed, visitorOf } from './sent.ts';

type Shown = {
  readonly name: string;
  readonly link: string;
  readonly qr: { readonly size: number; readonly path: string };
  readonly until: string;
  readonly isSent: boolean;
};
export type PeopleAnswer = {
  readonly invited?: readonly Shown[];
  /** `link` null: it went to the person's own e-mail. */
  readonly reset?: { readonly link: string | null; readonly qr: Shown['qr'] | null };
  readonly done?: boolean;
  readonly reason?: string;
  /** What the rules of the record say, in words. */
  readonly sentences?: readonly string[];
  readonly line?: number;
  readonly typed?: Readonly<Record<string, string>>;
  readonly checked?: readonly string[];
};

const LIST_MAX = 30_000;

export const load = async ({ locals, params, setHeaders }: SiteAsked) => {
  setHeaders({ 'cache-control': 'no-store' });
  const visitor = visitorOf({ locals, params });
  const { people } = locals.tongzhou.identity;
  const view = viewpoint(locals.tongzhou);
  const seen = await people.of(visitor);
  const others = await people.withoutPeople(visitor);
  const offered = rolesFor(view.state, visitor.organisation);
  const nameOf = new Map(
    (seen?.accounts ?? []).flatMap(({ seat, seatsBefore, name }) =>
      [seat, ...seatsBefore].map((each) => [each, name] as const),
    ),
  );
  const place = (seat: string | null) => ({ ...placeIn(view.state, seat, offered, nameOf) });
  return {
    own: organisationLabel(view, visitor.organisation).name,
    seat: visitor.seat,
    isProgram: seen === null,
    administers: seen?.administers ?? false,
    accounts: (seen?.accounts ?? []).map((each) => ({ ...each, ...place(each.seat) })),
    invitations: (seen?.invitations ?? []).map((each) => ({ ...each, ...place(each.seat) })),
    otherSeats: (seen?.otherSeats ?? []).map((seat) => ({ seat, ...place(seat) })),
    invitesOthers: people.invitesOthers(visitor),
    others: others.map((id) => ({ id, name: organisationLabel(view, id).name })),
    roles: offered.map((role) => ({ role, functions: SEAT_ROLES[role] })),
    functions: SEAT_FUNCTIONS,
  };
};

/** What the public log says of a seat, as the page shows it; `checked`: how its form stands, by roles where they match. */
function placeIn(
  { seats }: State,
  seat: string | null,
  offered: readonly SeatRole[],
  nameOf: ReadonlyMap<string, string>,
) {
  const found = seat === null ? undefined : seats.get(seat);
  const functions = SEAT_FUNCTIONS.filter((each) => found?.functions.has(each));
  const roles = rolesIn(functions);
  const within = functions.length === 0 ? [] : rolesWithin(functions, offered);
  const covered = new Set<SeatFunction>(within.flatMap((each): readonly SeatFunction[] => SEAT_ROLES[each]));
  const called = (id: string | null) => (id === null ? null : (nameOf.get(id) ?? id));
  return {
    does: functions,
    named: roles,
    checked: [...within, ...functions.filter((each) => !covered.has(each))] as string[],
    openedAt: found?.openedAt ?? null,
    openedBy: called(found?.openedBy ?? null),
    appointed: found?.appointed ? { ...found.appointed, by: called(found.appointed.by) } : null,
    keyed: found?.keyed ? { at: found.keyed.at, by: called(found.keyed.by) } : null,
    closed: found?.closed ? { ...found.closed, by: called(found.closed.by) } : null,
  };
}

function rolesWithin(functions: readonly SeatFunction[], offered: readonly SeatRole[]): SeatRole[] {
  if (functions.length === SEAT_FUNCTIONS.length) return ['everything'];
  return offered.filter((role) => SEAT_ROLES[role].every((each: SeatFunction) => functions.includes(each)));
}

export const actions = {
  invite: async (sent: SiteSent) => {
    const form = await sent.request.formData();
    const person = { name: typed(form, 'name', 100).trim(), email: typed(form, 'email').trim() || null };
    return invite(sent, form, [person]);
  },
  'invite-many': async (sent: SiteSent) => {
    const form = await sent.request.formData();
    const list = sent.locals.tongzhou.identity.people.inText(typed(form, 'list', LIST_MAX));
    return invite(sent, form, list);
  },
  again: async (sent: SiteSent) => {
    const id = typed(await sent.request.formData(), 'id');
    const done = await sent.locals.tongzhou.identity.people.inviteAgain(visitorOf(sent), id, whereOf(sent));
    return done.ok ? answerOf(done.invited) : failed(sent, done);
  },
  'invitation-end': async (sent: SiteSent) => {
    const id = typed(await sent.request.formData(), 'id');
    return said(sent, await sent.locals.tongzhou.identity.people.endInvitation(visitorOf(sent), id));
  },
  appoint: async (sent: SiteSent) => {
    const form = await sent.request.formData();
    const wanted = { functions: functionsOf(form), reason: typed(form, 'reason').trim() };
    const seat = typed(form, 'seat');
    return said(sent, await sent.locals.tongzhou.identity.people.appoint(visitorOf(sent), seat, wanted));
  },
  'account-end': async (sent: SiteSent) => {
    const form = await sent.request.formData();
    const { people } = sent.locals.tongzhou.identity;
    return said(sent, await people.end(visitorOf(sent), typed(form, 'seat'), typed(form, 'reason')));
  },
  'account-open': async (sent: SiteSent) => {
    const seat = typed(await sent.request.formData(), 'seat');
    const { people } = sent.locals.tongzhou.identity;
    return linked(sent, await people.openAgain(visitorOf(sent), seat, whereOf(sent)));
  },
  reset: async (sent: SiteSent) => {
    const seat = typed(await sent.request.formData(), 'seat');
    const { people } = sent.locals.tongzhou.identity;
    return linked(sent, await people.reset(visitorOf(sent), seat, whereOf(sent)));
  },
};

/** Of the roles and the single functions that were ticked, all functions together. */
function functionsOf(form: FormData): SeatFunction[] {
  const roles = (Object.keys(SEAT_ROLES) as SeatRole[]).filter((each) => form.getAll('role').includes(each));
  const given = new Set<SeatFunction>(roles.flatMap((each): readonly SeatFunction[] => SEAT_ROLES[each]));
  return SEAT_FUNCTIONS.filter((each) => given.has(each) || form.getAll('function').includes(each));
}

async function invite(
  sent: SiteSent,
  form: FormData,
  list: readonly { readonly name: string; readonly email: string | null }[],
) {
  const visitor = visitorOf(sent);
  const chosen = typed(form, 'organisation');
  const organisation = chosen === 'new' ? null : chosen || visitor.organisation;
  // Another organisation says itself what its people do; its first person does everything.
  const functions = organisation === visitor.organisation ? functionsOf(form) : null;
  const wanted = list.map((person) => ({ ...person, organisation, functions }));
  const done = await sent.locals.tongzhou.identity.people.invite(visitor, wanted, whereOf(sent));
  if (done.ok) return answerOf(done.invited);
  const kept = {
    name: typed(form, 'name'),
    email: typed(form, 'email'),
    list: typed(form, 'list', LIST_MAX),
    organisation: chosen,
  };
  const checked = [...form.getAll('role'), ...form.getAll('function')].map(String).slice(0, 100);
  return failed(sent, done, { typed: kept, checked }, list.length > 1);
}

type Failed = {
  readonly ok: false;
  readonly reason: string;
  readonly line?: number;
  readonly refusals?: readonly Refusal[];
};

const said = (sent: SiteSent, done: { readonly ok: true } | Failed) =>
  done.ok ? ({ done: true } satisfies PeopleAnswer) : failed(sent, done);

function failed(
  { locals, params }: SiteSent,
  { reason, refusals, line }: Failed,
  kept: PeopleAnswer = {},
  isList = false,
) {
  const language = writtenLanguage(params.lang);
  const words = refusals && sentences(refusals, {}, language, namesOf(locals.tongzhou)).general;
  return fail(refusals ? pageStatus(refusals) : 422, {
    ...kept,
    reason,
    ...(words && { sentences: words }),
    ...(line !== undefined && isList && { line }),
  } satisfies PeopleAnswer);
}

function linked(sent: SiteSent, done: { ok: true; link: string | null; qr: Shown['qr'] | null } | Failed) {
  if (!done.ok) return failed(sent, done);
  return { reset: { link: done.link, qr: done.qr } } satisfies PeopleAnswer;
}

const answerOf = (
  invited: readonly (Omit<Shown, 'until'> & { readonly expiresAt: string })[],
): PeopleAnswer => ({
  invited: invited.map(({ name, link, qr, expiresAt, isSent }) => ({
    name,
    link,
    qr,
    until: expiresAt,
    isSent,
  })),
});

const whereOf = ({ locals, params }: SiteSent) => ({
  site: locals.tongzhou.application.publicUrl,
  language: writtenLanguage(params.lang),
});
