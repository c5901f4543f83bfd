import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { donorFacts } from './facts.ts';

/** What must be two people. */
export const donorFirstSeats: FirstSeats<keyof typeof donorFacts> = {
  'donor.merged': (state, { incident, data }) => {
    const merge = state.incidents.get(incident)?.donorMerges.get(data.merge);
    return merge && { seat: merge.bySeat, first: 'donor.merge' };
  },
  'donor.separated': (state, { incident, data }) => {
    const merge = state.incidents.get(incident)?.donorMerges.get(data.merge);
    return merge?.ended ? { seat: merge.ended.bySeat, first: 'donor-merge.confirm' } : undefined;
  },
};
