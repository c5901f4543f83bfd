import { fail } from '@sveltejs/kit';
import { MANDATE_FUNCTIONS, organisationLabel } from '@tongzhou/domain';
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
  readonly reset?: Shown;
  readonly done?: boolean;
  readonly reason?: string;
  readonly line?: number;
  readonly typed?: Readonly<Record<string, string>>;
};

const LIST_MAX = 30_000;

export const load = async ({ locals, params, setHeaders }: SiteAsked) => {
  setHeaders({ 'cache-control': 'no-store' });
  const visitor = visitorOf({ locals, params });
  const { people } = locals.tongzhou.identity;
  const view = viewpoint(locals.tongzhou);
  const seen = await people.of(visitor);
  const others = await people.withoutPeople(visitor);
  return {
    own: organisationLabel(view, visitor.organisation).name,
    seat: visitor.seat,
    seen,
    invitesOthers: people.invitesOthers(visitor),
    others: others.map((id) => ({ id, name: organisationLabel(view, id).name })),
    functions: MANDATE_FUNCTIONS,
  };
};

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
    return done.ok ? answerOf(done.invited) : fail(422, { reason: done.reason } satisfies PeopleAnswer);
  },
  'invitation-end': async (sent: SiteSent) => {
    const id = typed(await sent.request.formData(), 'id');
    return said(await sent.locals.tongzhou.identity.people.endInvitation(visitorOf(sent), id));
  },
  'account-end': (sent: SiteSent) => setEnded(sent, true),
  'account-open': (sent: SiteSent) => setEnded(sent, false),
  'manager-make': (sent: SiteSent) => setManages(sent, true),
  'manager-unmake': (sent: SiteSent) => setManages(sent, false),
  reset: async (sent: SiteSent) => {
    const seat = typed(await sent.request.formData(), 'seat');
    const done = await sent.locals.tongzhou.identity.people.reset(visitorOf(sent), seat, whereOf(sent));
    if (!done.ok) return fail(422, { reason: done.reason } satisfies PeopleAnswer);
    const { link, qr, expiresAt: until } = done;
    return { reset: { name: seat, link, qr, until, isSent: false } } satisfies PeopleAnswer;
  },
};

async function invite(
  sent: SiteSent,
  form: FormData,
  list: readonly { readonly name: string; readonly email: string | null }[],
) {
  const visitor = visitorOf(sent);
  const chosen = typed(form, 'organisation');
  const organisation = chosen === 'new' ? null : chosen || visitor.organisation;
  const roles = MANDATE_FUNCTIONS.filter((each) => form.getAll('roles').includes(each));
  const manages = typed(form, 'manages') === 'yes';
  const wanted = list.map((person) => ({ ...person, organisation, roles, manages }));
  const done = await sent.locals.tongzhou.identity.people.invite(visitor, wanted, whereOf(sent));
  if (done.ok) return answerOf(done.invited);
  const kept = {
    name: typed(form, 'name'),
    email: typed(form, 'email'),
    list: typed(form, 'list', LIST_MAX),
  };
  return fail(422, {
    reason: done.reason,
    typed: kept,
    ...(done.line !== undefined && list.length > 1 && { line: done.line }),
  } satisfies PeopleAnswer);
}

async function setEnded(sent: SiteSent, ended: boolean) {
  const seat = typed(await sent.request.formData(), 'seat');
  return said(await sent.locals.tongzhou.identity.people.setEnded(visitorOf(sent), seat, ended));
}

async function setManages(sent: SiteSent, manages: boolean) {
  const seat = typed(await sent.request.formData(), 'seat');
  return said(await sent.locals.tongzhou.identity.people.setManages(visitorOf(sent), seat, manages));
}

const said = (done: { readonly ok: true } | { readonly ok: false; readonly reason: string }) =>
  done.ok
    ? ({ done: true } satisfies PeopleAnswer)
    : fail(422, { reason: done.reason } satisfies PeopleAnswer);

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

const whereOf = ({ locals, request, params, url }: SiteSent) => ({
  site: locals.tongzhou.identity.siteOf(request.headers) ?? url.origin,
  language: writtenLanguage(params.lang),
});
