import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';

export const evolveRecommendation: Evolvers<'recommendation.made'> = {
  'recommendation.made'(state, { incident, at, actor, data }) {
    const { recommendation, ...said } = data;
    const { recommendations } = must(state.incidents, incident, 'incident');
    recommendations.set(recommendation, {
      id: recommendation,
      ...said,
      at,
      organisation: actor.organisation,
    });
  },
};
