import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { amountSchema, currencySchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';
import { transfersField } from '../../ledger/transfer.ts';

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
      currency: currencySchema,
      amount: amountSchema,
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
};

type MoneyFacts = typeof moneyFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends MoneyFacts {}
}
