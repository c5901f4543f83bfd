import { areaContains } from '../kernel/area/area.ts';
import { compareText } from '../kernel/canonical/compare.ts';
import type { Citation } from '../kernel/duty/duty.ts';
import { isInForce } from '../kernel/duty/prerequisite.ts';
import type { Fact } from '../kernel/fact/fact.ts';
import type { State } from '../kernel/state/state.ts';
import { afterHours, earlier, endOfDay } from '../kernel/time/time.ts';
import { deadline } from './deadline.ts';
import { textAt } from './read-fact.ts';
import type { RuleInUse } from './rules-in-use.ts';

export type Clock = {
  readonly since: string;
  readonly due: string | null;
  readonly cited: readonly Citation[];
};

/** Does the rule's area hold the place that counts: the incident's, or the organisation's where the rule says so. */
export function isWithin(
  rule: RuleInUse,
  state: State,
  incident: string,
  organisation: string | null,
): boolean {
  const owers = organisation === null ? undefined : state.organisations.get(organisation)?.area;
  const place = rule.place === 'owed-by' && owers ? owers : state.incidents.get(incident)?.area;
  return place !== undefined && areaContains(rule.area, place);
}

export const isCharters = (
  rule: RuleInUse,
): rule is RuleInUse & { readonly within: Extract<RuleInUse['within'], { charter: unknown }> } =>
  typeof rule.within === 'object' && 'charter' in rule.within;

/**
 * The clock that several rules about one duty make together: the law in force at the moment from which it counts and the charter adopted by
 * then, the shortest time first, the others cited behind it. Null when none of them is in force.
 */
export function strictest(
  rules: readonly RuleInUse[],
  moment: string,
  state: State,
  incident: string,
  fact: Fact | null = null,
): Clock | null {
  const clock = underLaw(rules, moment, state, incident, fact);
  // Stated of a time in which no law said it, and written down under one: the moment of writing counts, as if none were stated.
  return clock || fact === null ? clock : underLaw(rules, moment, state, incident, null, fact);
}

/** `stated`: the fact whose moment counts; null: that of its writing. `said`: the fact that names days. */
function underLaw(
  rules: readonly RuleInUse[],
  moment: string,
  state: State,
  incident: string,
  stated: Fact | null,
  said: Fact | null = stated,
): Clock | null {
  const charter = state.incidents.get(incident)?.charters.at(-1);
  const found: { since: string; due: string | null; citation: Citation }[] = [];
  for (const rule of rules) {
    // Rule and clock go by the same moment: what was noticed in 2020 is under the law of 2020, whenever it is written down.
    const since = startOf(rule, moment, stated);
    if (!isInForce(rule, since)) continue;
    if (isCharters(rule)) {
      if (!charter) continue;
      const due = afterHours(moment, charter.terms[rule.within.charter]);
      found.push({ since: moment, due, citation: { rule: rule.id, charterVersion: charter.version } });
    } else {
      const due = dueOf(rule, since, said);
      found.push({ since, due, citation: { rule: rule.id, charterVersion: null } });
    }
  }
  const first = found.sort(
    (a, b) => earlier(a.due, b.due) || compareText(a.citation.rule, b.citation.rule),
  )[0];
  return first ? { since: first.since, due: first.due, cited: found.map((each) => each.citation) } : null;
}

function dueOf({ within, utcOffset, calendar }: RuleInUse, since: string, fact: Fact | null): string | null {
  const named = typeof within === 'object' && 'dayIn' in within && fact ? textAt(fact, within.dayIn) : null;
  if (typeof within === 'object' && 'dayIn' in within)
    return named === null ? null : endOfDay(named, utcOffset);
  return deadline(within, since, utcOffset, calendar);
}

/** Nobody gains time by stating a moment later than its statement. */
function startOf({ since }: RuleInUse, moment: string, fact: Fact | null): string {
  const stated = since === undefined || fact === null ? null : textAt(fact, since);
  if (stated === null) return moment;
  const start = new Date(stated).toISOString();
  return start < moment ? start : moment;
}
