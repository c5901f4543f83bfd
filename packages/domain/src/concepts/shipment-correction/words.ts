import { both } from '../../kernel/words/words.ts';

/** What a refusal may be about, and in which states it can be. */
export const shipmentCorrectionThings = {
  'shipment-correction': {
    name: both('运单更正', 'correction of a shipment'),
    states: {
      open: both('待第二人确认', 'waits for a second person'),
      made: both('已更正', 'made'),
      declined: both('不予更正', 'declined'),
    },
  },
};

type ShipmentCorrectionThings = typeof shipmentCorrectionThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends ShipmentCorrectionThings {}
}
