import { both } from '../../kernel/words/words.ts';

/** What a refusal may be about, and in which states it can be. */
export const opinionThings = {
  opinion: { name: both('舆情', 'public concern') },
};

type OpinionThings = typeof opinionThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends OpinionThings {}
}
