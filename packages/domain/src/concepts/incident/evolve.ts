import type { Evolvers } from '../../book/evolve.ts';
import { emptyRecords } from '../../kernel/state/incident.ts';
import { must } from '../../kernel/state/must.ts';

export const evolveIncident: Evolvers<
  'incident.declared' | 'incident.level-changed' | 'incident.assessed' | 'incident.closed'
> = {
  'incident.declared'(state, fact) {
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
