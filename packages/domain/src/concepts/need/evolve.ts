import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { grouped } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { EVERYTHING } from './state.ts';
import { recountNeeds } from './tally.ts';

export const evolveNeed: Evolvers<
  'need.stated' | 'facility.receiving-stopped' | 'facility.receiving-resumed'
> = {
  'need.stated'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { need, ...statement } = fact.data;
    const earlier = incident.needs.get(need);
    recountNeeds(state, incident, [need], () =>
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
      }),
    );
  },
  'facility.receiving-stopped'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { facility, item, reason } = fact.data;
    const stops = incident.stops.get(facility) ?? new Map();
    recountNeeds(state, incident, grouped(incident.needsOfFacility, facility), () => {
      stops.set(item ?? EVERYTHING, { at: fact.at, reason });
      incident.stops.set(facility, stops);
    });
  },
  'facility.receiving-resumed'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { facility, item } = fact.data;
    const stops = incident.stops.get(facility);
    recountNeeds(state, incident, grouped(incident.needsOfFacility, facility), () => {
      if (item === null) stops?.clear();
      else stops?.delete(item);
    });
  },
};
