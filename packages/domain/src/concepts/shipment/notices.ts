import type { FactOf } from '../../kernel/fact/fact.ts';
import { nameOf } from '../../kernel/notice/name.ts';
import type { Notice } from '../../kernel/notice/notice.ts';
import type { State } from '../../kernel/state/state.ts';
import { holdersOf } from '../mandate/audience.ts';

/** Of goods on their way: waiting to be inspected, doubted, sent, signed for, not arrived. */
export const noticesOfGoods = {
  'donation.received': (state: State, { incident, at, data }: FactOf<'donation.received'>): Notice[] => {
    const waiting = data.lots.filter((lot) => lot.quarantined !== null).length;
    if (waiting === 0) return [];
    return [
      {
        kind: 'lot.to-inspect',
        urgency: 'normal',
        organisations: holdersOf(state, 'inspect-goods', incident, data.receiver, at),
        title: { zh: `${waiting}批物资待查验`, en: `${waiting} lots wait for inspection` },
        path: '/work/inspection',
      },
    ];
  },
  'earmark.questioned': (state: State, { incident, data }: FactOf<'earmark.questioned'>): Notice[] =>
    ofLot(state, incident, data.lot, 'earmark.questioned', {
      zh: '定向捐赠需征询捐赠人',
      en: 'A directed gift cannot be followed now: the donor is to be asked',
    }),
  'earmark.answered': (state: State, { incident, data }: FactOf<'earmark.answered'>): Notice[] =>
    ofLot(state, incident, data.lot, 'earmark.answered', {
      zh: '捐赠人已答复定向意愿',
      en: 'The donor of a directed gift has answered',
    }),
  'facility.receiving-stopped': (
    state: State,
    { incident, data }: FactOf<'facility.receiving-stopped'>,
  ): Notice[] => {
    const facility = nameOf(state, data.facility);
    const orders = [...(state.incidents.get(incident)?.orders.values() ?? [])];
    const waiting = orders.filter((order) => order.facility === data.facility && order.status === 'issued');
    const releasers = [...new Set(waiting.map((order) => order.releaser))];
    return releasers.length === 0
      ? []
      : [
          {
            kind: 'facility.receiving-stopped',
            urgency: 'urgent',
            organisations: releasers,
            title: { zh: `${facility.zh}暂停接收`, en: `${facility.en} asks not to be sent more` },
            path: '/work/orders',
          },
        ];
  },
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

function ofLot(
  state: State,
  incident: string,
  id: string,
  kind: 'earmark.questioned' | 'earmark.answered',
  title: Notice['title'],
): Notice[] {
  const records = state.incidents.get(incident);
  const lot = records?.lots.get(id);
  const donor = records?.donations.get(lot?.donation ?? '')?.donor;
  if (!lot) return [];
  // A donor that is itself in the register hears of it here; a person is asked by the receiver.
  const organisations = new Set([lot.owner]);
  if (donor?.kind === 'organisation' && state.organisations.has(donor.donor)) organisations.add(donor.donor);
  return [
    {
      kind,
      urgency: 'normal',
      organisations: [...organisations],
      title,
      path: `/incidents/${incident}/lots/${id}`,
    },
  ];
}
