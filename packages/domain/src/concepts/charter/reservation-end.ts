import { currentCharter, type IncidentState } from '../../kernel/state/incident.ts';

/** When a promise made now ends by itself, under the charter in force; nothing where the charter sets no end. */
export function reservationEnd(incident: IncidentState, now: string): { expiresAt?: string } {
  const hours = currentCharter(incident)?.terms.reservationHours;
  return hours === undefined
    ? {}
    : { expiresAt: new Date(Date.parse(now) + hours * 3_600_000).toISOString() };
}
