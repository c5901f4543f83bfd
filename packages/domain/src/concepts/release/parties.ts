import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { releaseFacts } from './facts.ts';

/** What must be two people. */
export const releaseFirstSeats: FirstSeats<keyof typeof releaseFacts> = {
  'release.published': (state, { incident, data }) => {
    const release = state.incidents.get(incident)?.releases.get(data.release);
    return release && { seat: release.draftedBySeat, first: 'draft-release' };
  },
};
