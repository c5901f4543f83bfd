import { EVIDENCE_LEVELS } from '../concepts/need/facts.ts';
import { hourOfRunOut } from '../concepts/need/run-out.ts';
import { compareText } from '../kernel/canonical/compare.ts';
import type { CharterTerms } from '../kernel/charter/charter.ts';
import type { Demand } from './allocator.ts';

/** By the charter's order of settings, the fresh before the old, the hour in which stores are empty, strength of evidence, age of the statement: never by name or size. */
export function bySettingThenRunOut(charter: Pick<CharterTerms, 'settingPriority'>) {
  return (a: Demand, b: Demand): number =>
    charter.settingPriority.indexOf(a.need.setting) - charter.settingPriority.indexOf(b.need.setting) ||
    Number(a.isOld) - Number(b.isOld) ||
    compareText(hourOfRunOut(a.need), hourOfRunOut(b.need)) ||
    EVIDENCE_LEVELS.indexOf(b.need.counts.evidence) - EVIDENCE_LEVELS.indexOf(a.need.counts.evidence) ||
    compareText(a.need.counts.asOf, b.need.counts.asOf) ||
    compareText(a.need.id, b.need.id);
}
