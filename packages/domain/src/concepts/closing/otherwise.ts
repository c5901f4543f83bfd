import { z } from 'zod';
import { areaContains } from '../../kernel/area/area.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing, incidentScope } from '../../kernel/command/fields.ts';
import { phaseOf } from '../../kernel/command/phase.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { type Refusal, refusal, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { openPart } from '../incident/parts.ts';

/** Within so many minutes a declaration that was not meant is undone; later it is closed like any other. */
export const UNDO_MINUTES = 10;

/** What an incident may hold that keeps it from being taken back, or put into another. */
export const HOLDINGS = [
  'needs',
  'gifts',
  'tasks',
  'volunteers',
  'mandates',
  'plans',
  'events',
  'records',
  'parts',
  'other',
] as const;
export type Holding = (typeof HOLDINGS)[number];

/**
 * What has happened in an incident beside its declaration, its level, its grade and its charter: those bind nobody else, and end with
 * it. Everything else somebody has done in good faith, and it is not undone behind his back.
 */
export function heldIn(
  state: State,
  incident: IncidentState,
): { readonly kind: Holding; readonly count: number }[] {
  const { id } = incident;
  const counts: Record<Holding, number> = {
    needs: incident.needs.size + incident.loads.size,
    gifts:
      incident.donations.size + incident.pledges.size + incident.purposes.size + incident.fundraisings.size,
    tasks: incident.tasks.size,
    volunteers: incident.volunteers.size,
    mandates: listed(state.mandatesWithin, id).length,
    plans: incident.plans.size,
    events: incident.events.size + incident.opinions.size + incident.conferences.size,
    records:
      incident.releases.size +
      incident.imports.size +
      incident.resolutions.size +
      (state.admissionRules.get(id)?.length ?? 0),
    parts: openPart(state, id) ? 1 : 0,
    other: 0,
  };
  // Whatever else somebody stated here, of a concept that is not named above too: it bound him, and stays.
  if (Object.values(counts).every((count) => count === 0)) counts.other = incident.actsOfOthers;
  return HOLDINGS.flatMap((kind) => (counts[kind] > 0 ? [{ kind, count: counts[kind] }] : []));
}

function whyHeld(state: State, incident: IncidentState): Refusal | null {
  const holds = heldIn(state, incident);
  return holds.length > 0
    ? refusal('incident-holds', { incident: incident.id, holds }, { field: 'incident' })
    : null;
}

const why = { incident: identifier, reason: shortText };
/** Nothing was handed over: there was nothing. */
const ended = (incident: string, reason: string) => draft(incident, 'incident.closed', { incident, reason });

/** Two declared the same: the one in which nothing has happened ends into the other. */
export const mergeIncident = defineCommand({
  name: 'incident.merge',
  function: 'coordinate',
  summary: { zh: '并入另一事件', en: 'Merge into another incident' },
  schema: z.strictObject({ ...why, into: identifier }),
  example: { incident: 'covid-2020-2', into: 'covid-2020', reason: '重复宣布 / declared twice' },
  scope: incidentScope,
  countersigned: () => true,
  decide(state, { incident: id, into: other, reason }, _context, incident) {
    const into = existing(state.incidents, other, 'incident', 'into');
    if (!into.ok) return into;
    const { type, area, exercise } = into.value;
    const phase = phaseOf(into.value);
    if (phase !== 'open') return refuse(`incident-${phase}`, { id: other }, { field: 'into' });
    const isTwin =
      id !== other &&
      type === incident.type &&
      exercise === incident.exercise &&
      (areaContains(area, incident.area) || areaContains(incident.area, area));
    if (!isTwin) return refuse('not-twins', { incident: id, into: other }, { field: 'into' });
    const held = whyHeld(state, incident);
    if (held) return refuseAll([held]);
    return decided([draft(id, 'incident.merged', { incident: id, into: other, reason }), ended(id, reason)]);
  },
});

/** A drill that was declared as real, or the reverse. One person is enough: whoever hesitates lets it run. */
export const undoIncident = defineCommand({
  name: 'incident.undo',
  isFinal: true,
  function: 'coordinate',
  summary: { zh: '撤销误报', en: 'Undo a declaration' },
  schema: z.strictObject(why),
  example: { incident: 'covid-2020', reason: '演练误报为真实事件 / a drill was declared as real' },
  scope: incidentScope,
  decide(state, { incident: id, reason }, { actor, now }, incident) {
    const { declaredBy, declaredAt } = incident;
    if (declaredBy !== actor.organisation)
      return refuse('not-own-matter', { organisation: declaredBy }, { field: 'incident' });
    if (Date.parse(now) - Date.parse(declaredAt) > UNDO_MINUTES * 60_000)
      return refuse('undo-too-late', { minutes: UNDO_MINUTES }, { field: 'incident' });
    const held = whyHeld(state, incident);
    if (held) return refuseAll([held]);
    return decided([draft(id, 'incident.undone', { incident: id, reason }), ended(id, reason)]);
  },
});
