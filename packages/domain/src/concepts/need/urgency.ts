import { sortable } from '../../kernel/state/ordered.ts';
import { EVIDENCE_LEVELS } from './facts.ts';
import { missingOf } from './missing.ts';
import { hoursToRunOut } from './run-out.ts';
import type { Need } from './state.ts';

const NOT_SAID = '~';

/**
 * Needs in the order in which they run out, never by fame: nobody's photograph decides (F12). As text that sorts so: hours
 * until the store is empty, then what still misses something, the better evidence, the older statement, the id.
 */
export function urgencyOf(need: Need): string {
  const hours = hoursToRunOut(need);
  // JSON has no infinity: a store that is not being used does not run out.
  const runOut = hours === null || !Number.isFinite(hours) ? NOT_SAID : sortable(hours);
  const isMet = missingOf(need) === 0 ? 1 : 0;
  const doubt = EVIDENCE_LEVELS.length - EVIDENCE_LEVELS.indexOf(need.evidence);
  return `${runOut} ${isMet} ${doubt} ${need.asOf} ${need.id}`;
}

/** The need of such a text. */
export const needOfUrgency = (urgency: string): string => urgency.slice(urgency.lastIndexOf(' ') + 1);
