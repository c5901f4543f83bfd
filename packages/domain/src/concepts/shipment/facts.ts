import { z } from 'zod';
import { amountSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { transfersField } from '../../ledger/transfer.ts';

export const SHORTAGE_REASONS = [
  'short-packed',
  'damaged-in-transit',
  'lost-in-transit',
  'refused-unfit',
  'other',
] as const;

export const shipmentFacts = {
  'shipment.dispatched': z.strictObject({
    shipment: identifier,
    order: identifier,
    carrier: shortText,
    transfers: transfersField,
  }),
  /** Said by the receiving facility, line by line. What did not arrive stays in transit, visible, until settled. */
  'delivery.confirmed': z.strictObject({
    shipment: identifier,
    lines: z
      .array(
        z.strictObject({
          lot: identifier,
          received: z.int().min(0),
          shortage: z.enum(SHORTAGE_REASONS).nullable(),
        }),
      )
      .min(1),
    note: shortText.nullable(),
    /** Empty where nothing at all arrived. */
    transfers: z.array(transfersField.element).max(100),
  }),
  'shortage.settled': z.strictObject({
    shipment: identifier,
    lot: identifier,
    amount: amountSchema,
    outcome: z.enum(['lost', 'returned-to-stock', 'arrived-late']),
    reason: shortText,
    transfers: transfersField,
  }),
};
