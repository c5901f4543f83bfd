import { z } from 'zod';
import { identifier, instant } from '../../kernel/fact/fields.ts';

export const personalDataFacts = {
  /**
   * Stated by the server alone, when it holds nothing more of the persons of a response that has ended. There is no command
   * for it: a button would be a promise, and this is to be what happened.
   */
  'personal-data.destroyed': z.strictObject({
    /** Which runs the installation. */
    organisation: identifier,
    /** Gifts of persons of which data had been held: the record itself says how many those are. */
    persons: z.int().min(0),
    /** The moment to which the period of retention let them be held. */
    until: instant,
  }),
};
