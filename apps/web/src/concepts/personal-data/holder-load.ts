import { answerPerson } from '#concepts/personal-data/holder.ts';
import type { SiteAsked, SiteSent } from '#page/page.ts';

export const load = ({ url }: SiteAsked) => ({ code: (url.searchParams.get('code') ?? '').slice(0, 40) });

export const actions = {
  default: async ({ request, locals, params, setHeaders, getClientAddress }: SiteSent) => {
    // What comes back is personal: nobody in between may keep it.
    setHeaders({ 'cache-control': 'no-store' });
    const form = await request.formData();
    return answerPerson(locals.tongzhou, form, getClientAddress(), params.lang);
  },
};
