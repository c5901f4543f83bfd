import { whyNotWithInterest } from '../concepts/interest/rules.ts';
import type { Context } from '../kernel/command/context.ts';
import type { MandateFunction } from '../kernel/command/functions.ts';
import type { Concerns } from '../kernel/concept/concept.ts';
import type { FactDraft, FactType } from '../kernel/fact/fact.ts';
import type { Refusal } from '../kernel/refusal/refusal.ts';
import type { State } from '../kernel/state/state.ts';
import { gather } from './gather.ts';

const concerns: Concerns<FactType> = gather('concerns');

/** Why the seat keeps out of this fact: it has an interest in whom it concerns, or has not said whether it has. */
export function whyInterested(
  state: State,
  drafted: FactDraft,
  wanted: MandateFunction | null,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
): Refusal | null {
  const concerned = (concerns[drafted.type] as Concerns<FactType>[FactType])?.(state, drafted as never);
  return concerned ? whyNotWithInterest(state, drafted.incident, actor, wanted, concerned, now) : null;
}
