import { z } from 'zod';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { amountSchema, currencySchema, fileSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { writtenAs } from '../../kernel/form/forms.ts';
import { both } from '../../kernel/words/words.ts';
import { transfersField } from '../../ledger/transfer.ts';
import { SPENDING_KINDS } from '../purpose/facts.ts';
import { supplierSchema } from './supplier.ts';

/** As many lines as a request has. */
export const LINES_MAX = 60;

/** What is bought: an item of the catalogue in its base units, or another kind of spending; and what the line costs, in minor units. */
export const lineSchema = z.strictObject({
  item: identifier.nullable(),
  kind: z.enum(SPENDING_KINDS).nullable(),
  quantity: amountSchema,
  amount: amountSchema,
});

const QUOTES_MAX = 10;
export const quoteSchema = z.strictObject({
  /** Of whom. */
  name: shortText,
  amount: amountSchema,
  file: fileSchema,
});

/** Reasons to buy without the quotes that a charter asks for. */
export const WAIVER_REASONS = ['emergency', 'sole-supplier', 'price-set-by-state'] as const;
export const waiverSchema = z.strictObject({ reason: z.enum(WAIVER_REASONS), note: shortText });

/** `words`: which interest, where one is declared. */
export const interestsSchema = z.strictObject({
  kind: z.enum(['none', 'declared']),
  words: shortText.nullable(),
});

export const invoiceSchema = z.strictObject({
  number: writtenAs('invoice-number', /^[A-Za-z0-9][A-Za-z0-9/-]{2,39}$/),
  /** Its scan. */
  file: fileSchema.nullable(),
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
      supplier: supplierSchema,
      /** Whether whoever asks, approves or gave has a stake in the supplier; an answer is required. */
      interests: interestsSchema,
      /** What others offered to do it for, each with its paper. */
      quotes: z.array(quoteSchema).max(QUOTES_MAX),
      /** Why there are fewer quotes than the charter asks for. */
      waiver: waiverSchema.nullable(),
      invoice: invoiceSchema.nullable(),
      goal: shortText,
      confirmed: confirmedFact,
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
