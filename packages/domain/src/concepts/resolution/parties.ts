import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { resolutionFacts } from './facts.ts';

/** What must be two people: nobody confirms what he wrote down himself. */
export const resolutionFirstSeats: FirstSeats<keyof typeof resolutionFacts> = {
  'resolution.confirmed': (state, { incident, data }) => {
    const resolution = state.incidents.get(incident)?.resolutions.get(data.resolution);
    const version = resolution?.versions[data.version - 1];
    return version && { seat: version.by.seat, first: 'resolution.record' };
  },
};
