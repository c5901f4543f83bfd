import type { FactOf } from '../../kernel/fact/fact.ts';
import { nameOf } from '../../kernel/notice/name.ts';
import type { Notice } from '../../kernel/notice/notice.ts';
import type { State } from '../../kernel/state/state.ts';

/** Of goods on their way: sent, signed for, not arrived. */
export const noticesOfShipments = {
  'shipment.dispatched': (state: State, { incident, data }: FactOf<'shipment.dispatched'>): Notice[] => {
    const shipment = state.incidents.get(incident)?.shipments.get(data.shipment);
    if (!shipment) return [];
    const from = nameOf(state, shipment.releaser);
    return [
      {
        kind: 'shipment.dispatched',
        urgency: 'normal',
        organisations: [shipment.facility],
        title: { zh: `${from.zh}已发货，待签收`, en: `${from.en} has sent goods: please sign on arrival` },
        path: `/incidents/${incident}/shipments/${data.shipment}`,
      },
    ];
  },
  'delivery.confirmed': (state: State, { incident, data }: FactOf<'delivery.confirmed'>): Notice[] => {
    const shipment = state.incidents.get(incident)?.shipments.get(data.shipment);
    if (!shipment) return [];
    const isShort = data.lines.some((line) => line.shortage !== null);
    const facility = nameOf(state, shipment.facility);
    return [
      {
        kind: isShort ? 'delivery.short' : 'delivery.confirmed',
        urgency: isShort ? 'urgent' : 'normal',
        organisations: [shipment.releaser],
        title: isShort
          ? { zh: `${facility.zh}签收短少`, en: `${facility.en} received less than was sent` }
          : { zh: `${facility.zh}已签收`, en: `${facility.en} has signed for the delivery` },
        path: `/incidents/${incident}/shipments/${data.shipment}`,
      },
    ];
  },
};
