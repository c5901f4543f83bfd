import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { endProposal } from '../../kernel/state/proposal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { arrive } from '../need/store.ts';
import { needsOf, recountNeeds } from '../need/tally.ts';
import { lineOf, standNow } from '../shipment/evolve.ts';
import type { Shipment } from '../shipment/state.ts';
import type { deliveryCorrectionFacts } from './facts.ts';
import type { CorrectedLine, DeliveryCorrection } from './state.ts';

export const evolveDeliveryCorrection: Evolvers<keyof typeof deliveryCorrectionFacts> = {
  'delivery-correction.proposed'(state, fact) {
    enter(must(state.incidents, fact.incident, 'incident'), fact);
  },
  'delivery.corrected'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const correction = incident.deliveryCorrections.get(fact.data.correction) ?? enter(incident, fact);
    end(incident, correction, fact, 'made');
    correctLines(state, incident, must(incident.shipments, correction.shipment, 'shipment'), fact.data.lines);
  },
  'delivery-correction.declined'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { correction } = fact.data;
    end(incident, must(incident.deliveryCorrections, correction, 'delivery-correction'), fact, 'declined');
  },
};

function enter(
  incident: IncidentState,
  { at, actor, data }: FactOf<'delivery-correction.proposed'> | FactOf<'delivery.corrected'>,
): DeliveryCorrection {
  const { correction: id, shipment, capacity, lines, reason, photo } = data;
  const entered: DeliveryCorrection = {
    ...{ id, shipment, capacity, lines, reason, photo },
    ...{ at, by: actor.organisation, bySeat: actor.seat, status: 'open', ended: null },
  };
  incident.deliveryCorrections.set(id, entered);
  incident.deliveryCorrectionsOpen.add(id);
  list(incident.deliveryCorrectionsOfShipment, shipment, id);
  return entered;
}

function end(
  incident: IncidentState,
  correction: DeliveryCorrection,
  fact: FactOf<'delivery.corrected'> | FactOf<'delivery-correction.declined'>,
  status: 'made' | 'declined',
): void {
  const reason = fact.type === 'delivery-correction.declined' ? fact.data.reason : null;
  endProposal(correction, fact, status, reason);
  incident.deliveryCorrectionsOpen.delete(correction.id);
}

function correctLines(
  state: State,
  incident: IncidentState,
  shipment: Shipment,
  lines: readonly CorrectedLine[],
): void {
  const signed = shipment.parts.at(-1);
  recountNeeds(state, incident, needsOf({ lines }), () => {
    for (const { lot, need: id, from, to } of lines) {
      Object.assign(lineOf(shipment, { lot, need: id }), to);
      // It left by break-glass, for no need that anybody had stated.
      if (id === null) continue;
      const need = must(incident.needs, id, 'need');
      if (shipment.confirmedAt === null)
        need.inTransit -= to.received + to.damaged - from.received - from.damaged;
      // What had arrived before the need was stated anew is in that statement already.
      if (signed && need.counts.position < signed.position)
        arrive(need, { at: signed.at, amount: to.received - from.received, position: signed.position });
    }
  });
  standNow(incident, shipment);
}
