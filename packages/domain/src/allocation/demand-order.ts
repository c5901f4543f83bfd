import { EVIDENCE_LEVELS } from '../concepts/need/facts.ts';
import { compareText } from '../kernel/canonical/compare.ts';
import type { CharterTerms } from '../kernel/charter/charter.ts';
import type { Demand } from './allocator.ts';

/** By the charter's order of settings, hours to run-out, strength of evidence, age of the statement: never by name or size. */
export function bySettingThenRunOut(charter: Pick<CharterTerms, 'settingPriority'>) {
  const infinite = Number.POSITIVE_INFINITY;
  return (a: Demand, b: Demand): number =>
    charter.settingPriority.indexOf(a.need.setting) - charter.settingPriority.indexOf(b.need.setting) ||
    order((a.runOutHours ?? infinite) - (b.runOutHours ?? infinite)) ||
    EVIDENCE_LEVELS.indexOf(b.need.evidence) - EVIDENCE_LEVELS.indexOf(a.need.evidence) ||
    compareText(a.need.asOf, b.need.asOf) ||
    compareText(a.need.id, b.need.id);
}

/** Infinity − infinity is not a number: two needs without a known run-out are equal here. */
const order = (difference: number): number => (Number.isNaN(difference) ? 0 : difference);
