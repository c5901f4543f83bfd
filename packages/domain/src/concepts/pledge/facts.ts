import { z } from 'zod';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { amountSchema, calendarDate, identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

export const PLEDGE_OUTCOMES = ['accepted', 'declined', 'redirected'] as const;

/** What somebody offers to give before it is sent, so that it is wanted where it arrives. A promise is not a receipt. */
export const pledgeFacts = {
  'pledge.made': fact({
    title: both('认捐', 'Pledge made'),
    under: null,
    schema: z.strictObject({
      pledge: identifier,
      organisation: identifier,
      item: identifier,
      amount: amountSchema,
      /** From which day it can be sent; null: at once. */
      readyOn: calendarDate.nullable(),
      note: shortText.nullable(),
      confirmed: confirmedFact,
    }),
  }),
  'pledge.answered': fact({
    title: both('答复认捐', 'Pledge answered'),
    under: 'receive-donation',
    schema: z.strictObject({
      pledge: identifier,
      outcome: z.enum(PLEDGE_OUTCOMES),
      /** Redirected: to the organisation that should be asked instead. */
      to: identifier.nullable(),
      reason: shortText.nullable(),
    }),
  }),
  'pledge.ended': fact({
    title: both('撤回认捐', 'Pledge withdrawn'),
    under: null,
    schema: z.strictObject({ pledge: identifier, reason: shortText }),
  }),
};

type PledgeFacts = typeof pledgeFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends PledgeFacts {}
}
