import type { FactOf } from '../../kernel/fact/fact.ts';
import { isLower } from '../../kernel/response-level/response-level.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { keep } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { hoursOfSecond } from '../countersignature/again.ts';
import type { incidentFacts } from './facts.ts';
import type { LevelToConfirm } from './state.ts';

export const evolveIncident: Evolvers<keyof typeof incidentFacts> = {
  'incident.declared'(state, fact, emptyRecords) {
    const { incident: id, confirmed: _confirmed, ...declared } = fact.data;
    const incident: IncidentState = {
      id,
      clock: state.country.clock,
      ...declared,
      expectedUntil: declared.expectedUntil ?? null,
      measures: declared.measures ?? null,
      declaredAt: fact.at,
      declaredBy: fact.actor.organisation,
      endedOtherwise: null,
      closingSince: null,
      closedAt: null,
      levelToConfirm: null,
      levelLapsed: null,
      ...emptyRecords(),
    };
    state.incidents.set(id, incident);
    if (declared.responseLevel !== null) waits(state, incident, raisedBy(incident, fact, null));
  },
  'incident.level-changed'(state, fact) {
    const incident = must(state.incidents, fact.data.incident, 'incident');
    const before = incident.responseLevel;
    incident.responseLevel = fact.data.responseLevel;
    incident.expectedUntil = fact.data.expectedUntil ?? incident.expectedUntil;
    incident.measures = fact.data.measures ?? incident.measures;
    // Lowering is decided by two. Whoever raises further stands by what was raised before him.
    if (isLower(fact.data.responseLevel, before)) return waits(state, incident, null);
    const earlier = incident.levelToConfirm;
    const raised = raisedBy(incident, fact, before);
    // Raised again by the same person it is one raise, and its clock runs on.
    const isSame = earlier?.seat === fact.actor.seat;
    waits(state, incident, isSame ? { ...raised, until: earlier.until, before: earlier.before } : raised);
  },
  'incident.level-confirmed'(state, fact) {
    waits(state, must(state.incidents, fact.data.incident, 'incident'), null);
  },
  'incident.level-lapsed'(state, fact) {
    const incident = must(state.incidents, fact.data.incident, 'incident');
    incident.responseLevel = fact.data.responseLevel;
    const seat = incident.levelToConfirm?.seat;
    if (seat !== undefined) incident.levelLapsed = { seat, at: fact.at };
    waits(state, incident, null);
  },
  'incident.terms-stated'(state, { data }) {
    const incident = must(state.incidents, data.incident, 'incident');
    incident.expectedUntil = data.expectedUntil;
    incident.measures = data.measures;
  },
  'incident.assessed'(state, fact) {
    const incident = must(state.incidents, fact.data.incident, 'incident');
    incident.eventGrade = fact.data.eventGrade;
    incident.alertColour = fact.data.alertColour;
  },
};

const raisedBy = (
  incident: IncidentState,
  { at, actor }: Pick<FactOf<'incident.declared'>, 'at' | 'actor'>,
  before: LevelToConfirm['before'],
): LevelToConfirm => ({
  ...{ seat: actor.seat, organisation: actor.organisation, at, before },
  until: afterHours(at, hoursOfSecond(incident)),
});

/** Whether its level waits for a second person, or no longer. */
export function waits(state: State, incident: IncidentState, level: LevelToConfirm | null): void {
  incident.levelToConfirm = level;
  keep(state.levelsToConfirm, incident.id, level !== null);
}
