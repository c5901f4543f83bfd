import { both } from '../../kernel/words/words.ts';

/** What a refusal may be about, and in which states it can be. */
export const transferThings = {
  transfer: {
    name: both('过账', 'transfer'),
    states: {
      posted: both('已过账', 'posted'),
      reversed: both('已冲销', 'reversed'),
    },
  },
};

type TransferThings = typeof transferThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends TransferThings {}
}
