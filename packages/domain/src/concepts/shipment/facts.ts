import { z } from 'zod';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { amountSchema, fileSchema, identifier, sha256Schema, shortText } from '../../kernel/fact/fields.ts';
import { happenedFact } from '../../kernel/fact/moment.ts';
import { both } from '../../kernel/words/words.ts';
import { packsSchema } from '../../ledger/packs.ts';
import { transfersField } from '../../ledger/transfer.ts';

export const SHORTAGE_REASONS = [
  'short-packed',
  'damaged-in-transit',
  'lost-in-transit',
  'refused-unfit',
  'other',
] as const;

/** Who takes the goods at the gate: a carrier that the releaser sends, or the receiver, who comes for them with a code. */
export const HANDED_TO = ['carrier', 'receiver'] as const;

/** Why a gate lets other goods go than the order says, or fewer of them. */
export const PICK_REASONS = [
  'not-found',
  'damaged',
  'wet',
  'expires-first',
  'wrong-label',
  'held-for-inspection',
  'lorry-full',
  'receiver-wants-less',
  'other',
] as const;

/** In whose name a delivery is signed for: the facility's people, a proxy that it named, or whoever brought its code. */
export const SIGNING_CAPACITIES = ['facility', 'proxy', 'code'] as const;

/** What became of what was missing. */
export const SETTLED_OUTCOMES = ['lost', 'returned-to-stock'] as const;

/** What became of more than was sent: where it came from, as the releaser finds it. */
export const SURPLUS_OUTCOMES = ['from-stock', 'from-loss', 'from-other-lot'] as const;

export const shipmentFacts = {
  'shipment.dispatched': fact({
    title: both('出库', 'Shipment dispatched'),
    under: 'release-goods',
    moves: ['stock>transit'],
    schema: z.strictObject({
      shipment: identifier,
      order: identifier,
      carrier: shortText,
      handedTo: z.enum(HANDED_TO),
      /** What the receiver's code is known by, where goods were handed to the receiver. */
      code: sha256Schema.nullable(),
      /** Lines on which something else left than was ordered; absent: none. */
      changes: z
        .array(
          z.strictObject({
            need: identifier,
            /** As ordered. */
            lot: identifier,
            /** As it left. */
            amount: z.int().min(0),
            /** The lot that left in its place. */
            instead: identifier.optional(),
            reason: z.enum(PICK_REASONS),
            note: shortText.nullable(),
          }),
        )
        .min(1)
        .max(100)
        .optional(),
      happenedAt: happenedFact,
      transfers: transfersField,
    }),
  }),
  /**
   * Said by the receiving facility, line by line, in as many parts as it comes in. What did not arrive stays in transit,
   * visible, until it arrives after all or is settled; what arrived and cannot be used is lost.
   */
  'delivery.confirmed': fact({
    title: both('签收', 'Delivery confirmed'),
    under: 'confirm-delivery',
    moves: ['transit>facility', 'transit>loss'],
    schema: z.strictObject({
      shipment: identifier,
      /** Of what arrived damaged, where it is much. */
      photo: fileSchema.nullable(),
      capacity: z.enum(SIGNING_CAPACITIES),
      /** What the code is known by, where one signed. */
      code: sha256Schema.nullable(),
      /** No more is on its way: what is missing now is short. */
      complete: z.boolean(),
      lines: z
        .array(
          z.strictObject({
            lot: identifier,
            /** Null: it left by break-glass, and the facility had stated none. */
            need: identifier.nullable(),
            received: z.int().min(0),
            damaged: z.int().min(0),
            shortage: z.enum(SHORTAGE_REASONS).nullable(),
          }),
        )
        .max(100),
      /** As the facility counted it, where it counted packs. */
      packs: z.array(packsSchema.extend({ lot: identifier })).max(100),
      /** More than was sent: it stands in no account until somebody says where it came from. */
      surplus: z
        .array(z.strictObject({ surplus: identifier, lot: identifier, amount: amountSchema }))
        .max(100),
      note: shortText.nullable(),
      confirmed: confirmedFact,
      happenedAt: happenedFact,
      /** Empty where nothing at all arrived. */
      transfers: z.array(transfersField.element).max(100),
    }),
  }),
  'shortage.settled': fact({
    title: both('处理短少', 'Shortage settled'),
    under: 'record-loss',
    moves: ['transit>loss', 'transit>stock'],
    schema: z.strictObject({
      settlement: identifier,
      shipment: identifier,
      lot: identifier,
      amount: amountSchema,
      outcome: z.enum(SETTLED_OUTCOMES),
      reason: shortText,
      photo: fileSchema.nullable(),
      confirmed: confirmedFact,
      transfers: transfersField,
    }),
  }),
  /** The releaser says where what came too much had stood; only then is it in the facility's account. */
  'surplus.settled': fact({
    title: both('处理多收', 'Surplus settled'),
    under: 'record-loss',
    moves: ['stock>facility', 'loss>facility'],
    schema: z.strictObject({
      surplus: identifier,
      amount: amountSchema,
      outcome: z.enum(SURPLUS_OUTCOMES),
      /** The lot that it was of in truth. */
      lot: identifier,
      reason: shortText,
      transfers: transfersField,
    }),
  }),
  /** The facility has counted again: it was not too much. */
  'surplus.recounted': fact({
    title: both('更正多收', 'Surplus counted again'),
    under: 'confirm-delivery',
    schema: z.strictObject({ surplus: identifier, capacity: z.enum(SIGNING_CAPACITIES), reason: shortText }),
  }),
};

type ShipmentFacts = typeof shipmentFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends ShipmentFacts {}
}
