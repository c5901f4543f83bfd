import { currentPlan, type IncidentState, phaseOf, planFits, type State } from '@tongzhou/domain';
import type { Both, Pair } from '#texts/words.ts';

/** What comes after a declaration: to start the adopted plan that fits, or to adopt one. Null: a plan was started, or nothing is begun any more. */
export type NextStep = {
  readonly kind: 'start' | 'adopt';
  readonly plan: Both | null;
  readonly path: string;
};

export function nextStep(state: State, incident: IncidentState): NextStep | null {
  if (incident.id === '' || phaseOf(incident) !== 'open' || incident.plans.size > 0) return null;
  const room = `work/plans?incident=${incident.id}`;
  for (const id of state.plans.keys()) {
    const plan = currentPlan(state, id);
    if (plan && planFits(plan.terms, incident))
      return { kind: 'start', plan: plan.terms.name, path: `${room}#item-activate-${id}` };
  }
  return { kind: 'adopt', plan: null, path: room };
}

export const nextWords = ({ kind, plan }: NextStep): Pair =>
  kind === 'start'
    ? [`下一步：启动“${plan?.zh}”`, `Next: start “${plan?.en}”`]
    : ['下一步：通过一份预案（尚无适用的预案）', 'Next: adopt a plan (none that fits has been adopted)'];
