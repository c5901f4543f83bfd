import { faultsIn } from '../../kernel/concept/faults-in.ts';
import type { FactOf } from '../../kernel/fact/fact.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import type { eventFacts } from './facts.ts';
import {
  knowsOf,
  noticedAsManyAsAllowed,
  noticedPerDay,
  whyNotDisclose,
  whyNotTo,
  whyNotVerify,
} from './rules.ts';
import { sealOf } from './seal.ts';

/** What is wrong with a fact about an event, by the rules that the commands ask too. */
export const eventFaults = faultsIn<keyof typeof eventFacts>({
  'event.noticed': (incident, { actor, at, data }) => {
    if (data.noticedAt > at) return `notices ${data.event} before it came`;
    return noticedAsManyAsAllowed(incident, actor.organisation, at)
      ? `is one of more than ${noticedPerDay(incident)} events of ${actor.organisation} in a day`
      : null;
  },
  'event.reported': (incident, { actor, data }, state) => {
    const event = incident.events.get(data.event);
    const { to } = data;
    if (!event) return `reports ${data.event}, which nobody noticed`;
    const why = whyNotTo(state, event, actor.organisation, data);
    if (why) return `reports ${event.id} to ${to} against the rule ${why}`;
    return data.isNew === (to !== null && knowsOf(event, to))
      ? `says wrongly whether ${to} knew of ${event.id}`
      : null;
  },
  'event.disclosed': (incident, { data }) => {
    const event = incident.events.get(data.event);
    const why = event ? whyNotDisclose(event) : 'not-told';
    if (why) return `publishes the words of ${data.event} against the rule ${why}`;
    return event?.seal === sealOf(data) ? null : `publishes other words of ${event?.id} than were sealed`;
  },
  'event.verified': judgedAgainst,
  'event.assessed': judgedAgainst,
  'event.ended': (incident, fact, state) =>
    judgedAgainst(incident, fact, state) ??
    (incident.events.get(fact.data.event)?.endedAt ? `ends ${fact.data.event} a second time` : null),
});

function judgedAgainst(
  incident: IncidentState,
  { actor, data }: FactOf<'event.verified' | 'event.assessed' | 'event.ended'>,
  state: State,
): string | null {
  const event = incident.events.get(data.event);
  const why = event ? whyNotVerify(state, event, actor.organisation) : 'not-told';
  return why ? `judges ${data.event} against the rule ${why}` : null;
}
