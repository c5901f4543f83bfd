import type { Ower } from '../kernel/duty/duty.ts';
import type { Fact } from '../kernel/fact/fact.ts';
import type { State } from '../kernel/state/state.ts';
import { textAt, textsAt } from './read-fact.ts';
import type { RuleInUse } from './rules-in-use.ts';

const nobody = { organisation: null, function: null, office: null };

/** Those who would each owe what the rule says; none where the fact does not name anybody. */
export function owersOf(rule: RuleInUse, fact: Fact, state: State): readonly Ower[] {
  const by = rule.owedBy;
  if ('each' in by) return textsAt(fact, by.each).map((organisation) => ({ ...nobody, organisation }));
  if ('office' in by) return [{ ...nobody, office: by.office }];
  if ('function' in by) {
    const area = state.incidents.get(fact.incident)?.area;
    return area === undefined ? [] : [{ ...nobody, function: { name: by.function, area } }];
  }
  const organisation =
    'field' in by ? textAt(fact, by.field) : 'actor' in by ? fact.actor.organisation : state.authority;
  return organisation === null ? [] : [{ ...nobody, organisation }];
}

/** The same text for the same ower. */
export const owerKey = (ower: Ower): string =>
  ower.organisation ??
  (ower.function ? `function ${ower.function.name} ${ower.function.area}` : `office ${ower.office?.en}`);
