import { draft, type FactDraft, type FactOf } from '../../kernel/fact/fact.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { retentionUntil } from './rules.ts';

type Stated = Pick<FactOf<'personal-data.destroyed'>, 'actor' | 'at' | 'data'>;

/** Each gift of a person has a row of its own, so the record knows of how many persons' gifts data were ever held. */
const giftsOfPersons = (incident: IncidentState): number =>
  [...incident.donations.values()].filter(({ donor }) => donor.kind === 'person').length;

/** What the server states of an incident of which it holds no person's data any more; nothing where it said so already. */
export function destroyed(state: State, id: string, retentionDays: number): FactDraft[] {
  const incident = state.incidents.get(id);
  if (!incident || incident.closedAt === null || incident.personalDataDestroyedAt !== null) return [];
  const organisation = state.authority ?? '-';
  const until = retentionUntil(incident.closedAt, retentionDays);
  return [draft(id, 'personal-data.destroyed', { organisation, persons: giftsOfPersons(incident), until })];
}

/** What an auditor can say of it from the record; that the rows are gone only the machine knows. */
export function destroyedFault(
  state: State,
  id: string,
  { actor: { organisation: actor }, at, data }: Stated,
): string | null {
  const incident = state.incidents.get(id);
  if (!incident || incident.closedAt === null)
    return 'says that data are destroyed while the response goes on';
  if (incident.personalDataDestroyedAt !== null) return 'says a second time that data are destroyed';
  if (actor !== state.authority || data.organisation !== actor) return `speaks for ${data.organisation}`;
  const until = Date.parse(data.until);
  if (until < Date.parse(incident.closedAt) || until > Date.parse(at))
    return `says that data were held to ${data.until}`;
  const persons = giftsOfPersons(incident);
  return data.persons === persons
    ? null
    : `counts ${data.persons} gifts of persons, where there are ${persons}`;
}
