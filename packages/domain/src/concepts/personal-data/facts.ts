import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, instant } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

export const personalDataFacts = {
  /**
   * Stated by the server alone, when it holds nothing more of the persons of a response that has ended. There is no command
   * for it: a button would be a promise, and this is to be what happened.
   */
  'personal-data.destroyed': fact({
    title: both('个人信息已销毁', 'Personal data destroyed'),
    under: 'clock',
    schema: z.strictObject({
      /** Which runs the installation. */
      organisation: identifier,
      /** Gifts of persons of which data had been held: the record itself says how many those are. */
      persons: z.int().min(0),
      /** The moment to which the period of retention let them be held. */
      until: instant,
    }),
  }),
};

type PersonalDataFacts = typeof personalDataFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends PersonalDataFacts {}
}
