import { currentCharter } from '../../kernel/charter/charter.ts';
import { knownLeast } from '../../kernel/quantity/quantity.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { isStopped } from './eligibility.ts';
import { provided } from './run-out.ts';
import type { Need } from './state.ts';

/** Still to be found, base units; null: the amount is unknown. */
export function missingOf(need: Need): number | null {
  const least = knownLeast(need.counts.quantity);
  return least === null ? null : Math.max(0, least - provided(need));
}

/** Whole per cent of the known need that is delivered, in transit or reserved; null: the amount is unknown. */
export function coveredPercent(need: Need): number | null {
  const least = knownLeast(need.counts.quantity);
  if (least === null || least === 0) return null;
  return Math.min(100, Math.floor((provided(need) * 100) / least));
}

/** Asked for, still missing, and not stopped. */
export const isWaiting = (incident: IncidentState, need: Need): boolean =>
  need.counts.quantity.kind !== 'none' &&
  missingOf(need) !== 0 &&
  !isStopped(incident, need.facility, need.item);

/** All that it asked for has been given or promised, and nobody asked to stop: what is left to see is how long its store lasts. */
export const isAnswered = (incident: IncidentState, need: Need): boolean =>
  need.counts.quantity.kind !== 'none' &&
  missingOf(need) === 0 &&
  !isStopped(incident, need.facility, need.item);

/** A store that is empty before this moment does not last the charter's days of cover; null: no charter says how many. */
export function lastsUntil(incident: IncidentState, now: string): string | null {
  const days = currentCharter(incident)?.terms.coverDays;
  return days === undefined ? null : afterHours(now, days * 24);
}

/** Answered, and yet its store does not last as long as the charter says: it has asked for too little, or too long ago. */
export function runsShort(incident: IncidentState, need: Need, now: string): boolean {
  const until = lastsUntil(incident, now);
  return until !== null && need.emptyAt !== null && need.emptyAt < until && isAnswered(incident, need);
}
