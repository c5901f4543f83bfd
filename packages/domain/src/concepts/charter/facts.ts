import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { SETTINGS } from '../../kernel/item/item.ts';
import { both } from '../../kernel/words/words.ts';
import { burnRateSchema } from '../load/burn-rate.ts';
import { handlingTerms } from './handling.ts';
import { valueOfCoverTerms } from './value-of-cover.ts';

/** The rules that participants agreed on. Every allocation cites the version under which it was made. */
export const charterTerms = z.strictObject({
  /** Settings in order of priority; the first is served first. */
  settingPriority: z
    .array(z.enum(SETTINGS))
    .length(SETTINGS.length)
    .refine((order) => new Set(order).size === SETTINGS.length, 'names every setting once'),
  /** Per cent of each free lot that its owner keeps for itself (autonomy), 0–100. */
  reservePercent: z.int().min(0).max(100),
  /**
   * Days of use that a first allocation aims at where stock and use are known. Needs beyond it wait for the next run.
   */
  coverDays: z.int().min(1).max(60),
  /** Base units sent once to a facility that says "needed" without an amount, and asked to state one. 0: none. */
  unknownStarter: z.int().min(0).max(1_000_000),
  /** Hours after which goods that still lie in a warehouse owe the donor an explanation. */
  idleLotHours: z.int().min(1).max(720),
  /** Hours between public reports on goods. */
  publicationHours: z.int().min(1).max(720),
  /** Hours after which a need asks to be confirmed again. */
  needStaleHours: z.int().min(1).max(2160),
  /**
   * Hours after which goods promised by an order that has not left, or money of a payment that nobody has approved, are
   * free again. Absent: a promise stands until somebody withdraws it.
   */
  reservationHours: z.int().min(1).max(2160).optional(),
  /** Absent: strictly by setting and run-out, as `priority-run-out` does. */
  valueOfCover: valueOfCoverTerms.optional(),
  /** What care takes a day, for needs whose amount nobody has said. Absent: the starter is all that they get. */
  burnRates: z.array(burnRateSchema).min(1).max(200).optional(),
  /** Packs, smallest lines, lorries. Absent: base units, however few, as if they carried themselves. */
  handling: handlingTerms.optional(),
});
export type CharterTerms = z.infer<typeof charterTerms>;

export const charterFacts = {
  'charter.adopted': fact({
    title: both('通过公约', 'Charter adopted'),
    under: 'coordinate',
    schema: z.strictObject({
      incident: identifier,
      version: z.int().min(1),
      terms: charterTerms,
      /** How it was agreed: who took part, when, by which procedure. */
      agreement: shortText,
      participants: z.array(identifier),
    }),
  }),
};

type CharterFacts = typeof charterFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends CharterFacts {}
}
