import { type Fact, REGISTER } from '../fact/fact.ts';
import type { State } from '../state/state.ts';

/** Is this told of an exercise? Nobody may run because of a drill's alarm that looked real. */
export const isOfExercise = (state: State, fact: Fact): boolean => {
  const incident = incidentOf(state, fact);
  return incident !== null && (state.incidents.get(incident)?.exercise ?? false);
};

/** The incident that a fact concerns, also where the register holds it: a mandate's, an application's. */
function incidentOf(state: State, { incident, data }: Fact): string | null {
  if (incident !== REGISTER) return incident;
  if ('incident' in data && typeof data.incident === 'string') return data.incident;
  if ('mandate' in data && typeof data.mandate === 'string')
    return state.mandates.get(data.mandate)?.incident ?? null;
  if ('application' in data) return state.applications.get(data.application)?.incident ?? null;
  return null;
}
