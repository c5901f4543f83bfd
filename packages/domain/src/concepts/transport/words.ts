import { both } from '../../kernel/words/words.ts';

/** What a refusal may be about, and in which states it can be. */
export const transportThings = {
  'transport-offer': {
    name: both('运力', 'offer of transport'),
    states: {
      offered: both('可用', 'offered'),
      ended: both('已终止', 'ended'),
    },
  },
};

type TransportThings = typeof transportThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends TransportThings {}
}
