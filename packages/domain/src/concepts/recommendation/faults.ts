import { faultsIn } from '../../kernel/concept/faults-in.ts';
import type { recommendationFacts } from './facts.ts';

/** What is wrong with a recommendation. */
export const recommendationFaults = faultsIn<keyof typeof recommendationFacts>({
  'recommendation.made': ({ recommendations }, { incident, actor, data }, state) => {
    const { recommendation, plan } = data;
    if (recommendations.has(recommendation))
      return `makes the recommendation ${recommendation} a second time`;
    if (plan !== null && !state.plans.has(plan)) return `recommends a change of ${plan}, which is no plan`;
    const under = state.mandates.get(actor.mandate ?? '')?.incident ?? null;
    return under === null || under === incident
      ? null
      : `recommends by a part in ${under}, and not in ${incident}`;
  },
});
