import type { Scope } from '../../kernel/command/command.ts';
import type { MandateFunction } from '../../kernel/command/functions.ts';
import { accept, type Result, refuse } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { candidatesFor } from './candidates.ts';
import { bears } from './check.ts';
import { exceeded, type Moved } from './limits.ts';
import type { Mandate } from './state.ts';
import { sumExceeded } from './use.ts';
import { mandatesHeldBy } from './who.ts';

/**
 * Of the mandates that cover a command, the first whose limits bear what it would move. The refusal names the widest limit
 * that the organisation has, and who has a wider one. `first` is one that covers it.
 */
export function chooseWithinLimits(
  state: State,
  first: Mandate,
  wanted: MandateFunction,
  scope: Scope,
  moved: Moved,
  now: string,
): Result<Mandate> {
  const beyondIn = (mandate: Mandate) =>
    exceeded(mandate.limits, moved) ?? sumExceeded(state, mandate, wanted, moved, now);
  const beyond = beyondIn(first);
  if (!beyond) return accept(first);
  const able = (mandate: Mandate) => bears(state, mandate, wanted, scope, now) && beyondIn(mandate) === null;
  const other = mandatesHeldBy(state, first.holder).find(able);
  if (other) return accept(other);
  const couldAct = new Set<string>();
  for (const mandate of candidatesFor(state, wanted, scope)) {
    if (able(mandate)) couldAct.add(mandate.holder);
    if (couldAct.size === 3) break;
  }
  return refuse(
    'mandate-limit',
    { ...beyond, function: wanted, couldAct: [...couldAct] },
    { rule: 'DESIGN §2.2' },
  );
}
