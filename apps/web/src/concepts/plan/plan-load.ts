import { error } from '@sveltejs/kit';
import { areaLabel, planCompared, planRegister } from '@tongzhou/domain';
import type { SiteAsked } from '#page/page.ts';
import { viewpoint } from '#server/tongzhou.ts';
import { alike } from '#texts/words.ts';

/** The version in force, an earlier one, a proposal, or a standard plan that nobody has taken over yet. */
export const load = ({ params, locals, url }: SiteAsked<{ readonly plan: string }>) => {
  const view = viewpoint(locals.tongzhou);
  const known = planRegister(view).find(({ plan }) => plan === params.plan) ?? null;
  const standard = locals.tongzhou.application.planLibrary.get(params.plan);
  const proposal = url.searchParams.get('proposal');
  const version = Number(url.searchParams.get('version') ?? known?.version ?? 0);
  const shown =
    proposal === null
      ? planCompared(view, params.plan, { version })
      : planCompared(view, params.plan, { proposal });
  const fallback = known === null && standard ? { terms: standard, against: null, changes: [] } : null;
  const first = known?.open[0] ?? null;
  const waiting =
    shown === null && known !== null && first && proposal === null
      ? planCompared(view, params.plan, { proposal: first.proposal })
      : null;
  const plan = shown ?? waiting ?? fallback;
  if (!plan) error(404, { message: 'plan' });
  const names = {
    ...Object.fromEntries(
      plan.terms.duties.map(({ duty }) => [duty, view.duties.rules.kinds.get(duty)?.title ?? alike(duty)]),
    ),
    ...Object.fromEntries(
      plan.terms.needs.map(({ item }) => [item, view.items.byId.get(item)?.name ?? alike(item)]),
    ),
  };
  return {
    plan,
    names,
    area: areaLabel(view, plan.terms.area),
    known,
    proposal: proposal ?? (waiting ? (first?.proposal ?? null) : null),
    version: proposal === null && shown ? version : null,
  };
};
