import { EVIDENCE_LEVELS } from './facts.ts';
import { missingOf } from './missing.ts';
import { hourOfRunOut } from './run-out.ts';
import type { Need } from './state.ts';

/**
 * Needs in the order in which they run out, never by fame: nobody's photograph decides (F12). As text that sorts so: the hour
 * in which the store is empty, then what still misses something, the better evidence, the older statement, the id.
 */
export function urgencyOf(need: Need): string {
  const isMet = missingOf(need) === 0 ? 1 : 0;
  const doubt = EVIDENCE_LEVELS.length - EVIDENCE_LEVELS.indexOf(need.counts.evidence);
  return `${hourOfRunOut(need)} ${isMet} ${doubt} ${need.counts.asOf} ${need.id}`;
}

/** The need of such a text. */
export const needOfUrgency = (urgency: string): string => urgency.slice(urgency.lastIndexOf(' ') + 1);
