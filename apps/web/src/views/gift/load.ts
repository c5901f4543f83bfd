import { fail } from '@sveltejs/kit';
import { giftByCode, wayOf } from '@tongzhou/domain';
import { changesOf } from '#concepts/correction/changes.ts';
import { stepsBefore } from '#concepts/way/asked.ts';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { viewpoint } from '#server/tongzhou.ts';
import { checkOwnCopy, type OwnCopy } from './own-copy.ts';

export const load = async ({ params, locals, url, setHeaders }: SiteAsked<{ readonly code: string }>) => {
  const code = params.code.toUpperCase();
  const view = viewpoint(locals.tongzhou);
  const gift = giftByCode(view, code);
  if (!gift) return { code, gift: null, proof: null, corrections: [], moneyWay: null };
  setHeaders({ 'cache-control': 'no-cache' });
  const proof = await locals.tongzhou.log.proofOf(gift.position);
  const corrections = gift.corrections.map((each) => ({
    ...each,
    changes: changesOf(view, gift.incident.id, each),
  }));
  return {
    code,
    gift,
    corrections,
    moneyWay: gift.money && wayOf(view, gift.incident.id, gift.id, { before: stepsBefore(url) }),
    proof: proof && { index: proof.index, size: proof.size, holds: proof.holds },
  };
};

/** A file in the reader's hands, held against the papers of the gift; nothing is kept of it. */
export const actions = {
  default: async ({ request, locals, params }: SiteSent & { readonly params: { readonly code: string } }) => {
    const gift = giftByCode(viewpoint(locals.tongzhou), params.code.toUpperCase());
    const file = (await request.formData()).get('file');
    if (!gift || !(file instanceof Blob)) return fail(422, { answer: 'empty' } as OwnCopy);
    return checkOwnCopy(gift, file);
  },
};
