import { z } from 'zod';
import { confirmedFact } from '../kernel/command/asked-back.ts';
import { fact } from '../kernel/fact/fact.ts';
import { amountSchema, identifier, shortText } from '../kernel/fact/fields.ts';
import { both } from '../kernel/words/words.ts';
import { transfersField } from '../ledger/transfer.ts';
import { ALLOCATION_RULES, BINDING_CONSTRAINTS } from './explanation.ts';

/** One answer to one need, zero included: why this much and not more. */
export const allocationLineSchema = z.strictObject({
  need: identifier,
  /** Null on a line of nothing. */
  lot: identifier.nullable(),
  amount: z.int().min(0),
  rule: z.enum(ALLOCATION_RULES),
  bound: z.enum(BINDING_CONSTRAINTS),
  /** What the need was taken to have, in store by then or on its way, and to use a day (null: nobody knows); base units. */
  figures: z.strictObject({ had: z.int().min(0), usePerDay: z.int().min(0).nullable() }).optional(),
  /**
   * What the next unit here would be worth, how many units would be worth as much, and what each would lose on the best way
   * from goods that are fit: who is next, should more come.
   */
  next: z
    .strictObject({ worth: z.int().min(1), amount: amountSchema, loss: z.int().min(0).optional() })
    .optional(),
  /** Whose unit was the last that these goods went to instead, and what it was worth there, losses taken off. */
  outbid: z.strictObject({ need: identifier, worth: z.int() }).optional(),
  /** How much the need was taken to use a day, where nobody had said it: min(patients, beds) × the charter's rate. */
  estimate: z
    .strictObject({
      patients: z.int().min(0),
      perThousandPatientDays: z.int().min(1),
      usePerDay: z.int().min(0),
    })
    .optional(),
  /** What the whole need would have got without one of the rules, all else equal; only where it would be another amount. */
  without: z
    .strictObject({
      /** Donors' directions. */
      earmarks: z.int().min(0).optional(),
      /** What owners keep for themselves. */
      reserve: z.int().min(0).optional(),
      /** Regions' claims. */
      regionClaim: z.int().min(0).optional(),
    })
    .optional(),
  /** The carrier's offer that it was counted on. */
  transport: identifier.optional(),
});
export type AllocationLine = z.infer<typeof allocationLineSchema>;

export const allocationFacts = {
  'allocation.proposed': fact({
    title: both('提出分配方案', 'Allocation proposed'),
    under: 'allocate',
    schema: z.strictObject({
      run: identifier,
      /** `null` items: all. */
      items: z.array(identifier).min(1).max(100).nullable(),
      charterVersion: z.int().min(1),
      /**
       * computed: by the named solver from the state just before this fact; by-hand: typed, with a reason; adjusted: another
       * run's lines, some of them changed by hand, with a reason.
       */
      method: z.enum(['computed', 'by-hand', 'adjusted']),
      /** The run that an adjusted one takes the place of. */
      adjusts: identifier.optional(),
      solver: shortText.nullable(),
      reason: shortText.nullable(),
      /**
       * Worth of the whole plan by the charter's terms, and a proven upper bound: no plan whatever is worth more. Equal
       * where the plan was solved exactly.
       */
      worth: z.int().optional(),
      worthAtMost: z.int().optional(),
      /** Lines follow in this many facts `allocation.lines`, in order. */
      lineCount: z.int().min(1),
    }),
  }),
  'allocation.lines': fact({
    title: both('分配明细', 'Allocation lines'),
    under: 'allocate',
    schema: z.strictObject({
      run: identifier,
      lines: z.array(allocationLineSchema).min(1).max(200),
    }),
  }),
  'allocation.approved': fact({
    title: both('批准分配方案', 'Allocation approved'),
    under: 'approve-allocation',
    schema: z.strictObject({ run: identifier, confirmed: confirmedFact }),
  }),
  'allocation.declined': fact({
    title: both('否决分配方案', 'Allocation declined'),
    under: 'approve-allocation',
    schema: z.strictObject({ run: identifier, reason: shortText }),
  }),
  /** An order to a warehouse: goods leave on it or not at all. Its transfers reserve the goods. */
  'order.issued': fact({
    title: both('下达调拨单', 'Order issued'),
    under: 'approve-allocation',
    moves: ['stock>transit'],
    schema: z.strictObject({
      order: identifier,
      run: identifier,
      place: identifier,
      releaser: identifier,
      facility: identifier,
      /** The carrier's offer that it counts on; absent: none. */
      transport: identifier.optional(),
      lines: z
        .array(
          z.strictObject({ need: identifier, lot: identifier, amount: amountSchema, transfer: identifier }),
        )
        .min(1)
        .max(100),
      transfers: transfersField,
    }),
  }),
  'order.cancelled': fact({
    title: both('撤销调拨单', 'Order cancelled'),
    under: 'approve-allocation',
    moves: ['stock>transit'],
    schema: z.strictObject({ order: identifier, reason: shortText, transfers: transfersField }),
  }),
};

type AllocationFacts = typeof allocationFacts;
declare module '../kernel/fact/fact.ts' {
  interface FactDefinitions extends AllocationFacts {}
}
