import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { keep, list } from '../../kernel/state/lists.ts';
import { must, StateError } from '../../kernel/state/must.ts';
import { needsOf, recountNeeds } from '../need/tally.ts';
import type { Shipment, ShipmentLine } from './state.ts';

export const evolveShipment: Evolvers<'shipment.dispatched' | 'delivery.confirmed' | 'shortage.settled'> = {
  'shipment.dispatched'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const order = must(incident.orders, fact.data.order, 'order');
    order.status = 'dispatched';
    const { shipment } = fact.data;
    incident.ordersIssued.delete(order.id);
    incident.shipmentOfOrder.set(order.id, shipment);
    incident.shipmentsOpen.add(shipment);
    for (const lot of new Set(order.lines.map((line) => line.lot)))
      list(incident.shipmentsOfLot, lot, shipment);
    incident.shipments.set(fact.data.shipment, {
      id: fact.data.shipment,
      order: order.id,
      carrier: fact.data.carrier,
      facility: order.facility,
      releaser: order.releaser,
      place: order.place,
      dispatchedAt: fact.at,
      lines: order.lines.map(({ lot, need, amount }) => ({
        lot,
        need,
        sent: amount,
        received: null,
        shortage: null,
        settled: 0,
      })),
      confirmedAt: null,
      status: 'in-transit',
    });
    recountNeeds(state, incident, needsOf(order), () => {
      for (const line of order.lines) {
        const need = must(incident.needs, line.need, 'need');
        need.reserved -= line.amount;
        need.inTransit += line.amount;
      }
    });
    for (const line of order.lines) {
      const lot = must(incident.lots, line.lot, 'lot');
      lot.firstDispatchAt ??= fact.at;
    }
  },
  'delivery.confirmed'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const shipment = must(incident.shipments, fact.data.shipment, 'shipment');
    recountNeeds(state, incident, needsOf(shipment), () => {
      for (const said of fact.data.lines) {
        const line = lineOf(shipment, said.lot);
        line.received = said.received;
        line.shortage = said.shortage;
        const need = must(incident.needs, line.need, 'need');
        need.inTransit -= line.sent;
        need.delivered += said.received;
      }
    });
    if (shipment.confirmedAt === null) incident.deliveries += 1;
    shipment.confirmedAt = fact.at;
    shipment.status = shipment.lines.some((line) => (line.received ?? 0) < line.sent) ? 'short' : 'delivered';
    keep(incident.shipmentsOpen, shipment.id, shipment.status === 'short');
  },
  'shortage.settled'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const shipment = must(incident.shipments, fact.data.shipment, 'shipment');
    const line = lineOf(shipment, fact.data.lot);
    line.settled += fact.data.amount;
    if (fact.data.outcome === 'arrived-late')
      recountNeeds(state, incident, [line.need], () => {
        must(incident.needs, line.need, 'need').delivered += fact.data.amount;
      });
    const open = shipment.lines.some((each) => (each.received ?? 0) + each.settled < each.sent);
    shipment.status = open ? 'short' : 'settled';
    keep(incident.shipmentsOpen, shipment.id, open);
  },
};

function lineOf(shipment: Shipment, lot: string): ShipmentLine {
  const line = shipment.lines.find((each) => each.lot === lot);
  if (!line) throw new StateError(`shipment ${shipment.id} has no line of lot ${lot}`);
  return line;
}
