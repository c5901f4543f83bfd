import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';
import type { personalDataFacts } from './facts.ts';

export const evolvePersonalData: Evolvers<keyof typeof personalDataFacts> = {
  'personal-data.destroyed'(state, { incident, at }) {
    must(state.incidents, incident, 'incident').personalDataDestroyedAt = at;
  },
  'personal-data.forgotten'(state, { incident, at, actor, data: { commitment, reason } }) {
    const { organisation, seat } = actor;
    const { personsForgotten } = must(state.incidents, incident, 'incident');
    personsForgotten.set(commitment, { at, organisation, seat, reason });
  },
};
