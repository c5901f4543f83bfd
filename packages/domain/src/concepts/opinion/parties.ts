import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { opinionFacts } from './facts.ts';

/** What must be two people. */
export const opinionFirstSeats: FirstSeats<keyof typeof opinionFacts> = {
  'opinion.answered': (state, { incident, data }) => {
    const opinion = state.incidents.get(incident)?.opinions.get(data.opinion);
    return opinion && { seat: opinion.seat, first: 'opinion.notice' };
  },
};
