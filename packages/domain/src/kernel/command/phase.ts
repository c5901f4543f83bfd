import { type Refusal, refusal } from '../refusal/refusal.ts';
import type { IncidentState, State } from '../state/state.ts';

/** Open; being closed: what is begun is finished and nothing is begun; closed: what was handed over is seen to by its owner. */
export const INCIDENT_PHASES = ['open', 'closing', 'closed'] as const;
export type IncidentPhase = (typeof INCIDENT_PHASES)[number];

/** What of a response is looked at before it ends: each is at zero then, or handed to somebody by name. */
export const CLOSING_LINES = [
  'stock',
  'transit',
  'shifts',
  'tasks',
  'money',
  'mandates',
  'answers',
  'counts',
  'proposals',
] as const;
export type ClosingLine = (typeof CLOSING_LINES)[number];

export const phaseOf = ({
  closingSince,
  closedAt,
}: Pick<IncidentState, 'closingSince' | 'closedAt'>): IncidentPhase =>
  closedAt !== null ? 'closed' : closingSince !== null ? 'closing' : 'open';

/** Whether a command still has its place in the incident, by what the command says of itself. Null: it has. */
export function whyNotInPhase(
  state: State,
  { opens, outlives }: { readonly opens?: true; readonly outlives?: ClosingLine | true },
  id: string | null,
): Refusal | null {
  const incident = id === null ? undefined : state.incidents.get(id);
  if (!incident) return null;
  const phase = phaseOf(incident);
  if (phase === 'closed' && !outlives)
    return refusal('incident-closed', { id: incident.id }, { field: 'incident' });
  return phase === 'closing' && opens
    ? refusal('incident-closing', { id: incident.id }, { field: 'incident' })
    : null;
}
