import { error } from '@sveltejs/kit';
import { currentPlan, isInForce, mandatesHeldBy } from '@tongzhou/domain';
import { seatCould } from '#form/may.ts';
import { perform } from '#form/perform.ts';
import type { Acted, Asked } from '#page/page.ts';
import { alike } from '#texts/words.ts';

export const load = async ({ tongzhou, visitor, view, incident }: Asked) => {
  const review = await tongzhou.reports.afterAction(incident.id);
  if (!review) error(404, { message: 'incident' });
  const hadPart = mandatesHeldBy(view.state, visitor?.organisation ?? '').some(
    (each) =>
      (each.incident === null || each.incident === incident.id) && isInForce(view.state, each, view.now),
  );
  const mayRecommend = hadPart && seatCould(view, visitor, 'recommendation.make');
  return {
    review,
    plans: [...incident.plans.keys()].map((plan) => ({
      plan,
      name: currentPlan(view.state, plan)?.terms.name ?? alike(plan),
    })),
    mayRecommend,
    // Whoever only reads is shown what everybody is shown.
    idempotencyKey: mayRecommend ? crypto.randomUUID() : '',
  };
};

export const act = ({ tongzhou, visitor, language }: Acted, form: FormData) =>
  perform(tongzhou, visitor, form, language);
