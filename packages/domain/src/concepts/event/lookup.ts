import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { accept, type Result, refuse } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import type { EventRule } from './rules.ts';
import type { Event } from './state.ts';

export type OfEvent = { readonly incident: string; readonly event: string };

export type FoundEvent = { readonly incident: IncidentState; readonly event: Event };

export function eventIn(state: State, input: OfEvent): Result<FoundEvent> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const event = existing(incident.value.events, input.event, 'event', 'event');
  return event.ok ? accept({ incident: incident.value, event: event.value }) : event;
}

export const ofEvent = (state: State, input: OfEvent, { actor }: Context) => {
  const found = eventIn(state, input);
  if (!found.ok) return found;
  const { area } = found.value.event;
  return accept({ incident: input.incident, area, subject: actor.organisation, found: found.value });
};

/** Reporting is everybody's duty and nobody's privilege: no mandate is asked for, and none could forbid it. */
export const ownWord = (state: State, _input: unknown, { actor }: Context) =>
  state.organisations.has(actor.organisation) ? { mandate: null } : null;

export const broken = (event: string, why: EventRule, field: string) =>
  refuse('event-rule', { event, why }, { field });
