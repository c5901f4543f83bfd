import { z } from 'zod';
import type { CharterTerms } from '../../kernel/charter/charter.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

/** The facts of a charter, whose terms are those that the other concepts declare. */
export const charterFacts = (terms: z.ZodType<CharterTerms, CharterTerms>) => ({
  'charter.adopted': fact({
    title: both('通过公约', 'Charter adopted'),
    under: 'coordinate',
    schema: z.strictObject({
      incident: identifier,
      version: z.int().min(1),
      terms,
      /** How it was agreed: who took part, when, by which procedure. */
      agreement: shortText,
      participants: z.array(identifier),
    }),
  }),
});

export type CharterFacts = ReturnType<typeof charterFacts>;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends CharterFacts {}
}
