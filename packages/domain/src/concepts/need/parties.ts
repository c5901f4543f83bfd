import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { needFacts } from './facts.ts';

/** What must be two people. */
export const needFirstSeats: FirstSeats<keyof typeof needFacts> = {
  'need.confirmed': (state, { incident, data }) => {
    const need = state.incidents.get(incident)?.needs.get(data.need);
    return need && { seat: need.statedBySeat, first: 'state-need' };
  },
};
