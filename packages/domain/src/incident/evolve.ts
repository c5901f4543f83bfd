import type { Evolvers } from '../state/evolve.ts';
import { must } from '../state/must.ts';

export const evolveIncident: Evolvers<'incident.declared' | 'incident.level-changed' | 'incident.closed'> = {
  'incident.declared'(state, fact) {
    const { incident, ...declared } = fact.data;
    state.incidents.set(incident, {
      id: incident,
      ...declared,
      declaredAt: fact.at,
      closedAt: null,
      charters: [],
      needs: new Map(),
      stops: new Map(),
      donations: new Map(),
      lots: new Map(),
      runs: new Map(),
      orders: new Map(),
      shipments: new Map(),
      payments: new Map(),
      releases: new Map(),
      services: new Map(),
      imports: new Map(),
      holds: new Map(),
      movements: { late: new Map(), earlier: new Map() },
      counts: new Map(),
    });
  },
  'incident.level-changed'(state, fact) {
    must(state.incidents, fact.data.incident, 'incident').responseLevel = fact.data.responseLevel;
  },
  'incident.closed'(state, fact) {
    must(state.incidents, fact.data.incident, 'incident').closedAt = fact.at;
  },
};
