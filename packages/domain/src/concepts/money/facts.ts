import { z } from 'zod';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { amountSchema, currencySchema, fileSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { happenedFact } from '../../kernel/fact/moment.ts';
import { writtenAs } from '../../kernel/form/forms.ts';
import { both } from '../../kernel/words/words.ts';
import { transfersField } from '../../ledger/transfer.ts';
import { referenceSchema } from '../donation/bank-transfer.ts';
import { lotSchema } from '../donation/facts.ts';
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

/** Why money goes back from a supplier to the fund. */
export const SUPPLIER_REFUND_REASONS = [
  'not-delivered',
  'short-delivered',
  'defective',
  'overpaid',
  'paid-wrongly',
  'called-off',
] as const;
/** Why a gift goes back to whoever gave it. */
export const GIFT_REFUND_REASONS = [
  'purpose-not-achievable',
  'agreed-with-donor',
  'transferred-by-mistake',
] as const;
export const REFUND_REASONS = [...SUPPLIER_REFUND_REASONS, ...GIFT_REFUND_REASONS] as const;

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
  /** The bank has carried it out. */
  'payment.made': fact({
    title: both('付款完成', 'Payment made'),
    under: 'request-payment',
    schema: z.strictObject({
      payment: identifier,
      reference: referenceSchema,
      /** Where it came with or after the money. */
      invoice: invoiceSchema.nullable(),
      happenedAt: happenedFact,
    }),
  }),
  /** What was bought comes to the dock, and stays the gift that paid it. */
  'purchase.received': fact({
    title: both('采购物资到货', 'Purchase received'),
    under: 'receive-donation',
    moves: ['supplier>stock'],
    schema: z.strictObject({
      payment: identifier,
      place: identifier,
      lots: z.array(lotSchema).min(1).max(LINES_MAX),
      confirmed: confirmedFact,
      happenedAt: happenedFact,
      transfers: transfersField,
    }),
  }),
  'payment.declined': fact({
    title: both('否决支付', 'Payment declined'),
    under: 'approve-payment',
    moves: ['fund>spent'],
    schema: z.strictObject({ payment: identifier, reason: shortText, transfers: transfersField }),
  }),
  /** Money that shall go back: what a supplier sent back to the fund it was paid from, or a gift to whoever gave it. */
  'refund.proposed': fact({
    title: both('提出退款', 'Refund proposed'),
    under: 'request-payment',
    moves: ['fund>donor'],
    schema: z.strictObject({
      refund: identifier,
      donation: identifier,
      /** Of which payment; null: of the gift, to whoever gave it. */
      payment: identifier.nullable(),
      currency: currencySchema,
      amount: amountSchema,
      reason: z.enum(REFUND_REASONS),
      note: shortText,
      /** What the bank calls the transfer by which a supplier paid it back; null: it never left, or has not left yet. */
      reference: referenceSchema.nullable(),
      file: fileSchema.nullable(),
      /** A gift’s is held back in its fund; a supplier’s is not there yet. */
      transfers: z.array(transfersField.element).max(1),
    }),
  }),
  'refund.made': fact({
    title: both('退款完成', 'Refund made'),
    under: 'approve-payment',
    moves: ['fund>donor', 'spent>fund'],
    schema: z.strictObject({
      refund: identifier,
      /** Of what went back to a giver: what the bank calls it. */
      reference: referenceSchema.nullable(),
      transfers: transfersField,
    }),
  }),
  'refund.declined': fact({
    title: both('不予退款', 'Refund declined'),
    under: 'approve-payment',
    moves: ['fund>donor'],
    schema: z.strictObject({
      refund: identifier,
      reason: shortText,
      transfers: z.array(transfersField.element).max(1),
    }),
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
