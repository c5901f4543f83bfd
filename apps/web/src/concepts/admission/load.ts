import { fail, redirect } from '@sveltejs/kit';
import {
  type Area,
  CREDENTIAL_KINDS,
  currentRule,
  ORGANISATION_KINDS,
  phaseOf,
  type Viewpoint,
  WHOLE_COUNTRY,
} from '@tongzhou/domain';
import { withFilesStored } from '#form/files.ts';
import { nearAreas } from '#form/near-areas.ts';
import { namesOf, pageStatus, sentences } from '#form/perform.ts';
import { readForm } from '#form/read-form.ts';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { type Tongzhou, viewpoint } from '#server/tongzhou.ts';

export type Joined = {
  readonly errors: Readonly<Record<string, string>>;
  readonly general: readonly string[];
  /** Asked back: each is answered with a tick. */
  readonly questions: readonly { readonly confirm: string; readonly sentence: string }[];
  readonly typed: Readonly<Record<string, string>>;
  /** Why there is no account. */
  readonly reason: string | null;
  readonly done: Readonly<Record<string, unknown>> | null;
};

const APPLY = 'organisation.apply';

/** The open incidents that let newcomers in by a rule. */
function openDoors(tongzhou: Tongzhou) {
  const { state } = viewpoint(tongzhou);
  return [...state.incidents.values()].flatMap((incident) => {
    const rule = phaseOf(incident) === 'open' ? currentRule(state, incident.id) : undefined;
    return rule ? [{ id: incident.id, name: incident.name, area: incident.area, terms: rule.terms }] : [];
  });
}

/** Those of the open doors' provinces, and all provinces: what lies elsewhere is written by name. */
const areasOf = (view: Viewpoint, doors: readonly { readonly area: string }[]): Area[] => [
  ...new Set(
    (doors.length > 0 ? doors : [{ area: WHOLE_COUNTRY }]).flatMap(({ area }) => nearAreas(view, area, null)),
  ),
];

export const load = ({ locals }: SiteAsked) => {
  const view = viewpoint(locals.tongzhou);
  const own = locals.visitor?.organisation;
  return {
    doors: openDoors(locals.tongzhou),
    areas: areasOf(view, openDoors(locals.tongzhou)).map(({ code, name }) => ({ code, name })),
    kinds: ORGANISATION_KINDS,
    credentialKinds: CREDENTIAL_KINDS,
    /** What was typed before the e-mail was confirmed. */
    typed: typedBefore(locals.kept ?? []),
    signedInAs: locals.visitor?.name ?? null,
    isRegistered: own !== undefined && view.state.organisations.has(own),
  };
};

export const actions = {
  default: async ({ request, locals, params, url, getClientAddress }: SiteSent) => {
    const form = await request.formData();
    let { input, typed } = readForm(form, APPLY);
    const problem = (status: number, said: ReturnType<typeof sentences>) =>
      fail(status, { ...said, typed, reason: null as string | null, done: null });
    const reason = (status: number, why: string) =>
      fail(status, { errors: {}, general: [], questions: [], typed, reason: why, done: null });

    const { identity, application } = locals.tongzhou;
    let { visitor } = locals;
    if (!visitor) {
      const email = String(form.get('email') ?? '').trim();
      if (!/^[^\s@]{1,100}@[^\s@]{3,200}$/.test(email)) return reason(422, 'email');
      const joined = await identity.join({
        email,
        name:
          String(form.get('person') ?? '')
            .trim()
            .slice(0, 100) || email,
        password: String(form.get('password') ?? ''),
        headers: request.headers,
        address: getClientAddress(),
        language: params.lang === 'zh' ? 'zh' : 'en',
      });
      if (!joined.ok) return reason(joined.reason === 'too-many' ? 429 : 400, joined.reason);
      locals.setCookies = joined.setCookie;
      visitor = joined.visitor;
      // What the page shows next is shown to the new account.
      locals.visitor = visitor;
      if (identity.mustConfirm(visitor)) {
        const cookie = await identity.keptForms.keep(
          { path: url.pathname, fields: keptOf(form) },
          visitor.seat,
          request.headers,
        );
        locals.setCookies = [...joined.setCookie, ...(cookie ? [cookie] : [])];
        redirect(303, `/${params.lang}/confirm-email?next=${encodeURIComponent(url.pathname)}`);
      }
    }
    const stored = await withFilesStored(locals.tongzhou, visitor, form);
    if (stored.ok) ({ input, typed } = readForm(stored.value, APPLY));
    const isKnown = application.state.organisations.has(visitor.organisation);
    const outcome = stored.ok
      ? await application.execute(visitor, APPLY, applicationOf(input, isKnown))
      : stored;
    if (!outcome.ok) {
      return problem(
        pageStatus(outcome.refusals),
        sentences(outcome.refusals, typed, params.lang, namesOf(locals.tongzhou)),
      );
    }
    const none = { errors: {}, general: [], questions: [], typed: {} };
    return { ...none, reason: null as string | null, done: outcome.result };
  },
};

const OF_THE_ACCOUNT = ['email', 'person', 'password'];

/** What is typed about the organisation; what opens the account is kept nowhere, and files are chosen again. */
const keptOf = (form: FormData) =>
  [...form.entries()].flatMap(([name, value]) =>
    typeof value === 'string' && !OF_THE_ACCOUNT.includes(name) ? [[name, value] as const] : [],
  );

function typedBefore(fields: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return readForm(form, APPLY).typed;
}

/** A paper without its issuer is none. */
function applicationOf(input: Record<string, unknown>, isRegistered: boolean) {
  const { profile, credentials, ...rest } = input as {
    profile?: object;
    credentials?: { issuer?: string }[];
  };
  const [credential] = credentials ?? [];
  return {
    ...rest,
    ...(!isRegistered && { profile }),
    credentials: credential?.issuer ? [credential] : [],
  };
}
