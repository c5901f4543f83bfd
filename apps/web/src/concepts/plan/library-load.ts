import { planRegister } from '@tongzhou/domain';
import type { SiteAsked } from '#page/page.ts';
import { viewpoint } from '#server/tongzhou.ts';

export const load = ({ locals }: SiteAsked) => {
  const plans = planRegister(viewpoint(locals.tongzhou));
  const known = new Set(plans.map(({ plan }) => plan));
  const library = [...locals.tongzhou.application.planLibrary.values()];
  return { plans, library: library.filter(({ plan }) => !known.has(plan)) };
};
