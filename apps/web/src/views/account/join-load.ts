import { fail, redirect } from '@sveltejs/kit';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { typed } from './sent.ts';

type Params = { readonly code: string };
export type JoinAnswer = {
  readonly reason?: 'ended' | 'taken' | 'email' | 'too-many';
  readonly fault?: 'short' | 'long' | 'easy';
  readonly typed: { readonly name: string; readonly email: string };
};

export const load = async ({ locals, params, setHeaders }: SiteAsked<Params>) => {
  setHeaders({ 'cache-control': 'no-store' });
  const invited = await locals.tongzhou.identity.invitation(params.code);
  const { state } = locals.tongzhou.application;
  return {
    invited: invited && { name: invited.name, email: invited.email ?? '' },
    organisation: state.organisations.get(invited?.organisation ?? '')?.name ?? null,
  };
};

export const actions = {
  default: async ({ request, locals, params, getClientAddress }: SiteSent & { params: Params }) => {
    const form = await request.formData();
    const email = typed(form, 'email').trim();
    const name = typed(form, 'name', 100).trim();
    const isByPasskey = form.get('way') === 'passkey';
    const done = await locals.tongzhou.identity.joinByInvitation({
      code: params.code,
      email,
      name,
      password: isByPasskey ? null : typed(form, 'password', 1_000),
      headers: request.headers,
      address: getClientAddress(),
    });
    if (!done.ok && done.reason === 'password')
      return fail(422, { fault: done.fault, typed: { name, email } } satisfies JoinAnswer);
    if (!done.ok) return fail(422, { reason: done.reason, typed: { name, email } } satisfies JoinAnswer);
    locals.setCookies = done.setCookie;
    const isKnown = locals.tongzhou.application.state.organisations.has(done.visitor.organisation);
    return redirect(
      303,
      isByPasskey || !isKnown ? `/${params.lang}/work/account?new=1` : `/${params.lang}/work`,
    );
  },
};
