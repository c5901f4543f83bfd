import { both, type Words } from '../../kernel/words/words.ts';
import type { TIES } from './facts.ts';

export const tie: Words<(typeof TIES)[number]> = {
  employed: both('任职或受雇', 'employed there'),
  owns: both('出资或持股', 'owns a share of it'),
  family: both('近亲属任职或持股', 'close family works there or owns a share'),
  other: both('其他', 'other'),
};

/** The words of its lists. */
export const interestWords = { tie };

/** What a refusal may be about, and in which states it can be. */
export const interestThings = {
  interest: {
    name: both('利害关系', 'interest'),
    states: { declared: both('已申报', 'declared'), ended: both('已终止', 'ended') },
  },
};

type InterestThings = typeof interestThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends InterestThings {}
}
