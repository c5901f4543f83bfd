import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { loadFacts } from './facts.ts';

/** What must be two people. */
export const loadFirstSeats: FirstSeats<keyof typeof loadFacts> = {
  'facility.load-confirmed': (state, { incident, data }) => {
    const load = state.incidents.get(incident)?.loads.get(data.facility);
    return load && { seat: load.reportedBySeat, first: 'state-need' };
  },
};
