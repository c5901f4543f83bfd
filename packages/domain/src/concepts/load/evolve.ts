import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';
import { confirmedBy, evidenceOf } from '../need/evidence.ts';

export const evolveLoad: Evolvers<'facility.load-reported' | 'facility.load-confirmed'> = {
  'facility.load-reported'(state, { incident, at, position, actor, data }) {
    const { loads } = must(state.incidents, incident, 'incident');
    loads.set(data.facility, {
      ...data,
      ...{ reportedAt: at, position, reportedBySeat: actor.seat },
      evidence: evidenceOf(actor.organisation, data.facility, data.letter),
      confirmed: null,
    });
  },
  'facility.load-confirmed'(state, fact) {
    const { loads } = must(state.incidents, fact.incident, 'incident');
    const { facility } = fact.data;
    loads.set(facility, { ...must(loads, facility, 'load'), ...confirmedBy(fact) });
  },
};
