import { fail, redirect } from '@sveltejs/kit';
import { safeNext } from '#server/safe-next.ts';

export const load = ({ locals, url }) => ({
  demo: locals.tongzhou.application.clock.isExercise ? locals.tongzhou.identity.demoAccounts() : [],
  next: url.searchParams.get('next') ?? '',
});

export const actions = {
  default: async ({ request, locals, params, url, getClientAddress }) => {
    const form = await request.formData();
    const email = String(form.get('email') ?? '').trim();
    const outcome = await locals.tongzhou.identity.signIn({
      email,
      password: String(form.get('password') ?? ''),
      headers: request.headers,
      address: getClientAddress(),
    });
    if (!outcome.ok)
      return fail(outcome.reason === 'too-many' ? 429 : 400, { email, reason: outcome.reason });
    locals.setCookies = outcome.setCookie;
    redirect(303, safeNext(url.searchParams.get('next'), params.lang));
  },
};
