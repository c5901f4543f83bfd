import { both } from '../../kernel/words/words.ts';

/** What a refusal may be about, and in which states it can be. */
export const recommendationThings = {
  recommendation: { name: both('改进建议', 'recommendation') },
};

type RecommendationThings = typeof recommendationThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends RecommendationThings {}
}
