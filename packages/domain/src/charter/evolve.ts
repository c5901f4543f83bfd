import type { Evolvers } from '../state/evolve.ts';
import { must } from '../state/must.ts';

export const evolveCharter: Evolvers<'charter.adopted'> = {
  'charter.adopted'(state, fact) {
    const { incident, version, terms, agreement } = fact.data;
    must(state.incidents, incident, 'incident').charters.push({ version, terms, agreement, at: fact.at });
  },
};
