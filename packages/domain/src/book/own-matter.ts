import type { Owners } from '../kernel/concept/concept.ts';
import type { Fact, FactType } from '../kernel/fact/fact.ts';
import type { State } from '../kernel/state/state.ts';
import { gather } from './gather.ts';

const owners: Owners<FactType> = gather('owners');

/** Accepting what one is given, showing one's own papers: the few acts that need no mandate, by the party itself. */
export function isOwnMatter(state: State, fact: Fact): boolean {
  const owner = owners[fact.type]?.(state, fact.data as never, fact.incident, fact.actor.organisation);
  return owner !== undefined && owner === fact.actor.organisation;
}
