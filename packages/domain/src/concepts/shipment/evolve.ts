import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must, StateError } from '../../kernel/state/must.ts';
import type { Shipment, ShipmentLine } from './state.ts';

export const evolveShipment: Evolvers<'shipment.dispatched' | 'delivery.confirmed' | 'shortage.settled'> = {
  'shipment.dispatched'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const order = must(incident.orders, fact.data.order, 'order');
    order.status = 'dispatched';
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
    for (const line of order.lines) {
      const need = must(incident.needs, line.need, 'need');
      need.reserved -= line.amount;
      need.inTransit += line.amount;
      const lot = must(incident.lots, line.lot, 'lot');
      lot.firstDispatchAt ??= fact.at;
    }
  },
  'delivery.confirmed'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const shipment = must(incident.shipments, fact.data.shipment, 'shipment');
    for (const said of fact.data.lines) {
      const line = lineOf(shipment, said.lot);
      line.received = said.received;
      line.shortage = said.shortage;
      const need = must(incident.needs, line.need, 'need');
      need.inTransit -= line.sent;
      need.delivered += said.received;
    }
    shipment.confirmedAt = fact.at;
    shipment.status = shipment.lines.some((line) => (line.received ?? 0) < line.sent) ? 'short' : 'delivered';
  },
  'shortage.settled'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const shipment = must(incident.shipments, fact.data.shipment, 'shipment');
    const line = lineOf(shipment, fact.data.lot);
    line.settled += fact.data.amount;
    if (fact.data.outcome === 'arrived-late')
      must(incident.needs, line.need, 'need').delivered += fact.data.amount;
    const open = shipment.lines.some((each) => (each.received ?? 0) + each.settled < each.sent);
    shipment.status = open ? 'short' : 'settled';
  },
};

function lineOf(shipment: Shipment, lot: string): ShipmentLine {
  const line = shipment.lines.find((each) => each.lot === lot);
  if (!line) throw new StateError(`shipment ${shipment.id} has no line of lot ${lot}`);
  return line;
}
