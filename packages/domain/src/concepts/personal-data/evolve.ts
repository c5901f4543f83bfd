import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';
import type { personalDataFacts } from './facts.ts';
import { passedKey } from './pass.ts';

export const evolvePersonalData: Evolvers<keyof typeof personalDataFacts> = {
  'personal-data.destroyed'(state, { incident, at }) {
    must(state.incidents, incident, 'incident').personalDataDestroyedAt = at;
  },
  'text.passed'(state, { at, actor, data: { text, author } }) {
    state.textsPassed.set(passedKey(author, text), { at, by: actor.seat });
  },
  'personal-data.forgotten'(state, { incident, at, actor, data: { commitment, reason } }) {
    const { organisation, seat } = actor;
    const { personsForgotten } = must(state.incidents, incident, 'incident');
    personsForgotten.set(commitment, { at, organisation, seat, reason });
  },
};
