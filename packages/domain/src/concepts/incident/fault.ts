import { areaContains } from '../../kernel/area/area.ts';
import type { Fact, FactOf } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';

/** What is wrong with a fact about an incident as a whole, beside its actor. Asked before it is taken in. */
export function incidentFault(state: State, fact: Fact): string | null {
  switch (fact.type) {
    case 'incident.declared':
      return declaredFault(state, fact);
    case 'incident.level-changed':
    case 'incident.assessed':
    case 'incident.closed': {
      const incident = state.incidents.get(fact.data.incident);
      if (!incident || incident.id !== fact.incident) return `speaks of ${fact.data.incident} elsewhere`;
      if (incident.closedAt !== null) return `changes ${incident.id}, which is closed`;
      if (fact.type !== 'incident.closed') return null;
      const open = [...state.incidents.values()].find(
        (each) => each.within === incident.id && each.closedAt === null,
      );
      return open ? `closes ${incident.id} before its part ${open.id}` : null;
    }
    case 'recommendation.made': {
      const { recommendation, plan } = fact.data;
      if (state.incidents.get(fact.incident)?.recommendations.has(recommendation) !== false)
        return `makes the recommendation ${recommendation} a second time, or about no incident`;
      if (plan !== null && !state.plans.has(plan)) return `recommends a change of ${plan}, which is no plan`;
      const under = state.mandates.get(fact.actor.mandate ?? '')?.incident ?? null;
      return under === null || under === fact.incident
        ? null
        : `recommends by a part in ${under}, and not in ${fact.incident}`;
    }
    default:
      return null;
  }
}

function declaredFault(state: State, { incident, data }: FactOf<'incident.declared'>): string | null {
  if (state.incidents.has(data.incident)) return `declares ${data.incident} a second time`;
  if (data.incident !== incident) return `declares ${data.incident} in ${incident}`;
  if (data.within === undefined) return null;
  const whole = state.incidents.get(data.within);
  if (!whole || whole.closedAt !== null) return `declares a part of ${data.within}, which is not open`;
  if (!areaContains(whole.area, data.area) || whole.area === data.area)
    return `declares a part that does not lie inside of ${whole.id}`;
  return whole.exercise === data.exercise ? null : `mixes an exercise with what is real`;
}
