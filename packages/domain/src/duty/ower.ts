import type { Fact } from '../fact/fact.ts';
import type { State } from '../state/state.ts';
import type { Ower } from './duty.ts';
import { textAt } from './read-fact.ts';
import type { RuleInUse } from './rules-in-use.ts';

const nobody = { organisation: null, function: null, office: null };

/** Who would owe what the rule says; null where the fact does not name anybody. */
export function owerOf(rule: RuleInUse, fact: Fact, state: State): Ower | null {
  const by = rule.owedBy;
  if ('office' in by) return { ...nobody, office: by.office };
  if ('function' in by) {
    const area = state.incidents.get(fact.incident)?.area;
    return area === undefined ? null : { ...nobody, function: { name: by.function, area } };
  }
  const organisation =
    'field' in by ? textAt(fact, by.field) : 'actor' in by ? fact.actor.organisation : state.authority;
  return organisation === null ? null : { ...nobody, organisation };
}

/** The same text for the same ower. */
export const owerKey = (ower: Ower): string =>
  ower.organisation ??
  (ower.function ? `function ${ower.function.name} ${ower.function.area}` : `office ${ower.office?.en}`);
