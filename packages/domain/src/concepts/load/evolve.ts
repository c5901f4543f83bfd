import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';

export const evolveLoad: Evolvers<'facility.load-reported'> = {
  'facility.load-reported'(state, fact) {
    const { loads } = must(state.incidents, fact.incident, 'incident');
    loads.set(fact.data.facility, { ...fact.data, reportedAt: fact.at });
  },
};
