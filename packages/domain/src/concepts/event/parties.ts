import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { eventFacts } from './facts.ts';

/** What must be two people. */
export const eventFirstSeats: FirstSeats<keyof typeof eventFacts> = {
  'event.disclosed': (state, { incident, data }) => {
    const event = state.incidents.get(incident)?.events.get(data.event);
    return event && { seat: event.seat, first: 'event.notice' };
  },
};
