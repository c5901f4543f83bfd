import { z } from 'zod';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { fileSchema, identifier, instant, shortText, sourceText } from '../../kernel/fact/fields.ts';
import { SETTINGS } from '../../kernel/item/item.ts';
import { AMOUNT_MAX, quantitySchema } from '../../kernel/quantity/quantity.ts';
import { both } from '../../kernel/words/words.ts';

/** How far a statement has been checked, weakest first: by whoever else says it, by the facility, and by another who asked or looked. */
export const EVIDENCE_LEVELS = [
  'public-source',
  'self-declared',
  'sealed-letter',
  'called-back',
  'inspected',
] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

/** What of a need can rise beyond what is plausible. */
export const JUMPING_FIGURES = ['quantity', 'onHand', 'usePerDay'] as const;
export type JumpingFigure = (typeof JUMPING_FIGURES)[number];

/** So many needs are said to be right at once. */
export const REAFFIRMED_MAX = 100;

/** What another organisation did to confirm a statement. */
export const CONFIRMATIONS = ['called-back', 'inspected'] as const satisfies readonly EvidenceLevel[];

/** What a confirmation says, of whatever statement. */
export const confirmationFields = {
  /** The position of the fact that is confirmed. */
  statement: z.int().min(1),
  how: z.enum(CONFIRMATIONS),
  /** Who was asked, what was seen; without names of persons. */
  note: shortText,
  /** A photograph or a sheet. */
  file: fileSchema.nullable(),
};

export const needFacts = {
  /** A need as stated; a later statement for the same facility, item and setting takes its place, and both stay. */
  'need.stated': fact({
    title: both('提出需求', 'Need stated'),
    under: 'state-need',
    schema: z.strictObject({
      need: identifier,
      facility: identifier,
      item: identifier,
      setting: z.enum(SETTINGS),
      quantity: quantitySchema,
      /** Base units in the facility's own store; null: not said. */
      onHand: z.int().min(0).max(AMOUNT_MAX).nullable(),
      /** Base units used a day; null: not said. */
      usePerDay: z.int().min(0).max(AMOUNT_MAX).nullable(),
      /** The moment that the statement speaks of, which may lie before the moment it was recorded. */
      asOf: instant,
      /** The words as they stood in the source, personal data taken out. */
      original: shortText.nullable(),
      source: sourceText.nullable(),
      /** The facility's own letter with its seal, as a scan. */
      letter: fileSchema.nullable(),
      /** Figures that do not count until another organisation has confirmed them. */
      waits: z.array(z.enum(JUMPING_FIGURES)).min(1).optional(),
      confirmed: confirmedFact,
    }),
  }),
  /** Another organisation has called back or looked, and the statement is right. */
  'need.confirmed': fact({
    title: both('核实需求', 'Need confirmed'),
    under: 'state-need',
    schema: z.strictObject({ need: identifier, ...confirmationFields }),
  }),
  /** The facility says that its figures are right as they stand by now, after use and deliveries. */
  'need.reaffirmed': fact({
    title: both('需求仍然准确', 'Needs still right'),
    under: null,
    schema: z.strictObject({ facility: identifier, needs: z.array(identifier).min(1).max(REAFFIRMED_MAX) }),
  }),
  /** A later list of the same source names these needs with the same figures. */
  'need.listed-again': fact({
    title: both('名单再次列出需求', 'Needs listed again'),
    under: 'state-need',
    schema: z.strictObject({
      needs: z.array(identifier).min(1).max(REAFFIRMED_MAX),
      /** The moment that the later list speaks of. */
      asOf: instant,
      source: sourceText,
    }),
  }),
  /** Stated by mistake: nothing is needed until it is stated again; both stay readable. */
  'need.retracted': fact({
    title: both('撤回需求', 'Need withdrawn'),
    under: 'state-need',
    schema: z.strictObject({ need: identifier, reason: shortText }),
  }),
  /** "Stop sending": for one item, or for everything (`item: null`). */
  'facility.receiving-stopped': fact({
    title: both('请求暂停接收', 'Receiving stopped'),
    under: 'state-need',
    schema: z.strictObject({
      facility: identifier,
      item: identifier.nullable(),
      reason: shortText,
    }),
  }),
  'facility.receiving-resumed': fact({
    title: both('恢复接收', 'Receiving resumed'),
    under: 'state-need',
    schema: z.strictObject({ facility: identifier, item: identifier.nullable() }),
  }),
};

type NeedFacts = typeof needFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends NeedFacts {}
}
