import type { Context } from '../../kernel/command/context.ts';
import { accept, type Refusal, type Result, refusal, refuseAll } from '../../kernel/refusal/refusal.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { facilityAccount, lossAccount, transitAccount } from '../../ledger/accounts.ts';
import { accountsOfUnit, availableIn, balance } from '../../ledger/ledger.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import type { Lot } from '../donation/state.ts';
import type { Shipment } from '../shipment/state.ts';
import type { CorrectedLine } from './state.ts';

type Move = { readonly from: string; readonly to: string; readonly amount: number };

/** What the ledger follows with; it reaches only what the facility still has: what was used, was there. */
export function movesOf(
  state: State,
  incident: IncidentState,
  { facility }: Shipment,
  lines: readonly CorrectedLine[],
  { newId }: Pick<Context, 'newId'>,
): Result<Transfer[]> {
  const refusals: Refusal[] = [];
  const moves = [...Map.groupBy(lines, ({ lot }) => lot)].flatMap(([id, ofLot]) => {
    const lot = must(incident.lots, id, 'lot');
    const made = movesOfLot(facility, lot, ofLot);
    refusals.push(...made.flatMap((move) => goneFrom(state, lot, move) ?? []));
    return made;
  });
  return refusals.length > 0
    ? refuseAll(refusals)
    : accept(moves.map((move) => ({ phase: 'posted', transfer: newId('transfer'), ...move })));
}

/** Of each lot: how much more of it would be of no use than the slip said. */
export const spoiltBy = (lines: readonly CorrectedLine[]): { lot: string; damaged: number }[] =>
  [...Map.groupBy(lines, ({ lot }) => lot)].map(([lot, ofLot]) => ({
    lot,
    damaged: ofLot.reduce((sum, { from, to }) => sum + to.damaged - from.damaged, 0),
  }));

function movesOfLot(facility: string, lot: Lot, lines: readonly CorrectedLine[]): Move[] {
  const more = (of: 'received' | 'damaged') =>
    lines.reduce((sum, { from, to }) => sum + to[of] - from[of], 0);
  const [good, damaged] = [more('received'), more('damaged')];
  const [store, lost, transit] = [
    facilityAccount(facility, lot.id),
    lossAccount(lot.owner, lot.id),
    transitAccount(lot),
  ];
  const between = (account: string, other: string, change: number): Move =>
    change > 0 ? { from: other, to: account, amount: change } : { from: account, to: other, amount: -change };
  // What was called damaged and is in order, or the other way round, was never missing.
  const swapped = good * damaged < 0 ? Math.sign(good) * Math.min(Math.abs(good), Math.abs(damaged)) : 0;
  return [
    between(store, lost, swapped),
    between(store, transit, good - swapped),
    between(lost, transit, damaged + swapped),
  ].filter(({ amount }) => amount > 0);
}

function goneFrom({ ledger }: State, lot: Lot, { from, amount }: Move): Refusal | null {
  const there = availableIn(ledger, from);
  if (there >= amount) return null;
  const promised = ledger.accounts.get(from)?.pendingOut ?? 0;
  const holders = accountsOfUnit(ledger, lot.id)
    .filter((each) => each.kind === 'consumed' && balance(each) > 0)
    .map((each) => ({ organisation: each.owner, amount: balance(each) }));
  const parameters = { unit: lot.item, wanted: amount, there, promised, holders };
  return refusal('correction-moved-on', parameters, { field: 'lines', rule: 'I1' });
}
