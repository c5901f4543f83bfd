import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import type { eventFacts } from './facts.ts';

export const evolveEvent: Evolvers<keyof typeof eventFacts> = {
  'event.noticed'(state, { incident, at, position, actor, data }) {
    const { event, ...noticed } = data;
    const { events, eventsInOrder, eventsOf } = must(state.incidents, incident, 'incident');
    if (!events.has(event)) {
      eventsInOrder.push(event);
      list(eventsOf, noticed.organisation, event);
    }
    events.set(event, {
      id: event,
      ...noticed,
      at,
      position,
      seat: actor.seat,
      words: null,
      disclosed: null,
      reports: [],
      outcome: null,
      verifications: [],
      assessed: null,
      endedAt: null,
    });
  },
  'event.described'(state, { incident, data: { event, text, salt } }) {
    eventOf(state, incident, event).words = { text, salt };
  },
  'event.disclosed'(state, { incident, at, position, actor, data }) {
    const disclosed = { by: actor.organisation, at, position, text: data.text };
    eventOf(state, incident, data.event).disclosed = disclosed;
  },
  'event.reported'(state, { incident, at, position, actor, data }) {
    const { event, ...report } = data;
    eventOf(state, incident, event).reports.push({ ...report, by: actor.organisation, at, position });
  },
  'event.verified'(state, { incident, at, actor, data }) {
    const event = eventOf(state, incident, data.event);
    event.outcome = data.outcome;
    event.verifications.push({ by: actor.organisation, at, note: data.note });
  },
  'event.assessed'(state, { incident, at, actor, data }) {
    const assessed = { by: actor.organisation, at, mustNotify: data.mustNotify };
    eventOf(state, incident, data.event).assessed = assessed;
  },
  'event.ended'(state, { incident, at, data }) {
    eventOf(state, incident, data.event).endedAt = at;
  },
};

const eventOf = (state: State, incident: string, event: string) =>
  must(must(state.incidents, incident, 'incident').events, event, 'event');
