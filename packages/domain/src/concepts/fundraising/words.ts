import { both, type Words } from '../../kernel/words/words.ts';

const fundraisingState: Words<'open' | 'ended'> = {
  open: both('进行中', 'going on'),
  ended: both('已结束', 'ended'),
};

/** The words of its lists. */
export const fundraisingWords = { fundraisingState };

/** What a refusal may be about, and in which states it can be. */
export const fundraisingThings = {
  fundraising: { name: both('募捐', 'fundraising'), states: fundraisingState },
};

type FundraisingThings = typeof fundraisingThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends FundraisingThings {}
}
