import { z } from 'zod';
import { defineDeed } from '../../kernel/command/command.ts';
import { isOfSystem, RETENTION } from '../../kernel/command/seats.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { accept, refuse } from '../../kernel/refusal/refusal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { RETENTION_DAYS_MAX, retentionEnded, retentionUntil } from './rules.ts';

/** Each gift of a person has a row of its own, so the record knows of how many persons' gifts data were ever held. */
const giftsOfPersons = (incident: IncidentState): number =>
  [...incident.donations.values()].filter(({ donor }) => donor.kind === 'person').length;

/**
 * What the server states of an incident of which it holds no person's data any more; nothing where it said so already. Whoever
 * judges it sees that the period was over and how many gifts it was; that the rows are gone only the machine knows.
 */
export const stateDestroyed = defineDeed({
  name: 'personal-data.state-destroyed',
  schema: z.strictObject({ incident: identifier, retentionDays: z.int().min(0).max(RETENTION_DAYS_MAX) }),
  decide(state, { incident: id, retentionDays }, { actor, now }) {
    if (!isOfSystem(state, actor, RETENTION)) return refuse('not-own-matter', { organisation: '-' });
    const incident = state.incidents.get(id);
    const isDue =
      incident &&
      incident.personalDataDestroyedAt === null &&
      retentionEnded(incident.closedAt, retentionDays, now);
    if (!isDue) return accept({ facts: [], result: {}, mandate: null });
    const data = {
      organisation: actor.organisation,
      persons: giftsOfPersons(incident),
      until: retentionUntil(incident.closedAt as string, retentionDays),
    };
    return accept({ facts: [draft(id, 'personal-data.destroyed', data)], result: {}, mandate: null });
  },
});
