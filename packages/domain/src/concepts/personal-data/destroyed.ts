import { draft, type FactDraft } from '../../kernel/fact/fact.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { retentionUntil } from './rules.ts';

/** Each gift of a person has a row of its own, so the record knows of how many persons' gifts data were ever held. */
export const giftsOfPersons = (incident: IncidentState): number =>
  [...incident.donations.values()].filter(({ donor }) => donor.kind === 'person').length;

/** What the server states of an incident of which it holds no person's data any more; nothing where it said so already. */
export function destroyed(state: State, id: string, retentionDays: number): FactDraft[] {
  const incident = state.incidents.get(id);
  if (!incident || incident.closedAt === null || incident.personalDataDestroyedAt !== null) return [];
  const organisation = state.authority ?? '-';
  const until = retentionUntil(incident.closedAt, retentionDays);
  return [draft(id, 'personal-data.destroyed', { organisation, persons: giftsOfPersons(incident), until })];
}
