import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { amountSchema, currencySchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';
import { transfersField } from '../../ledger/transfer.ts';
import { SPENDING_KINDS } from '../purpose/facts.ts';

/** As many lines as a request has. */
export const LINES_MAX = 60;

/** What is bought: an item of the catalogue in its base units, or another kind of spending; and what the line costs, in minor units. */
export const lineSchema = z.strictObject({
  item: identifier.nullable(),
  kind: z.enum(SPENDING_KINDS).nullable(),
  quantity: amountSchema,
  amount: amountSchema,
});

export const moneyFacts = {
  'payment.requested': fact({
    title: both('申请支付', 'Payment requested'),
    under: 'request-payment',
    moves: ['fund>spent'],
    schema: z.strictObject({
      payment: identifier,
      payer: identifier,
      /** The gift that pays, so that a donor sees what the yuan became. */
      donation: identifier,
      /** Which purpose it serves; null: that of the gift, for which it may be anything. */
      purpose: identifier.nullable(),
      currency: currencySchema,
      /** What the lines cost together. */
      amount: amountSchema,
      lines: z.array(lineSchema).min(1).max(LINES_MAX),
      payee: shortText,
      goal: shortText,
      transfers: transfersField,
    }),
  }),
  'payment.approved': fact({
    title: both('批准支付', 'Payment approved'),
    under: 'approve-payment',
    moves: ['fund>spent'],
    schema: z.strictObject({ payment: identifier, transfers: transfersField }),
  }),
  'payment.declined': fact({
    title: both('否决支付', 'Payment declined'),
    under: 'approve-payment',
    moves: ['fund>spent'],
    schema: z.strictObject({ payment: identifier, reason: shortText, transfers: transfersField }),
  }),
  /** The clock: a request that nobody approved in the charter's time. */
  'payment.expired': fact({
    title: both('支付申请到期', 'Payment request expired'),
    under: 'clock',
    moves: ['fund>spent'],
    schema: z.strictObject({ payment: identifier, transfers: transfersField }),
  }),
};

type MoneyFacts = typeof moneyFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends MoneyFacts {}
}
