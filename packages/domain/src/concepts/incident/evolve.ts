import type { Evolvers } from '../../kernel/state/evolvers.ts';

import { must } from '../../kernel/state/must.ts';

export const evolveIncident: Evolvers<
  'incident.declared' | 'incident.level-changed' | 'incident.assessed' | 'incident.closed'
> = {
  'incident.declared'(state, fact, emptyRecords) {
    const { incident, ...declared } = fact.data;
    state.incidents.set(incident, {
      id: incident,
      ...declared,
      declaredAt: fact.at,
      closedAt: null,
      ...emptyRecords(),
    });
  },
  'incident.level-changed'(state, fact) {
    must(state.incidents, fact.data.incident, 'incident').responseLevel = fact.data.responseLevel;
  },
  'incident.assessed'(state, fact) {
    const incident = must(state.incidents, fact.data.incident, 'incident');
    incident.eventGrade = fact.data.eventGrade;
    incident.alertColour = fact.data.alertColour;
  },
  'incident.closed'(state, fact) {
    must(state.incidents, fact.data.incident, 'incident').closedAt = fact.at;
  },
};
