import type { Scope } from '../../kernel/command/command.ts';
import type { Actor } from '../../kernel/command/context.ts';
import type { MandateFunction } from '../../kernel/command/functions.ts';
import { type Result, refuseAll } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { whyNotFromSeat } from '../seat/rules.ts';
import { checkMandate } from './check.ts';
import type { Mandate } from './state.ts';

/** A mandate says what the organisation may do, its seats who in it does it: both are asked, the wider one first. */
export function checkActor(
  state: State,
  actor: Actor,
  wanted: MandateFunction,
  scope: Scope,
  now: string,
): Result<Mandate> {
  const mandate = checkMandate(state, actor.organisation, wanted, scope, now);
  if (!mandate.ok) return mandate;
  const notFromSeat = whyNotFromSeat(state, actor, wanted);
  return notFromSeat ? refuseAll([notFromSeat]) : mandate;
}
