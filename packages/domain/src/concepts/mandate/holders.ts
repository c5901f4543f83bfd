import type { Duty } from '../../kernel/duty/duty.ts';
import type { State } from '../../kernel/state/state.ts';
import { covers } from './check.ts';

/**
 * The organisations that owe a duty at a moment: the one it names, or all who hold its function over the incident's area.
 * None: nobody holds it, or it is an office that the register does not know. Remembers its answers for one question.
 */
export function holdersAt(state: State, now: string): (duty: Duty) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return ({ ower, incident }) => {
    if (ower.organisation !== null) return [ower.organisation];
    if (ower.function === null) return [];
    const { name, area } = ower.function;
    const key = `${name} ${area} ${incident}`;
    const found = known.get(key);
    if (found) return found;
    const holders = new Set<string>();
    for (const mandate of state.mandates.values()) {
      const scope = { incident, area, subject: mandate.holder };
      if (covers(state, mandate, name, scope, now)) holders.add(mandate.holder);
    }
    const list = [...holders].sort();
    known.set(key, list);
    return list;
  };
}
