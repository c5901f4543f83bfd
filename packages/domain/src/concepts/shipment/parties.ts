import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import type { shipmentFacts } from './facts.ts';

/** Whoever let goods go neither signs for them nor says what became of the rest. */
export const whoLetGo = (incident: IncidentState | undefined, shipment: string) => {
  const seat = incident?.shipments.get(shipment)?.dispatchedBySeat;
  return seat === undefined ? undefined : { seat, first: 'release-goods' };
};

const ofSurplus = (state: State, { incident: id, data }: { incident: string; data: { surplus: string } }) => {
  const incident = state.incidents.get(id);
  return whoLetGo(incident, incident?.surpluses.get(data.surplus)?.shipment ?? '');
};

/** What must be two people. */
export const shipmentFirstSeats: FirstSeats<keyof typeof shipmentFacts> = {
  'shipment.dispatched': (state, { incident: id, data }) => {
    const incident = state.incidents.get(id);
    const decided = incident?.runs.get(incident.orders.get(data.order)?.run ?? '')?.decidedBy;
    return decided ? { seat: decided.seat, first: 'approve-allocation' } : undefined;
  },
  'delivery.confirmed': (state, { incident, data }) => whoLetGo(state.incidents.get(incident), data.shipment),
  'shortage.settled': (state, { incident, data }) => whoLetGo(state.incidents.get(incident), data.shipment),
  'surplus.settled': (state, fact) => {
    const signed = state.incidents.get(fact.incident)?.surpluses.get(fact.data.surplus);
    const letGo = ofSurplus(state, fact) ?? [];
    return signed ? [{ seat: signed.bySeat, first: 'confirm-delivery' }, letGo].flat() : letGo;
  },
  'surplus.recounted': ofSurplus,
};
