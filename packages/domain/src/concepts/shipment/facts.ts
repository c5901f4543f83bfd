import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { amountSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';
import { transfersField } from '../../ledger/transfer.ts';

export const SHORTAGE_REASONS = [
  'short-packed',
  'damaged-in-transit',
  'lost-in-transit',
  'refused-unfit',
  'other',
] as const;

export const shipmentFacts = {
  'shipment.dispatched': fact({
    title: both('出库', 'Shipment dispatched'),
    under: 'release-goods',
    moves: ['stock>transit'],
    schema: z.strictObject({
      shipment: identifier,
      order: identifier,
      carrier: shortText,
      transfers: transfersField,
    }),
  }),
  /** Said by the receiving facility, line by line. What did not arrive stays in transit, visible, until settled. */
  'delivery.confirmed': fact({
    title: both('签收', 'Delivery confirmed'),
    under: 'confirm-delivery',
    moves: ['transit>facility'],
    schema: z.strictObject({
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
  }),
  'shortage.settled': fact({
    title: both('处理短少', 'Shortage settled'),
    under: 'record-loss',
    moves: ['transit>facility', 'transit>loss', 'transit>stock'],
    schema: z.strictObject({
      shipment: identifier,
      lot: identifier,
      amount: amountSchema,
      outcome: z.enum(['lost', 'returned-to-stock', 'arrived-late']),
      reason: shortText,
      transfers: transfersField,
    }),
  }),
};

type ShipmentFacts = typeof shipmentFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends ShipmentFacts {}
}
