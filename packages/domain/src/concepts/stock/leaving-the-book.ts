import { agreed } from '../../kernel/charter/charter.ts';
import type { OwnRight, ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { type Refusal, type Result, refusal } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { lossAccount } from '../../ledger/accounts.ts';
import { balance } from '../../ledger/ledger.ts';
import type { Lot } from '../donation/state.ts';
import { covers } from '../mandate/check.ts';
import { mandatesHeldBy } from '../mandate/who.ts';
import { stockCharter } from './charter.ts';

/**
 * What a lot has lost so far, whichever way: reported, counted, damaged or gone on the road, or said never to have come. A large
 * loss is not made small by cutting it up, nor by calling a part of it otherwise.
 */
export function lostOf({ ledger }: State, { correctedAway }: IncidentState, lot: Lot): number {
  const account = ledger.accounts.get(lossAccount(lot.owner, lot.id));
  const lost = account ? balance(account) + account.pendingIn : 0;
  return lost + Math.max(0, correctedAway.get(lot.id) ?? 0);
}

/** The limit belongs to what the lot has lost, not to the act by which it is said: from one amount on a photograph shows it. */
export function whyNotUnseen(
  state: State,
  incident: IncidentState,
  lot: Lot,
  { amount, photo }: { readonly amount: number; readonly photo: string | null },
): Refusal | null {
  const from = agreed(incident, 'lossPhotoFrom', stockCharter);
  return amount > 0 && photo === null && lostOf(state, incident, lot) + amount >= from
    ? refusal('photo-required', { from }, { field: 'photo' })
    : null;
}

/** From another amount on, none of those who had the goods in hand ends it alone. `lost`: what the lot has lost with this, in all. */
export function whyNotAmongThemselves(
  incident: IncidentState,
  parties: readonly string[],
  lost: number,
  { actor: { organisation: owner } }: Pick<Context, 'actor'>,
  field: string,
): Refusal | null {
  const from = agreed(incident, 'lossThirdPartyFrom', stockCharter);
  return parties.includes(owner) && lost >= from
    ? refusal('third-party-required', { from, owner }, { field })
    : null;
}

/** Is it for others than the holder to end, by what the lot has lost with this in all? */
export const isForOthers = (state: State, incident: IncidentState, lot: Lot, amount: number): boolean =>
  amount > 0 && lostOf(state, incident, lot) + amount >= agreed(incident, 'lossThirdPartyFrom', stockCharter);

/** Another organisation that inspects goods in the area may look, and end what the holder may not, without a mandate for losses. */
export function inspectorsRight(
  state: State,
  scope: Result<ScopeWith<unknown>>,
  parties: readonly string[],
  { actor, now }: Context,
): OwnRight | null {
  if (!scope.ok || parties.includes(actor.organisation)) return null;
  const own = mandatesHeldBy(state, actor.organisation).find((mandate) =>
    covers(state, mandate, 'inspect-goods', scope.value, now),
  );
  return own ? { mandate: own.id, function: 'inspect-goods' } : null;
}
