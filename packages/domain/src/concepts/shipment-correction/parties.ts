import type { FirstSeats } from '../../kernel/concept/concept.ts';
import { whoLetGo } from '../shipment/parties.ts';
import type { shipmentCorrectionFacts } from './facts.ts';

/** What must be two people: who proposed it does not confirm it, and neither does whoever let the goods go. */
export const shipmentCorrectionFirstSeats: FirstSeats<keyof typeof shipmentCorrectionFacts> = {
  'shipment.corrected': (state, { incident: id, data }) => {
    const incident = state.incidents.get(id);
    const proposed = incident?.shipmentCorrections.get(data.correction);
    const letGo = whoLetGo(incident, data.shipment) ?? [];
    const first = proposed?.settlement ? 'settlement.correct' : 'dispatch.correct';
    return proposed ? [{ seat: proposed.bySeat, first }, letGo].flat() : letGo;
  },
};
