import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

/** What a recommendation is about, in the words of a plan. */
export const RECOMMENDATION_SUBJECTS = ['function', 'duty', 'need', 'task', 'release', 'other'] as const;

export const recommendationFacts = {
  /** What should be otherwise next time; a later version of a plan names it as answered. */
  'recommendation.made': fact({
    title: both('提出改进建议', 'Recommendation made'),
    under: null,
    schema: z.strictObject({
      recommendation: identifier,
      /** The plan that should change; null: none in particular. */
      plan: identifier.nullable(),
      about: z.enum(RECOMMENDATION_SUBJECTS),
      explanation: shortText,
    }),
  }),
};

type RecommendationFacts = typeof recommendationFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends RecommendationFacts {}
}
