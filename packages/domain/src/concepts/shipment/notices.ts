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
    const facility = nameOf(state, shipment.facility);
    const tell = (kind: Notice['kind'], urgency: Notice['urgency'], zh: string, en: string): Notice => ({
      kind,
      urgency,
      organisations: [shipment.releaser],
      title: { zh: `${facility.zh}${zh}`, en: `${facility.en} ${en}` },
      path: `/incidents/${incident}/shipments/${data.shipment}`,
    });
    const isShort = data.lines.some((line) => line.shortage !== null);
    const signed = data.complete
      ? tell('delivery.confirmed', 'normal', '已签收', 'has signed for the delivery')
      : tell('delivery.confirmed', 'normal', '已签收一部分', 'has signed for a part of the delivery');
    return [
      isShort ? tell('delivery.short', 'urgent', '签收短少', 'received less than was sent') : signed,
      ...(data.surplus.length > 0
        ? [tell('delivery.surplus', 'urgent', '收到的多于发运', 'received more than was sent')]
        : []),
    ];
  },
};
