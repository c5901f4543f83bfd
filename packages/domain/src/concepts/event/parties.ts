import type { FirstSeats, Owners } from '../../kernel/concept/concept.ts';
import type { State } from '../../kernel/state/state.ts';
import type { eventFacts } from './facts.ts';
import { knowsOf } from './rules.ts';

/** Whoever knows of an event speaks for itself. */
const whoKnows = (state: State, data: { event: string }, incident: string, actor: string) => {
  const event = state.incidents.get(incident)?.events.get(data.event);
  return event && knowsOf(event, actor) ? actor : undefined;
};

/** Whose own matter these facts are. */
export const eventOwners: Owners<keyof typeof eventFacts> = {
  // Reporting is everybody's duty; whether it may say this of the event is checked apart.
  'event.noticed': (_state, { organisation }) => organisation,
  'event.described': (state, { event }, incident) =>
    state.incidents.get(incident)?.events.get(event)?.organisation,
  'event.reported': whoKnows,
  'event.verified': whoKnows,
  'event.assessed': whoKnows,
  'event.ended': whoKnows,
};

/** What must be two people. */
export const eventFirstSeats: FirstSeats<keyof typeof eventFacts> = {
  'event.disclosed': (state, { incident, data }) => {
    const event = state.incidents.get(incident)?.events.get(data.event);
    return event && { seat: event.seat, first: 'event.notice' };
  },
};
