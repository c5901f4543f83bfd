import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';

export const EVERYTHING = '*';

export const evolveNeed: Evolvers<
  'need.stated' | 'facility.receiving-stopped' | 'facility.receiving-resumed'
> = {
  'need.stated'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { need, ...statement } = fact.data;
    const earlier = incident.needs.get(need);
    incident.needs.set(need, {
      id: need,
      ...statement,
      statedAt: fact.at,
      position: fact.position,
      statedBy: fact.actor.organisation,
      statements: (earlier?.statements ?? 0) + 1,
      // What is on its way stays on its way; what has arrived is already in the new statement.
      reserved: earlier?.reserved ?? 0,
      inTransit: earlier?.inTransit ?? 0,
      delivered: 0,
    });
  },
  'facility.receiving-stopped'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const stops = incident.stops.get(fact.data.facility) ?? new Map();
    stops.set(fact.data.item ?? EVERYTHING, { at: fact.at, reason: fact.data.reason });
    incident.stops.set(fact.data.facility, stops);
  },
  'facility.receiving-resumed'(state, fact) {
    const stops = must(state.incidents, fact.incident, 'incident').stops.get(fact.data.facility);
    if (fact.data.item === null) stops?.clear();
    else stops?.delete(fact.data.item);
  },
};
