import type { Order } from '../../allocation/state.ts';
import type { Context } from '../../kernel/command/context.ts';
import type { FactData } from '../../kernel/fact/fact.ts';
import { accept, type Refusal, type Result, refusal, refuseAll } from '../../kernel/refusal/refusal.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { lossAccount, stockAccount, transitAccount, usableStockAccount } from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import { parseAccountId, type Transfer } from '../../ledger/transfer.ts';
import type { Lot } from '../donation/state.ts';
import type { Shipment } from '../shipment/state.ts';
import { reservationEnd } from '../transfer/reservation-end.ts';
import { neverLeft } from './lines.ts';
import type { CorrectedSettlement, SentLine } from './state.ts';

type Ids = Pick<Context, 'newId' | 'now'>;
type Move = { readonly from: string; readonly to: string; readonly amount: number };
type Made = Pick<FactData<'shipment.corrected'>, 'order' | 'transfers'>;

/** What was refused or is held meanwhile is looked at again before it goes anywhere. */
const shelfOf = (lot: Lot): string =>
  lot.status === 'accepted' ? usableStockAccount(lot) : stockAccount(lot, 'quarantine');

/**
 * What the ledger follows with. Goods that never left lie on their shelf; an order of which nothing left waits again where
 * all that it had promised is still free, and ends where it is not.
 */
export function movesOfDispatch(
  state: State,
  incident: IncidentState,
  shipment: Shipment,
  lines: readonly SentLine[],
  context: Ids,
): Result<Made> {
  const changes = [...Map.groupBy(lines, ({ lot }) => lot)].map(([id, ofLot]) => ({
    lot: must(incident.lots, id, 'lot'),
    more: ofLot.reduce((sum, { from, to }) => sum + to - from, 0),
  }));
  const moves = changes.map(({ lot, more }) =>
    more < 0
      ? { from: transitAccount(lot), to: shelfOf(lot), amount: -more }
      : { from: usableStockAccount(lot), to: transitAccount(lot), amount: more },
  );
  const posted = post(state, incident, moves, context, 'lines');
  if (!posted.ok || shipment.order === null || !neverLeft(shipment, lines))
    return posted.ok ? accept({ order: null, transfers: posted.value }) : posted;
  const order = must(incident.orders, shipment.order, 'order');
  const back = new Map(changes.map(({ lot, more }) => [lot.id, -more]));
  const reserved = reservedAnew(state, incident, order, back, context);
  return accept({
    order: {
      order: order.id,
      reserved: reserved.map(({ lot, need, transfer }) => ({ lot, need, transfer: transfer.transfer })),
    },
    transfers: [...posted.value, ...reserved.map(({ transfer }) => transfer)],
  });
}

/** All lines of an order, or none. `back`: what comes back to its shelf with the same act. */
function reservedAnew(
  state: State,
  incident: IncidentState,
  { lines }: Order,
  back: ReadonlyMap<string, number>,
  { newId, now }: Ids,
): { readonly lot: string; readonly need: string; readonly transfer: Transfer }[] {
  const isFree = [...Map.groupBy(lines, ({ lot }) => lot)].every(([id, ofLot]) => {
    const lot = must(incident.lots, id, 'lot');
    const free = availableIn(state.ledger, usableStockAccount(lot)) + (back.get(id) ?? 0);
    return lot.status === 'accepted' && free >= ofLot.reduce((sum, { amount }) => sum + amount, 0);
  });
  if (!isFree) return [];
  return lines.map(({ lot: id, need, amount }) => {
    const lot = must(incident.lots, id, 'lot');
    const way = { from: usableStockAccount(lot), to: transitAccount(lot), amount };
    const end = reservationEnd(incident, now);
    return { lot: id, need, transfer: { phase: 'pending', transfer: newId('transfer'), ...way, ...end } };
  });
}

/** From where the first entry put them to where they were in truth; missing still: on their way. */
export function movesOfSettlement(
  state: State,
  incident: IncidentState,
  { lot: id, from, to }: CorrectedSettlement,
  context: Ids,
): Result<Made> {
  const lot = must(incident.lots, id, 'lot');
  const account = { lost: lossAccount(lot.owner, lot.id), 'returned-to-stock': shelfOf(lot) };
  const transit = transitAccount(lot);
  const stays = from.outcome === to.outcome ? 0 : Math.min(from.amount, to.amount);
  const more = to.amount - from.amount;
  const moves = [
    { from: account[from.outcome], to: account[to.outcome], amount: stays },
    { from: account[from.outcome], to: transit, amount: Math.max(0, -more) },
    { from: transit, to: account[to.outcome], amount: Math.max(0, more) },
  ];
  const posted = post(state, incident, moves, context, 'amount');
  return posted.ok ? accept({ order: null, transfers: posted.value }) : posted;
}

/** It reaches only what is still there. */
function post(
  { ledger }: State,
  incident: IncidentState,
  moves: readonly Move[],
  { newId }: Ids,
  field: string,
): Result<Transfer[]> {
  const real = moves.filter(({ amount }) => amount > 0);
  const refusals = real.flatMap(({ from, amount }): Refusal[] => {
    const available = availableIn(ledger, from);
    const unit = must(incident.lots, parseAccountId(from).unit, 'lot').item;
    return available < amount
      ? [refusal('stock-insufficient', { available, asked: amount, unit }, { field, rule: 'I1' })]
      : [];
  });
  return refusals.length > 0
    ? refuseAll(refusals)
    : accept(real.map((move) => ({ phase: 'posted', transfer: newId('transfer'), ...move })));
}
