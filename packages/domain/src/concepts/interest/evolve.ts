import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { interestFacts } from './facts.ts';

export const evolveInterest: Evolvers<keyof typeof interestFacts> = {
  'interest.declared'(state, { at, actor, position, data }) {
    const { interest: id, ...said } = data;
    state.interests.set(id, {
      ...{ id, ...said, declaredAt: at, declaredBy: actor.seat, position, ended: null },
    });
    list(state.interestsOfSeat, said.seat, id);
    list(state.interestsOfOrganisation, said.organisation, id);
  },
  'interest.ended'(state, { at, actor, data }) {
    must(state.interests, data.interest, 'interest').ended = { at, by: actor.seat, reason: data.reason };
  },
  'interest.none-stated'(state, { incident, at, data }) {
    must(state.incidents, incident, 'incident').interestsStated.set(data.seat, at);
  },
};
