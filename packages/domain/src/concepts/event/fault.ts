import type { Fact } from '../../kernel/fact/fact.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { isPublished } from '../opinion/published.ts';
import { knowsOf, noticedLately, noticedPerDay, whyNotDisclose, whyNotTo, whyNotVerify } from './rules.ts';
import { sealOf } from './seal.ts';

/** What is wrong with a fact about an event, or about what the public asked. */
export function eventFault(state: State, fact: Fact): string | null {
  const incident = state.incidents.get(fact.incident);
  if (!incident) return null;
  const by = fact.actor.organisation;
  switch (fact.type) {
    case 'event.noticed':
      if (fact.data.noticedAt > fact.at) return `notices ${fact.data.event} before it came`;
      return noticedLately(incident, by, fact.at) >= noticedPerDay(incident)
        ? `is one of more than ${noticedPerDay(incident)} events of ${by} in a day`
        : null;
    case 'event.reported': {
      const event = incident.events.get(fact.data.event);
      const { to } = fact.data;
      if (!event) return `reports ${fact.data.event}, which nobody noticed`;
      const why = whyNotTo(state, event, by, fact.data);
      if (why) return `reports ${event.id} to ${to} against the rule ${why}`;
      return fact.data.isNew === (to !== null && knowsOf(event, to))
        ? `says wrongly whether ${to} knew of ${event.id}`
        : null;
    }
    case 'event.disclosed': {
      const event = incident.events.get(fact.data.event);
      const why = event ? whyNotDisclose(event) : 'not-told';
      if (why) return `publishes the words of ${fact.data.event} against the rule ${why}`;
      if (event?.seat === fact.actor.seat) return 'was published by the seat that noticed it';
      return event?.seal === sealOf(fact.data)
        ? null
        : `publishes other words of ${event?.id} than were sealed`;
    }
    case 'event.verified':
    case 'event.assessed':
    case 'event.ended': {
      const event = incident.events.get(fact.data.event);
      const why = event ? whyNotVerify(state, event, by) : 'not-told';
      if (why) return `judges ${fact.data.event} against the rule ${why}`;
      return fact.type === 'event.ended' && event?.endedAt ? `ends ${event.id} a second time` : null;
    }
    case 'opinion.answered': {
      const opinion = incident.opinions.get(fact.data.opinion);
      if (!opinion || opinion.seat === fact.actor.seat)
        return `answers ${fact.data.opinion}, which the same seat noted or nobody did`;
      return unpublished(incident, fact.data.release);
    }
    case 'press-conference.held':
      return unpublished(incident, fact.data.release);
    default:
      return null;
  }
}

const unpublished = (incident: IncidentState, release: number | null | undefined): string | null =>
  release == null || isPublished(incident, release)
    ? null
    : `refers to release ${release}, which is not published`;
