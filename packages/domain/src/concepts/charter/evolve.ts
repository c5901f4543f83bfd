import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';

export const evolveCharter: Evolvers<'charter.adopted'> = {
  'charter.adopted'(state, fact) {
    const { incident, version, terms, agreement } = fact.data;
    must(state.incidents, incident, 'incident').charters.push({ version, terms, agreement, at: fact.at });
  },
};
