import type { Faults } from '../../kernel/concept/concept.ts';
import type { FactOf } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';
import type { incidentFacts } from './facts.ts';
import { openPart, whyNotWithin } from './parts.ts';

/** What is wrong with a fact about an incident as a whole. */
export const incidentFaults: Faults<keyof typeof incidentFacts> = {
  'incident.declared': (state, { incident, data }) => {
    if (state.incidents.has(data.incident)) return `declares ${data.incident} a second time`;
    if (data.incident !== incident) return `declares ${data.incident} in ${incident}`;
    if (data.within === undefined) return null;
    const why = whyNotWithin(state.incidents.get(data.within), data);
    return why && WHY_NOT_WITHIN[why](data.within);
  },
  'incident.level-changed': changesClosed,
  'incident.assessed': changesClosed,
  'incident.closed': (state, fact) => {
    const fault = changesClosed(state, fact);
    if (fault !== null) return fault;
    const open = openPart(state, fact.incident);
    return open ? `closes ${fact.incident} before its part ${open.id}` : null;
  },
};

const WHY_NOT_WITHIN = {
  unknown: (whole: string) => `declares a part of ${whole}, which is not open`,
  closed: (whole: string) => `declares a part of ${whole}, which is not open`,
  outside: (whole: string) => `declares a part that does not lie inside of ${whole}`,
  mixed: (_whole: string) => 'mixes an exercise with what is real',
};

function changesClosed(
  state: State,
  fact: FactOf<'incident.level-changed' | 'incident.assessed' | 'incident.closed'>,
): string | null {
  const incident = state.incidents.get(fact.data.incident);
  if (!incident || incident.id !== fact.incident) return `speaks of ${fact.data.incident} elsewhere`;
  return incident.closedAt === null ? null : `changes ${incident.id}, which is closed`;
}
