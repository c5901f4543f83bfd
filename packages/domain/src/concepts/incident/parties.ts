import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { incidentFacts } from './facts.ts';

/** What must be two people. */
export const incidentFirstSeats: FirstSeats<keyof typeof incidentFacts> = {
  'incident.level-confirmed': (state, { data }) => {
    const waiting = state.incidents.get(data.incident)?.levelToConfirm;
    return waiting ? { seat: waiting.seat, first: 'incident.change-level' } : undefined;
  },
};
