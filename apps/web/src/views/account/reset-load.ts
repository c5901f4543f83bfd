import { fail, redirect } from '@sveltejs/kit';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { typed } from './sent.ts';

type Params = { readonly code: string };
export type ResetAnswer = { readonly reason?: 'ended'; readonly fault?: 'short' | 'long' | 'easy' };

export const load = async ({ locals, params, setHeaders }: SiteAsked<Params>) => {
  setHeaders({ 'cache-control': 'no-store' });
  return { isOpen: await locals.tongzhou.identity.isResetOpen(params.code) };
};

export const actions = {
  default: async ({ request, locals, params }: SiteSent & { params: Params }) => {
    const password = typed(await request.formData(), 'password', 1_000);
    const done = await locals.tongzhou.identity.reset(params.code, password);
    if (done.ok) return redirect(303, `/${params.lang}/sign-in?reset=1`);
    return fail(
      422,
      done.reason === 'password'
        ? ({ fault: done.fault } satisfies ResetAnswer)
        : ({ reason: done.reason } satisfies ResetAnswer),
    );
  },
};
