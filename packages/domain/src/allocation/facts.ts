import { z } from 'zod';
import { EVIDENCE_LEVELS } from '../concepts/need/facts.ts';
import { areaCodeSchema } from '../kernel/area/area.ts';
import { confirmedFact } from '../kernel/command/asked-back.ts';
import { fact } from '../kernel/fact/fact.ts';
import { amountSchema, identifier, shortText } from '../kernel/fact/fields.ts';
import { both } from '../kernel/words/words.ts';
import { transfersField } from '../ledger/transfer.ts';
import { ALLOCATION_RULES, BINDING_CONSTRAINTS, PRECEDENCES } from './explanation.ts';

/** One answer to one need, zero included: why this much and not more. */
export const allocationLineSchema = z.strictObject({
  need: identifier,
  /** Null on a line of nothing. */
  lot: identifier.nullable(),
  amount: z.int().min(0),
  rule: z.enum(ALLOCATION_RULES),
  bound: z.enum(BINDING_CONSTRAINTS),
  /** What the need counted for; base units. */
  figures: z
    .strictObject({
      /** What it was taken to have, in store by then or on its way. */
      had: z.int().min(0),
      /** Null: nobody knows. */
      usePerDay: z.int().min(0).nullable(),
      /** The least of what was asked for; null: no amount was said. */
      asked: z.int().min(0).nullable(),
      /** All that was promised, sent or delivered to it before. */
      provided: z.int().min(0),
      evidence: z.enum(EVIDENCE_LEVELS),
      /** Not confirmed again for longer than the charter says. */
      old: z.boolean(),
      /** What the charter lets it count for by these two. */
      weightPercent: z.int().min(0).max(100),
    })
    .optional(),
  /**
   * What the next unit here would be worth, how many units would be worth as much, what each would be worth if the need were
   * checked in full (where it is not), and what each would lose on the best way from goods that are fit: who is next, should
   * more come.
   */
  next: z
    .strictObject({
      worth: z.int().min(1),
      amount: amountSchema,
      unweighed: z.int().min(1).optional(),
      loss: z.int().min(0).optional(),
    })
    .optional(),
  /** Its region's claim to this item, what of it its needs get here, and what a unit within it is worth more. */
  claim: z
    .strictObject({
      area: areaCodeSchema,
      amount: amountSchema,
      given: z.int().min(0),
      worth: z.int().min(1),
    })
    .optional(),
  /** To whom the last of the goods went that it could have had, and by what. */
  outbid: z
    .strictObject({
      need: identifier,
      by: z.enum(PRECEDENCES),
      /** What that unit was worth there, losses taken off; absent where no worth is agreed. */
      worth: z.int().optional(),
      /** What the claim of the other's region added to it, where that is another region. */
      claim: z.int().min(1).optional(),
      /** What a unit of those goods would have lost on its way here. */
      loss: z.int().min(0).optional(),
    })
    .optional(),
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
/** With the longest ids that there may be, so many lines stay below what an entry of the public log may hold (65,535 bytes). */
export const LINES_PER_FACT = 50;
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
      lines: z.array(allocationLineSchema).min(1).max(LINES_PER_FACT),
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
