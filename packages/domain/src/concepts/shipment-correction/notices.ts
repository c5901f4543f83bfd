import { nameOf } from '../../kernel/notice/name.ts';
import type { Notice, Tellers } from '../../kernel/notice/notice.ts';
import type { State } from '../../kernel/state/state.ts';
import type { shipmentCorrectionFacts } from './facts.ts';

/** A colleague has to look; and whoever waits for the goods hears that less is on its way, or that none ever was. */
export const noticesOfShipmentCorrections: Partial<Tellers<keyof typeof shipmentCorrectionFacts>> = {
  'dispatch-correction.proposed': (state, { incident, data }) => toConfirm(state, incident, data.shipment),
  'settlement-correction.proposed': (state, { incident, data }) => toConfirm(state, incident, data.shipment),
  'shipment.corrected': (state, { incident, data }) => {
    const shipment = state.incidents.get(incident)?.shipments.get(data.shipment);
    if (!shipment) return [];
    const releaser = nameOf(state, shipment.releaser);
    const title =
      shipment.status === 'never-left'
        ? {
            zh: `${releaser.zh}更正：登记的这批物资实未出库`,
            en: `${releaser.en} has put it right: these goods never left`,
          }
        : { zh: `${releaser.zh}更正了运单`, en: `${releaser.en} has put a shipment right` };
    return [
      {
        kind: 'shipment-correction.made',
        urgency: 'normal',
        organisations: [...new Set([shipment.releaser, shipment.facility])],
        title,
        path: `/incidents/${incident}/shipments/${data.shipment}`,
      },
    ];
  },
};

function toConfirm(state: State, incident: string, id: string): Notice[] {
  const shipment = state.incidents.get(incident)?.shipments.get(id);
  if (!shipment) return [];
  return [
    {
      kind: 'shipment-correction.to-confirm',
      urgency: 'normal',
      organisations: [shipment.releaser],
      title: { zh: '运单更正待第二人确认', en: 'A correction of a shipment waits for a second person' },
      path: '/work/shipment-corrections',
    },
  ];
}
