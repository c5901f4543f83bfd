import { z } from 'zod';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { transferSchema, transfersField } from '../../ledger/transfer.ts';

/** What one entry of the log has room for, whatever the length of its ids; the writer cuts by bytes before that. */
export const MOVEMENTS_PER_FACT = 400;

export const transferFacts = {
  /** An organisation moves goods between accounts of its own, within one place and one lot. */
  'transfers.posted': z.strictObject({
    owner: identifier,
    transfers: z.array(transferSchema).min(1).max(MOVEMENTS_PER_FACT),
  }),
  'transfer.reversed': z.strictObject({
    reversed: identifier,
    owner: identifier,
    reason: shortText,
    transfers: transfersField,
  }),
  /** Nobody's decision: the moment that the promise itself named has passed. */
  'transfers.expired': z.strictObject({ transfers: transfersField }),
  'order.expired': z.strictObject({ order: identifier, transfers: transfersField }),
  'payment.expired': z.strictObject({ payment: identifier, transfers: transfersField }),
};
