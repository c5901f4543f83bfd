import { knowsOf } from '../concepts/event/rules.ts';
import type { Fact, FactType } from '../kernel/fact/fact.ts';
import type { State } from '../kernel/state/state.ts';

const opener = (state: State, data: { task: string }, incident: string) =>
  state.incidents.get(incident)?.tasks.get(data.task)?.organisation;

/** Whoever knows of an event speaks for itself. */
const reporter = (state: State, data: { event: string }, incident: string, actor: string) => {
  const event = state.incidents.get(incident)?.events.get(data.event);
  return event && knowsOf(event, actor) ? actor : undefined;
};
const ofItself = (_state: State, data: { organisation: string }) => data.organisation;
const starter = (state: State, data: { fundraising: string }, incident: string) =>
  state.incidents.get(incident)?.fundraisings.get(data.fundraising)?.organisation;

/** Whose matter a fact is that its owner may state without a mandate; undefined where it names nobody known. */
const OWNERS: {
  readonly [T in FactType]?: (
    state: State,
    data: never,
    incident: string,
    actor: string,
  ) => string | undefined;
} = {
  'mandate.accepted': (state, data: { mandate: string }) => state.mandates.get(data.mandate)?.holder,
  'mandate.declined': (state, data: { mandate: string }) => state.mandates.get(data.mandate)?.holder,
  'credential.presented': (_state, data: { organisation: string }) => data.organisation,
  'capability.declared': (_state, data: { organisation: string }) => data.organisation,
  'capability.ended': (state, data: { capability: string }) =>
    state.capabilities.get(data.capability)?.organisation,
  'organisation.applied': (_state, data: { organisation: string }) => data.organisation,
  // Reporting is everybody's duty; whether it may say this of the event is checked apart.
  'event.noticed': (_state, data: { organisation: string }) => data.organisation,
  'event.described': (state, data: { event: string }, incident) =>
    state.incidents.get(incident)?.events.get(data.event)?.organisation,
  'event.reported': reporter,
  'event.verified': reporter,
  'event.assessed': reporter,
  'event.ended': reporter,
  // What is in hand is brought to its end, whatever became of the mandate.
  'shift.ended': opener,
  'task.closed': opener,
  'volunteer.certified': (state, data: { volunteer: string }, incident) =>
    state.incidents.get(incident)?.volunteers.get(data.volunteer)?.organisation,
  'fundraising.ended': starter,
  'fundraising.secondary-purpose-stated': starter,
  'submission.made': ofItself,
  'breach.found': ofItself,
  'security-incident.found': ofItself,
  'serious-incident.found': ofItself,
  'transaction.made': ofItself,
  'requisition.made': ofItself,
  'requisition.ended': ofItself,
  // What a rule gives nobody decides; that the rule gives it is checked apart.
  'mandate.granted': (_state, data: { holder: string; underRule?: object }) =>
    data.underRule ? data.holder : undefined,
};

/** Accepting what one is given, showing one's own papers: the few acts that need no mandate, by the party itself. */
export function isOwnMatter(state: State, fact: Fact): boolean {
  const owner = OWNERS[fact.type]?.(state, fact.data as never, fact.incident, fact.actor.organisation);
  return owner !== undefined && owner === fact.actor.organisation;
}
