import { z } from 'zod';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { fact } from '../../kernel/fact/fact.ts';
import {
  amountSchema,
  calendarDate,
  currencySchema,
  identifier,
  shortText,
} from '../../kernel/fact/fields.ts';
import { AMOUNT_MAX } from '../../kernel/quantity/quantity.ts';
import { both } from '../../kernel/words/words.ts';
import { transferSchema } from '../../ledger/transfer.ts';
import { referenceSchema } from '../donation/bank-transfer.ts';

/**
 * What a person typed at the dock and may have typed wrongly. Of a lot where one is named, else of the gift: there the
 * amount is that of its money. Nothing: it never came, or came in under another receipt.
 */
export const correctedValues = z.strictObject({
  amount: z.int().min(0).max(AMOUNT_MAX).optional(),
  claimedItem: identifier.optional(),
  batch: shortText.nullable().optional(),
  expiresOn: calendarDate.nullable().optional(),
  bin: shortText.nullable().optional(),
  currency: currencySchema.optional(),
  /** Another donor than was written down. */
  donor: identifier.optional(),
  donorName: shortText.optional(),
  earmarkedFor: identifier.nullable().optional(),
  purpose: identifier.nullable().optional(),
  /** What the bank calls the transfer by which its money came: so a line of a statement is tied to it. */
  reference: referenceSchema.optional(),
});

const correction = {
  correction: identifier,
  donation: identifier,
  /** Null: the gift as a whole. */
  lot: identifier.nullable(),
  /** What stood there, and what should have: the same fields. */
  from: correctedValues,
  to: correctedValues,
  reason: shortText,
  /** What was asked back about it and is meant. */
  confirmed: confirmedFact,
};

export const correctionFacts = {
  'correction.proposed': fact({
    title: both('提出更正', 'Correction proposed'),
    under: 'receive-donation',
    schema: z.strictObject(correction),
  }),
  /** It holds from now on; where goods or money follow, a second person has confirmed it. The first entry stays as it is. */
  'gift.corrected': fact({
    title: both('更正捐赠', 'Gift corrected'),
    under: 'receive-donation',
    moves: [
      'stock>donor',
      'donor>stock',
      'stock>supplier',
      'supplier>stock',
      'stock>stock',
      'donor>donor',
      'fund>donor',
      'donor>fund',
      'fund>fund',
    ],
    schema: z.strictObject({
      ...correction,
      /** Lots of which part has moved on: that stays what it was, and what is still there becomes a lot of its own. */
      rests: z
        .array(z.strictObject({ lot: identifier, rest: identifier, amount: amountSchema }))
        .min(1)
        .max(60)
        .optional(),
      /** Lots of which nothing is there any more: they stay as they were when they left. */
      stay: z.array(identifier).min(1).max(60).optional(),
      transfers: z.array(transferSchema).max(400),
    }),
  }),
  'correction.declined': fact({
    title: both('不予更正', 'Correction declined'),
    under: 'receive-donation',
    schema: z.strictObject({ correction: identifier, reason: shortText }),
  }),
};

type CorrectionFacts = typeof correctionFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends CorrectionFacts {}
}
