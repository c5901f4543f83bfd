import { nameOf } from '../../kernel/notice/name.ts';
import type { Tellers } from '../../kernel/notice/notice.ts';
import type { deliveryCorrectionFacts } from './facts.ts';

/** A colleague has to look, and whoever sent the goods hears that less or more had arrived than was signed for. */
export const noticesOfDeliveryCorrections: Partial<Tellers<keyof typeof deliveryCorrectionFacts>> = {
  'delivery-correction.proposed': (state, { incident, data }) => {
    const shipment = state.incidents.get(incident)?.shipments.get(data.shipment);
    if (!shipment) return [];
    return [
      {
        kind: 'delivery-correction.to-confirm',
        urgency: 'normal',
        organisations: [shipment.facility],
        title: { zh: '签收更正待第二人确认', en: 'A correction of a delivery waits for a second person' },
        path: '/work/delivery-corrections',
      },
    ];
  },
  'delivery.corrected': (state, { incident, data }) => {
    const shipment = state.incidents.get(incident)?.shipments.get(data.shipment);
    if (!shipment) return [];
    const facility = nameOf(state, shipment.facility);
    return [
      {
        kind: 'delivery.corrected',
        urgency: 'normal',
        organisations: [...new Set([shipment.releaser, shipment.facility])],
        title: { zh: `${facility.zh}更正了签收`, en: `${facility.en} has put a delivery right` },
        path: `/incidents/${incident}/shipments/${data.shipment}`,
      },
    ];
  },
};
