import type { SiteAsked, SiteSent } from '#page/page.ts';
import { writtenLanguage } from '#texts/language.ts';
import { typed } from './sent.ts';

export const load = ({ locals }: SiteAsked) => ({ hasPost: locals.tongzhou.identity.sendsLetters });

export const actions = {
  default: async ({ request, locals, params }: SiteSent) => {
    const email = typed(await request.formData(), 'email');
    await locals.tongzhou.identity.askReset(email, writtenLanguage(params.lang));
    return { sent: true };
  },
};
