import { z } from 'zod';
import { identifier, shortText } from '../fact/fields.ts';
import { transfersField } from '../transfer/transfer.ts';

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
  /** Goods that lie longer than the charter allows owe the donor a reason (F10). */
  'lot.idle-explained': z.strictObject({ lot: identifier, explanation: shortText }),
};
