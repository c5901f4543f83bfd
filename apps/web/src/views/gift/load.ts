import { giftByCode } from '@tongzhou/domain';
import type { SiteAsked } from '#page/page.ts';
import { viewpoint } from '#server/tongzhou.ts';

export const load = async ({ params, locals, setHeaders }: SiteAsked<{ readonly code: string }>) => {
  const code = params.code.toUpperCase();
  const gift = giftByCode(viewpoint(locals.tongzhou), code);
  if (!gift) return { code, gift: null, proof: null };
  setHeaders({ 'cache-control': 'no-cache' });
  const proof = await locals.tongzhou.log.proofOf(gift.position);
  return { code, gift, proof: proof && { index: proof.index, size: proof.size, holds: proof.holds } };
};
