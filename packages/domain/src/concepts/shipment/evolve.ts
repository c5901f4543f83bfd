import type { Order } from '../../allocation/state.ts';
import type { FactOf } from '../../kernel/fact/fact.ts';
import { momentOf } from '../../kernel/fact/moment.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { group, keep, list, listed, pair, ungroup } from '../../kernel/state/lists.ts';
import { must, StateError } from '../../kernel/state/must.ts';
import { put, putUnder, takeOutUnder } from '../../kernel/state/ordered.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { arrive } from '../need/store.ts';
import { needsOf, recountNeeds } from '../need/tally.ts';
import { spend } from '../signature-code/evolve.ts';
import { keepIssued } from '../transfer/withdraw-order.ts';
import { linesOf, missingIn, missingOf } from './missing.ts';
import type { Shipment, ShipmentLine } from './state.ts';

type Types =
  | 'shipment.dispatched'
  | 'delivery.confirmed'
  | 'shortage.settled'
  | 'surplus.settled'
  | 'surplus.recounted';

export const evolveShipment: Evolvers<Types> = {
  'shipment.dispatched'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const order = must(incident.orders, fact.data.order, 'order');
    order.status = 'dispatched';
    const { shipment: id, code } = fact.data;
    spend(incident, code);
    keepIssued(incident, order, false);
    incident.shipmentOfOrder.set(order.id, id);
    const shipment = shipmentOf(state, incident, order, fact);
    incident.shipments.set(id, shipment);
    keepOpen(incident, shipment, true);
    indexLots(incident, order, shipment);
    recountNeeds(state, incident, needsOf(order), () => {
      for (const line of order.lines) must(incident.needs, line.need, 'need').reserved -= line.amount;
      for (const line of shipment.lines)
        if (line.need !== null) must(incident.needs, line.need, 'need').inTransit += line.sent;
    });
    for (const line of shipment.lines)
      must(incident.lots, line.lot, 'lot').firstDispatchAt ??= momentOf(fact);
  },
  'delivery.confirmed'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { shipment: id, code, complete, lines, capacity, note, packs } = fact.data;
    const shipment = must(incident.shipments, id, 'shipment');
    spend(incident, code);
    const wasAwaited = shipment.confirmedAt === null;
    recountNeeds(state, incident, needsOf(shipment), () => {
      for (const said of lines) {
        const line = lineOf(shipment, said);
        const need = line.need === null ? null : must(incident.needs, line.need, 'need');
        line.received = (line.received ?? 0) + said.received;
        line.damaged += said.damaged;
        line.shortage = said.shortage ?? line.shortage;
        if (need === null) continue;
        arrive(need, { at: momentOf(fact), amount: said.received, position: fact.position });
        if (wasAwaited) need.inTransit -= said.received + said.damaged;
      }
      if (!complete || !wasAwaited) return;
      for (const line of shipment.lines) {
        line.received ??= 0;
        if (line.need !== null) must(incident.needs, line.need, 'need').inTransit -= missingOf(line);
      }
    });
    const { position, actor } = fact;
    const [at, by] = [momentOf(fact), actor.organisation];
    shipment.parts.push({ at, by, position, capacity, complete, lines, note, packs });
    for (const { surplus, lot, amount } of fact.data.surplus) {
      shipment.surpluses.push(surplus);
      incident.surplusesOpen.add(surplus);
      const found = { id: surplus, shipment: id, lot, amount, at, bySeat: fact.actor.seat };
      incident.surpluses.set(surplus, { ...found, settled: 0, status: 'open' });
    }
    if (complete && wasAwaited) {
      incident.deliveries += 1;
      shipment.confirmedAt = at;
    }
    standNow(incident, shipment);
  },
  'shortage.settled'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const shipment = must(incident.shipments, fact.data.shipment, 'shipment');
    let left = fact.data.amount;
    for (const line of linesOf(shipment, fact.data.lot)) {
      const settled = Math.min(left, missingOf(line));
      line.settled += settled;
      left -= settled;
    }
    if (left > 0) throw new StateError(`shipment ${shipment.id} is not short of so many of ${fact.data.lot}`);
    keepSettlement(incident, fact);
    if (fact.data.outcome === 'returned-to-stock') waitAgain(incident, fact.data.lot);
    standNow(incident, shipment);
  },
  'surplus.settled'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const surplus = must(incident.surpluses, fact.data.surplus, 'surplus');
    surplus.settled += fact.data.amount;
    const line = lineOf(must(incident.shipments, surplus.shipment, 'shipment'), surplus);
    const { need } = line;
    if (need !== null)
      recountNeeds(state, incident, [need], () => {
        const { position, data } = fact;
        arrive(must(incident.needs, need, 'need'), { at: momentOf(fact), amount: data.amount, position });
      });
    if (surplus.settled < surplus.amount) return;
    surplus.status = 'settled';
    incident.surplusesOpen.delete(surplus.id);
  },
  'surplus.recounted'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    must(incident.surpluses, fact.data.surplus, 'surplus').status = 'recounted';
    incident.surplusesOpen.delete(fact.data.surplus);
  },
};

function keepSettlement(incident: IncidentState, { at, actor, data }: FactOf<'shortage.settled'>): void {
  const { settlement: id, transfers: _, confirmed: _said, ...said } = data;
  incident.settlements.set(id, { ...said, id, at, by: actor.organisation });
  list(incident.settlementsOfShipment, said.shipment, id);
}

/** What comes back of goods that were refused meanwhile lies in the hall again, and is looked at like any that wait. */
export function waitAgain(incident: IncidentState, id: string): void {
  const lot = must(incident.lots, id, 'lot');
  if (lot.status !== 'rejected') return;
  lot.status = 'quarantine';
  lot.quarantined = 'held';
  incident.lotsInQuarantine.add(lot.id);
}

function shipmentOf(
  state: State,
  incident: IncidentState,
  order: Order,
  fact: FactOf<'shipment.dispatched'>,
): Shipment {
  const { actor, data } = fact;
  const { id: _, facility, releaser, place } = order;
  return {
    id: data.shipment,
    order: order.id,
    carrier: data.carrier,
    handedTo: data.handedTo,
    ...{ facility, facilityClass: classOf(state, facility), releaser, place },
    dispatchedAt: momentOf(fact),
    dispatchedBySeat: actor.seat,
    lines: order.lines.flatMap(({ lot, need, amount }) => {
      const change = data.changes?.find((each) => each.lot === lot && each.need === need);
      if (change?.amount === 0) return [];
      const ordered = change ? { lot, amount, reason: change.reason, note: change.note } : null;
      const left = change?.instead ?? lot;
      const { item } = must(incident.lots, left, 'lot');
      const sent = { lot: left, item, need, sent: change?.amount ?? amount, ordered };
      return [{ ...sent, received: null, damaged: 0, shortage: null, settled: 0 }];
    }),
    parts: [],
    surpluses: [],
    confirmedAt: null,
    status: 'in-transit',
  };
}

/** A class is given and taken away: what was sent was sent to what it was then. */
export const classOf = ({ organisations }: State, facility: string) =>
  organisations.get(facility)?.facilityClass ?? null;

/** A lot that left in another's place has an order, too. */
function indexLots(incident: IncidentState, order: Order, shipment: Shipment): void {
  for (const lot of new Set(shipment.lines.map((line) => line.lot))) {
    list(incident.shipmentsOfLot, lot, shipment.id);
    if (!listed(incident.ordersOfLot, lot).includes(order.id)) list(incident.ordersOfLot, lot, order.id);
  }
}

export function standNow(incident: IncidentState, shipment: Shipment): void {
  const isMissing = missingIn(shipment) > 0;
  const isSettled = shipment.lines.some((line) => line.settled > 0);
  if (shipment.lines.every(({ sent }) => sent === 0)) shipment.status = 'never-left';
  else if (shipment.confirmedAt === null)
    shipment.status = shipment.parts.length > 0 ? 'partial' : 'in-transit';
  else shipment.status = isMissing ? 'short' : isSettled ? 'settled' : 'delivered';
  const isAwaited = shipment.confirmedAt === null && shipment.status !== 'never-left';
  keepOpen(incident, shipment, isAwaited || isMissing);
}

/** On its way or short of something, or no longer. */
export function keepOpen(
  { shipmentsOpen, shipmentsOpenOf, openOf, openInOrder }: IncidentState,
  { id, facility, releaser, status, dispatchedAt, confirmedAt }: Shipment,
  isIn: boolean,
): void {
  keep(shipmentsOpen, id, isIn);
  for (const organisation of [facility, releaser])
    (isIn ? group : ungroup)(shipmentsOpenOf, organisation, id);
  const isShort = status === 'short';
  for (const [kind, since, isOfIt] of [
    ['shipment', dispatchedAt, isIn && !isShort],
    ['shortage', confirmedAt ?? '', isIn && isShort],
  ] as const) {
    (isOfIt ? group : ungroup)(openOf, pair(kind, releaser), id);
    (isOfIt ? putUnder : takeOutUnder)(openInOrder, kind, pair(since, id));
  }
}

/** Among all that anyone was given: an order from when it was issued, a release without one from when it left. */
export function left(
  incident: IncidentState,
  at: string,
  { id, facility, releaser, rows }: { id: string; facility: string; releaser: string; rows: number },
): void {
  const key = pair(at, id);
  put(incident.leftInOrder, key, rows);
  putUnder(incident.leftTo, facility, key, rows);
  putUnder(incident.leftFrom, releaser, key, rows);
}

export function lineOf(
  shipment: Shipment,
  { lot, need }: { lot: string; need?: string | null },
): ShipmentLine {
  const line = shipment.lines.find((each) => each.lot === lot && (need === undefined || each.need === need));
  if (!line) throw new StateError(`shipment ${shipment.id} has no line of lot ${lot}`);
  return line;
}
