import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { donationFacts } from './facts.ts';

/** What must be two people. */
export const donationFirstSeats: FirstSeats<keyof typeof donationFacts> = {
  'lot.inspected': (state, { incident, data }) => {
    const lot = state.incidents.get(incident)?.lots.get(data.lot);
    return lot && { seat: lot.receivedBySeat, first: 'receive-donation' };
  },
};
