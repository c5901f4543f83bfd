import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { stockFacts } from './facts.ts';
import { whoReported } from './loss.ts';

/** What must be two people. */
export const stockFirstSeats: FirstSeats<keyof typeof stockFacts> = {
  'loss.confirmed': (state, { incident, data }) => whoReported(state.incidents.get(incident), data.loss),
  'count.settled': (state, { incident, data }) => {
    const count = state.incidents.get(incident)?.counts.get(data.count);
    return count && { seat: count.bySeat, first: 'keep-stock' };
  },
};
