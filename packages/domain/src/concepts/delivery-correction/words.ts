import { both } from '../../kernel/words/words.ts';

/** What a refusal may be about, and in which states it can be. */
export const deliveryCorrectionThings = {
  'delivery-correction': {
    name: both('签收更正', 'correction of a delivery'),
    states: {
      open: both('待第二人确认', 'waits for a second person'),
      made: both('已更正', 'made'),
      declined: both('不予更正', 'declined'),
    },
  },
};

type DeliveryCorrectionThings = typeof deliveryCorrectionThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends DeliveryCorrectionThings {}
}
