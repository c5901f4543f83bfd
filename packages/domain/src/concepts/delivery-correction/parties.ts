import type { FirstSeats } from '../../kernel/concept/concept.ts';
import { whoLetGo } from '../shipment/parties.ts';
import type { deliveryCorrectionFacts } from './facts.ts';

/** What must be two people: whoever let the goods go says nothing of what arrived, and a second confirms what a first proposed. */
export const deliveryCorrectionFirstSeats: FirstSeats<keyof typeof deliveryCorrectionFacts> = {
  'delivery-correction.proposed': (state, { incident, data }) =>
    whoLetGo(state.incidents.get(incident), data.shipment),
  'delivery.corrected': (state, { incident: id, data }) => {
    const incident = state.incidents.get(id);
    const proposed = incident?.deliveryCorrections.get(data.correction);
    const letGo = whoLetGo(incident, data.shipment) ?? [];
    return proposed ? [{ seat: proposed.bySeat, first: 'delivery.correct' }, letGo].flat() : letGo;
  },
};
