import { redirect } from '@sveltejs/kit';
import { hiddenFields } from '#form/form.ts';
import { type Performed, perform } from '#form/perform.ts';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { incidentOfWork } from '#server/chosen.ts';
import { languageOr } from '#texts/language.ts';

/** Of those who were enrolled last. */
const SHOWN = 500;

/** The link stands in this answer once, and is kept nowhere. */
export type LinkAnswer = Performed & {
  readonly link?:
    | { readonly address: string; readonly qr: { readonly size: number; readonly path: string } }
    | undefined;
};

export const load = ({ locals, params, setHeaders }: SiteAsked) => {
  if (!locals.visitor) redirect(303, `/${params.lang}/sign-in`);
  setHeaders({ 'cache-control': 'no-store' });
  const { state } = locals.tongzhou.application;
  const incident = incidentOfWork(state, locals.visitor, locals.chosen);
  const ids = incident?.volunteersOf.get(locals.visitor.organisation) ?? [];
  return {
    volunteers: [...ids]
      .slice(-SHOWN)
      .reverse()
      .filter((id) => {
        const found = incident?.volunteers.get(id);
        return found?.seat === null && found.leftAt === null;
      }),
    hidden: hiddenFields({ incident: incident?.id }),
    idempotencyKey: crypto.randomUUID(),
  };
};

export const actions = {
  default: async ({ request, locals, params }: SiteSent) => {
    if (!locals.visitor) redirect(303, `/${params.lang}/sign-in`);
    const language = languageOr(params.lang);
    const form = await request.formData();
    const answer = await perform(locals.tongzhou, locals.visitor, form, language);
    const done = 'done' in answer ? answer.done : null;
    if (typeof done?.code !== 'string') return answer;
    const volunteer = encodeURIComponent(String(form.get('fixed:volunteer') ?? ''));
    const address = `${locals.tongzhou.application.publicUrl}/${language}/join/seat/${volunteer}/${done.code}`;
    return { ...answer, link: { address, qr: locals.tongzhou.volunteers.qr(address) } };
  },
};
