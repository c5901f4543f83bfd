import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { correctionFacts } from './facts.ts';

/** What must be two people: where somebody proposed it, another one confirms. */
export const correctionFirstSeats: FirstSeats<keyof typeof correctionFacts> = {
  'gift.corrected': (state, { incident, data }) => {
    const proposed = state.incidents.get(incident)?.corrections.get(data.correction);
    return proposed && { seat: proposed.bySeat, first: 'correction.propose' };
  },
};
