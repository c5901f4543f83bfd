import { checkMandate } from '../mandate/check.ts';
import { type Refusal, type Result, refusal, refuseAll } from '../refusal/refusal.ts';
import type { State } from '../state/state.ts';
import type { CommandDefinition, Decision } from './command.ts';
import type { Context } from './context.ts';

export type Handled = Decision & { readonly mandate: string };

/**
 * The way of every command: form → scope → mandate → decide. Pure; the caller commits the facts or shows the refusals.
 */
export function handle(
  command: CommandDefinition,
  state: State,
  rawInput: unknown,
  context: Context,
): Result<Handled> {
  const parsed = command.schema.safeParse(rawInput);
  if (!parsed.success) return refuseAll(parsed.error.issues.map(formRefusal));
  const scope = command.scope(state, parsed.data, context);
  if (!scope.ok) return scope;
  const mandate = checkMandate(state, context.actor.organisation, command.function, scope.value, context.now);
  if (!mandate.ok) return mandate;
  const decision = command.decide(state, parsed.data, context);
  if (!decision.ok) return decision;
  return { ok: true, value: { ...decision.value, mandate: mandate.value.id } };
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string; readonly code: string };

/** An amount that is negative, broken or absurd gets its own answer; everything else names field and form. */
function formRefusal(issue: Issue & { minimum?: unknown; maximum?: unknown; origin?: unknown }): Refusal {
  const field = issue.path.map(String).join('.') || undefined;
  const at = field === undefined ? {} : { field };
  const leaf = String(issue.path.at(-1) ?? '');
  const isAmount = /^(amount|least|most|received|onHand|usePerDay)$/.test(leaf);
  if (isAmount && issue.code === 'too_small') return refusal('amount-not-positive', {}, at);
  if (isAmount && issue.code === 'too_big')
    return refusal('amount-absurd', { max: Number(issue.maximum) }, at);
  return refusal('input-invalid', { detail: issue.message }, at);
}
