import { figure, type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type ShipmentCorrectionRefusals = {
  'less-than-arrived': { arrived: number; stated: number };
  'shipment-said-since': { shipment: string };
};

export const shipmentCorrectionRefusals: Sayers<keyof ShipmentCorrectionRefusals> = {
  'less-than-arrived': ({ arrived, stated }) =>
    said(
      ['已签收或已处理的，不能更正为没有出库。', 'What was signed for or settled has left.'],
      [
        `已签收和已处理 ${figure(arrived)}，填写出库 ${figure(stated)}。`,
        `${figure(arrived)} signed for or settled, ${figure(stated)} said to have left.`,
      ],
      [
        '最少填写这个数量；签收或短少处理有误的，请先更正签收或短少处理。',
        'State so much at least; where the slip or the settlement is wrong, have that put right first.',
      ],
    ),
  'shipment-said-since': ({ shipment }) =>
    said(
      ['提出更正之后，这张运单又有变化。', 'This shipment has changed since the correction was proposed.'],
      [`运单 ${shipment}。`, `Shipment ${shipment}.`],
      ['请不予更正，按现有记录重新提出。', 'Decline it, and propose it again from what stands there now.'],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends ShipmentCorrectionRefusals {}
}
