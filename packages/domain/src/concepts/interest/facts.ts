import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { calendarDate, identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';
import { supplierSchema } from '../money/supplier.ts';

/** How somebody is tied to an organisation. */
export const TIES = ['employed', 'owns', 'family', 'other'] as const;

/**
 * That whoever sits in a seat has an interest in an organisation, a facility or a supplier. Public, and of the seat: who sits
 * there is not said. It ends openly too.
 */
export const interestFacts = {
  'interest.declared': fact({
    title: both('申报利害关系', 'Interest declared'),
    under: null,
    schema: z.strictObject({
      interest: identifier,
      organisation: identifier,
      seat: identifier,
      /** In whom: one of the register, or one that is named with its credit code. */
      party: supplierSchema,
      tie: z.enum(TIES),
      /** Since when, as stated; null: not said. */
      since: calendarDate.nullable(),
    }),
  }),
  'interest.ended': fact({
    title: both('利害关系终止', 'Interest ended'),
    under: null,
    schema: z.strictObject({ interest: identifier, reason: shortText }),
  }),
  /** Nothing to declare beyond what stands declared: holds from this moment for as long as the charter says. */
  'interest.none-stated': fact({
    title: both('声明无其他利害关系', 'No other interest to declare'),
    under: null,
    schema: z.strictObject({ organisation: identifier, seat: identifier }),
  }),
};

type InterestFacts = typeof interestFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends InterestFacts {}
}
