import type { Evolvers } from '../state/evolve.ts';
import { must } from '../state/must.ts';

export const evolveLoad: Evolvers<'facility.load-reported'> = {
  'facility.load-reported'(state, fact) {
    const { loads } = must(state.incidents, fact.incident, 'incident');
    loads.set(fact.data.facility, { ...fact.data, reportedAt: fact.at });
  },
};
