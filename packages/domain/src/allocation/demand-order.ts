import { EVIDENCE_LEVELS } from '../concepts/need/facts.ts';
import { hourOfRunOut } from '../concepts/need/run-out.ts';
import { compareText } from '../kernel/canonical/compare.ts';
import type { CharterTerms } from '../kernel/charter/charter.ts';
import type { Demand } from './allocator.ts';
import type { Precedence } from './explanation.ts';

type Order = Pick<CharterTerms, 'settingPriority'>;
type Criterion = readonly [name: Precedence, compare: (a: Demand, b: Demand, order: Order) => number];

/** From the first to the last; the id is nobody's merit, and makes the answer the same wherever it is computed. */
const CRITERIA: readonly Criterion[] = [
  [
    'setting',
    (a, b, { settingPriority }) =>
      settingPriority.indexOf(a.need.setting) - settingPriority.indexOf(b.need.setting),
  ],
  ['confirmed-lately', (a, b) => Number(a.isOld) - Number(b.isOld)],
  ['run-out', (a, b) => compareText(hourOfRunOut(a.need), hourOfRunOut(b.need))],
  [
    'evidence',
    (a, b) =>
      EVIDENCE_LEVELS.indexOf(b.need.counts.evidence) - EVIDENCE_LEVELS.indexOf(a.need.counts.evidence),
  ],
  ['statement-age', (a, b) => compareText(a.need.counts.asOf, b.need.counts.asOf)],
  ['need-id', (a, b) => compareText(a.need.id, b.need.id)],
];

/** By the charter's order of settings, the fresh before the old, the hour in which stores are empty, strength of evidence, age of the statement: never by name or size. */
export function bySettingThenRunOut(order: Order) {
  return (a: Demand, b: Demand): number => {
    for (const [, compare] of CRITERIA) {
      const difference = compare(a, b, order);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** By what the first stands before the second; null where it does not. */
export function whyBefore(order: Order, first: Demand, second: Demand): Precedence | null {
  for (const [name, compare] of CRITERIA) {
    const difference = compare(first, second, order);
    if (difference !== 0) return difference < 0 ? name : null;
  }
  return null;
}
