import type { Owners } from '../../kernel/concept/concept.ts';
import type { State } from '../../kernel/state/state.ts';
import type { taskFacts } from './facts.ts';

const opener = (state: State, data: { task: string }, incident: string) =>
  state.incidents.get(incident)?.tasks.get(data.task)?.organisation;

/** Whose own matter these facts are. */
export const taskOwners: Owners<keyof typeof taskFacts> = {
  // What is in hand is brought to its end, whatever became of the mandate.
  'shift.ended': opener,
  'task.closed': opener,
  'volunteer.certified': (state, { volunteer }, incident) =>
    state.incidents.get(incident)?.volunteers.get(volunteer)?.organisation,
};
