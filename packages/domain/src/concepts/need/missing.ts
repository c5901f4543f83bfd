import { knownLeast } from '../../kernel/quantity/quantity.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
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
