import { both } from '../../kernel/words/words.ts';

/** What a refusal may be about, and in which states it can be. */
export const countersignatureThings = {
  countersignature: {
    name: both('复核', 'countersignature'),
    states: {
      open: both('待复核', 'waiting'),
      given: both('已通过', 'given'),
      refused: both('已退回', 'refused'),
    },
  },
};

type CountersignatureThings = typeof countersignatureThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends CountersignatureThings {}
}
