import { z } from 'zod';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { transfersField } from '../../ledger/transfer.ts';

/** Coded reasons for everything that deviates (the idea is OpenBoxes'): a number can be counted, a sentence cannot. */
export const LOSS_REASONS = [
  'damaged',
  'expired',
  'missing',
  'stolen',
  'count-difference',
  'unfit',
  'other',
] as const;

export const stockFacts = {
  'loss.recorded': z.strictObject({
    loss: identifier,
    lot: identifier,
    reason: z.enum(LOSS_REASONS),
    note: shortText.nullable(),
    transfers: transfersField,
  }),
  'use.reported': z.strictObject({
    use: identifier,
    facility: identifier,
    item: identifier,
    transfers: transfersField,
  }),
  /** Somebody has counted a lot on its shelf; the book is what the ledger said at that moment. */
  'count.recorded': z.strictObject({
    count: identifier,
    lot: identifier,
    counted: z.int().min(0),
    book: z.int().min(0),
    note: shortText.nullable(),
  }),
  /** The difference becomes a transfer to or from the loss account, signed by a second person, with a coded reason. */
  'count.settled': z.strictObject({
    count: identifier,
    lot: identifier,
    reason: z.enum(LOSS_REASONS),
    note: shortText.nullable(),
    transfers: transfersField,
  }),
  /** A lot that was fit is doubted: all of it that has not left goes back to quarantine. */
  'lot.held': z.strictObject({ lot: identifier, reason: shortText, transfers: transfersField }),
  /** Goods that lie longer than the charter allows owe the donor a reason (F10). */
  'lot.idle-explained': z.strictObject({ lot: identifier, explanation: shortText }),
};
