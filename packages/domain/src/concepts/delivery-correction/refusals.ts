import { type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type DeliveryCorrectionRefusals = { 'delivery-said-since': { shipment: string } };

export const deliveryCorrectionRefusals: Sayers<keyof DeliveryCorrectionRefusals> = {
  'delivery-said-since': ({ shipment }) =>
    said(
      ['提出更正之后，这次签收又有变化。', 'This delivery has changed since the correction was proposed.'],
      [`运单 ${shipment}。`, `Shipment ${shipment}.`],
      ['请不予更正，按现有记录重新提出。', 'Decline it, and propose it again from what stands there now.'],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends DeliveryCorrectionRefusals {}
}
