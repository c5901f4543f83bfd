import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { stockFacts } from './facts.ts';

/** What must be two people. */
export const stockFirstSeats: FirstSeats<keyof typeof stockFacts> = {
  'count.settled': (state, { incident, data }) => {
    const count = state.incidents.get(incident)?.counts.get(data.count);
    return count && { seat: count.bySeat, first: 'keep-stock' };
  },
};
