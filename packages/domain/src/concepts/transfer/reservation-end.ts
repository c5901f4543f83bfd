import { currentCharter } from '../../kernel/charter/charter.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { afterHours } from '../../kernel/time/time.ts';

/** When a promise made now ends by itself, under the charter in force; nothing where the charter sets no end. */
export function reservationEnd(incident: IncidentState, now: string): { expiresAt?: string } {
  const hours = currentCharter(incident)?.terms.reservationHours;
  return hours === undefined ? {} : { expiresAt: afterHours(now, hours) };
}
