import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { shipmentFacts } from './facts.ts';

/** What must be two people. */
export const shipmentFirstSeats: FirstSeats<keyof typeof shipmentFacts> = {
  'shipment.dispatched': (state, { incident: id, data }) => {
    const incident = state.incidents.get(id);
    const decided = incident?.runs.get(incident.orders.get(data.order)?.run ?? '')?.decidedBy;
    return decided ? { seat: decided.seat, first: 'approve-allocation' } : undefined;
  },
};
