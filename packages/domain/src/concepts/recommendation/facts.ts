import { z } from 'zod';
import { identifier, shortText } from '../../kernel/fact/fields.ts';

/** What a recommendation is about, in the words of a plan. */
export const RECOMMENDATION_SUBJECTS = ['function', 'duty', 'need', 'task', 'release', 'other'] as const;

export const recommendationFacts = {
  /** What should be otherwise next time; a later version of a plan names it as answered. */
  'recommendation.made': z.strictObject({
    recommendation: identifier,
    /** The plan that should change; null: none in particular. */
    plan: identifier.nullable(),
    about: z.enum(RECOMMENDATION_SUBJECTS),
    explanation: shortText,
  }),
};
