import { fail, redirect } from '@sveltejs/kit';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { safeNext } from '#server/safe-next.ts';
import { typed } from './sent.ts';

export type ConfirmAnswer = {
  readonly reason: 'wrong' | 'wait' | null;
  readonly isSent: boolean;
  readonly waitSeconds: number;
};

export const load = ({ locals, params, url }: SiteAsked) => {
  const { visitor } = locals;
  if (!visitor) redirect(303, `/${params.lang}/sign-in?next=/${params.lang}/confirm-email`);
  const next = url.searchParams.get('next') ?? '';
  return { next, isOpen: locals.tongzhou.identity.mustConfirm(visitor) };
};

export const actions = {
  default: async ({ request, locals, params, url }: SiteSent) => {
    const { visitor, tongzhou } = locals;
    if (!visitor) redirect(303, `/${params.lang}/sign-in`);
    const form = await request.formData();
    if (form.get('act') === 'again') {
      const language = params.lang === 'zh' ? 'zh' : 'en';
      const waitSeconds = await tongzhou.identity.resendEmailCode(visitor, language);
      return waitSeconds > 0
        ? fail(429, { reason: 'wait', isSent: false, waitSeconds } satisfies ConfirmAnswer)
        : ({ reason: null, isSent: true, waitSeconds } satisfies ConfirmAnswer);
    }
    if (!(await tongzhou.identity.confirmEmail(visitor, typed(form, 'code', 40))))
      return fail(422, { reason: 'wrong', isSent: false, waitSeconds: 0 } satisfies ConfirmAnswer);
    return redirect(303, safeNext(url.searchParams.get('next'), params.lang));
  },
};
