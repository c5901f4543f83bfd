import type { FirstSeats } from '../kernel/concept/concept.ts';
import type { allocationFacts } from './facts.ts';

/** What must be two people. */
export const allocationFirstSeats: FirstSeats<keyof typeof allocationFacts> = {
  'allocation.approved': (state, { incident, data }) => {
    const run = state.incidents.get(incident)?.runs.get(data.run);
    return run && { seat: run.proposedBy.seat, first: 'allocate' };
  },
};
