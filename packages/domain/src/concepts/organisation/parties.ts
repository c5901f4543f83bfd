import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { organisationFacts } from './facts.ts';

/** What must be two people. */
export const organisationFirstSeats: FirstSeats<keyof typeof organisationFacts> = {
  'organisation.renamed': (state, { data }) => {
    const rename = state.renames.get(data.rename);
    return rename && { seat: rename.bySeat, first: 'organisation.rename' };
  },
};
