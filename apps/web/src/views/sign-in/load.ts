import { fail, redirect } from '@sveltejs/kit';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { safeNext } from '#server/safe-next.ts';

export type Tried = { readonly email: string; readonly reason: 'wrong' | 'too-many' };

export const load = ({ locals, url, params }: SiteAsked) => ({
  demo: locals.tongzhou.application.clock.isExercise ? locals.tongzhou.identity.demoAccounts() : [],
  next: url.searchParams.get('next') ?? '',
  /** Where a passkey leads. */
  target: safeNext(url.searchParams.get('next'), params.lang),
  why: url.searchParams.has('again')
    ? ('step-up' as const)
    : url.searchParams.has('kept')
      ? ('kept' as const)
      : url.searchParams.has('reset')
        ? ('reset' as const)
        : null,
});

export const actions = {
  default: async ({ request, locals, params, url, getClientAddress }: SiteSent) => {
    const form = await request.formData();
    const email = String(form.get('email') ?? '').trim();
    const outcome = await locals.tongzhou.identity.signIn({
      email,
      password: String(form.get('password') ?? ''),
      headers: request.headers,
      address: getClientAddress(),
    });
    if (!outcome.ok && outcome.reason === 'code-needed') {
      locals.setCookies = outcome.setCookie;
      const next = url.searchParams.get('next');
      redirect(303, `/${params.lang}/sign-in/code${next ? `?next=${encodeURIComponent(next)}` : ''}`);
    }
    if (!outcome.ok)
      return fail(outcome.reason === 'too-many' ? 429 : 400, { email, reason: outcome.reason });
    locals.setCookies = outcome.setCookie;
    redirect(303, safeNext(url.searchParams.get('next'), params.lang));
  },
};
