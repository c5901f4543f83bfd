import { both } from '../../kernel/words/words.ts';

/** What a refusal may be about, and in which states it can be. */
export const charterThings = {
  charter: { name: both('公约', 'charter') },
};

type CharterThings = typeof charterThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends CharterThings {}
}
