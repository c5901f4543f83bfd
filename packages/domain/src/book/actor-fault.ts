import { whyNotInForce } from '../concepts/mandate/force.ts';
import { exceeded, movedBy } from '../concepts/mandate/limits.ts';
import type { Fact } from '../kernel/fact/fact.ts';
import type { State } from '../kernel/state/state.ts';
import { functionOf } from './facts.ts';
import { isOwnMatter } from './own-matter.ts';

/** Why the actor of a fact could not state it; null where it could. Asked before the fact is taken in. */
export function actorFault(state: State, fact: Fact): string | null {
  if (fact.type === 'authority.established') return null;
  const { mandate: cited, organisation } = fact.actor;
  if (cited === null) {
    return isOwnMatter(state, fact)
      ? null
      : `cites no mandate, and is no matter that ${organisation} states by its own right`;
  }
  const mandate = state.mandates.get(cited);
  if (!mandate) return `cites the mandate ${cited}, which nobody granted`;
  if (mandate.holder !== organisation)
    return `acts under a mandate of ${mandate.holder}, not of ${organisation}`;
  const wanted = functionOf(fact.type);
  if (wanted !== null && !mandate.functions.includes(wanted))
    return `acts under ${cited}, which does not give ${wanted}`;
  const kept = whyNotInForce(state, mandate, fact.at);
  if (kept) {
    const above = kept.mandate.id === cited ? '' : ` because of ${kept.mandate.id}`;
    return `acts under ${cited}, which was not in force${above} (${kept.why})`;
  }
  // One command may have made several facts: each alone must be within the limits under which all of them were.
  const beyond = exceeded(mandate.limits, movedBy(state.ledger, [fact]));
  return beyond ? `moves ${beyond.asked} of ${beyond.unit}, where ${cited} allows ${beyond.limit}` : null;
}
