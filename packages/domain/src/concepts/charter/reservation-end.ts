import { currentCharter } from '../../kernel/charter/charter.ts';
import type { IncidentState } from '../../kernel/state/state.ts';

/** When a promise made now ends by itself, under the charter in force; nothing where the charter sets no end. */
export function reservationEnd(incident: IncidentState, now: string): { expiresAt?: string } {
  const hours = currentCharter(incident)?.terms.reservationHours;
  return hours === undefined
    ? {}
    : { expiresAt: new Date(Date.parse(now) + hours * 3_600_000).toISOString() };
}
