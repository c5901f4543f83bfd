import { type ConcernedParty, type Concerns, concerned } from '../kernel/concept/concept.ts';
import type { State } from '../kernel/state/state.ts';
import type { AllocationLine, allocationFacts } from './facts.ts';

/** The facilities that get something by these lines. */
export function servedBy(state: State, incident: string, lines: readonly AllocationLine[]): ConcernedParty[] {
  const needs = state.incidents.get(incident)?.needs;
  const served = new Set(
    lines.flatMap(({ need, amount }) => (amount > 0 ? (needs?.get(need)?.facility ?? []) : [])),
  );
  return Array.from(served, (organisation) => concerned({ kind: 'organisation', organisation }));
}

/**
 * A run as computed is the rule's, whoever asks for it: it says openly that he has an interest, and another approves it. Lines by
 * hand are somebody's own.
 */
export const allocationConcerns: Concerns<keyof typeof allocationFacts> = {
  'allocation.lines': (state, { incident, data }) =>
    servedBy(
      state,
      incident,
      data.lines.filter(({ rule }) => rule === 'by-hand'),
    ),
  'allocation.approved': (state, { incident, data }) =>
    servedBy(state, incident, state.incidents.get(incident)?.runs.get(data.run)?.lines ?? []),
};
