import { fail, redirect } from '@sveltejs/kit';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { safeNext } from '#server/safe-next.ts';
import { typed } from './sent.ts';

export type CodeAnswer = { readonly reason: 'wrong' | 'too-many' };

export const load = ({ url }: SiteAsked) => ({ next: url.searchParams.get('next') ?? '' });

export const actions = {
  default: async ({ request, locals, params, url, getClientAddress }: SiteSent) => {
    const done = await locals.tongzhou.identity.signInWithCode({
      code: typed(await request.formData(), 'code', 40),
      headers: request.headers,
      address: getClientAddress(),
    });
    if (!done.ok)
      return fail(422, { reason: done.reason === 'too-many' ? 'too-many' : 'wrong' } satisfies CodeAnswer);
    locals.setCookies = done.setCookie;
    return redirect(303, safeNext(url.searchParams.get('next'), params.lang));
  },
};
