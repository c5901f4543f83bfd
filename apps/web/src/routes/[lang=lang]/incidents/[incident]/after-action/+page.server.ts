import { error, redirect } from '@sveltejs/kit';
import { currentPlan, isInForce, mandatesHeldBy, RECOMMENDATION_SUBJECTS } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';
import { perform } from '#server/work/perform.ts';

export const load = async ({ params, locals }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  const review = await locals.tongzhou.reports.afterAction(incident.id);
  if (!review) error(404, { message: 'incident' });
  const hadPart = mandatesHeldBy(view.state, locals.visitor?.organisation ?? '').some(
    (each) =>
      (each.incident === null || each.incident === incident.id) && isInForce(view.state, each, view.now),
  );
  return {
    review,
    plans: [...incident.plans.keys()].map((plan) => ({
      plan,
      name: currentPlan(view.state, plan)?.terms.name ?? { zh: plan, en: plan },
    })),
    subjects: RECOMMENDATION_SUBJECTS,
    mayRecommend: hadPart,
    idempotencyKey: crypto.randomUUID(),
  };
};

export const actions = {
  default: async ({ request, locals, params }) => {
    if (!locals.visitor) redirect(303, `/${params.lang}/sign-in`);
    return perform(locals.tongzhou, locals.visitor, await request.formData(), params.lang);
  },
};
