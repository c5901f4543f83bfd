import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { fact } from '../../kernel/fact/fact.ts';
import {
  fileSchema,
  identifier,
  instant,
  sha256Schema,
  shortText,
  sourceText,
} from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

/** What an import may ask. The first are asked of a piece that was not registered, the last of what stands in the list or did. */
export const IMPORT_QUESTIONS = [
  'item-ambiguous',
  'item-unknown',
  'amount-maybe-date',
  'amount-not-read',
  'amount-negative',
  'amount-absurd',
  'amount-not-whole',
  'unit-not-convertible',
  'area-unknown',
  'amounts-conflict',
  'hospital-gone',
  'line-gone',
] as const;
export type ImportQuestion = (typeof IMPORT_QUESTIONS)[number];

/** The same for the same words of the same facility, in this list and in the next: what was answered once is not asked again. */
const questionKey = identifier;

export const setAsidePieceSchema = z.strictObject({
  reason: shortText,
  where: shortText,
  /** The original text, with personal data taken out. */
  original: z.string().max(2000),
  /** Where it is a question: its key. */
  question: questionKey.optional(),
  /** What may be meant: items of the catalogue. */
  candidates: z.array(identifier).min(1).max(60).optional(),
});

const ANSWER_MAX = 10_000_000;

/** What a person says who has looked it up, or has called there. */
export const importAnswerSchema = z.discriminatedUnion('kind', [
  /** This item is meant. */
  z.strictObject({ kind: z.literal('item'), item: identifier }),
  /** So much is meant, base units; more than that no single line of a list asks for. */
  z.strictObject({ kind: z.literal('amount'), amount: z.int().min(1).max(ANSWER_MAX) }),
  /** It lies there. */
  z.strictObject({ kind: z.literal('area'), area: areaCodeSchema }),
  /** What is gone from the list is not needed any more. */
  z.strictObject({ kind: z.literal('closed') }),
  /** It was forgotten there, and is needed. */
  z.strictObject({ kind: z.literal('forgotten') }),
  /** Nothing is to be registered of it. */
  z.strictObject({ kind: z.literal('nothing'), reason: shortText }),
]);
export type ImportAnswer = z.infer<typeof importAnswerSchema>;

export const importQuestionSchema = z.strictObject({ question: questionKey, asks: z.enum(IMPORT_QUESTIONS) });

export const importFacts = {
  'import.recorded': fact({
    title: both('登记导入', 'Import recorded'),
    under: 'import-records',
    schema: z.strictObject({
      importId: identifier,
      source: sourceText,
      asOf: instant,
      /** In an exercise: the moment of which the list itself speaks, where its clock has not come there. */
      saysAsOf: instant.optional(),
      /** The fingerprint of what was read and of what it left open: the same again is no other import. */
      content: sha256Schema,
      /** The files that were read, as they lie in the store. */
      files: z.array(z.strictObject({ name: shortText, file: fileSchema })).max(100),
      /** Counts whose parts add up to what was read. */
      tally: z.record(z.string().max(80), z.int().min(0)),
      /** How many questions of it follow in `import.asked`. */
      questions: z.int().min(0),
    }),
  }),
  /** What it asks, by keys: the words stay with the participants. */
  'import.asked': fact({
    title: both('导入中的疑问', 'Questions of an import'),
    under: 'import-records',
    schema: z.strictObject({
      importId: identifier,
      questions: z.array(importQuestionSchema).min(1).max(200),
    }),
  }),
  /** A later answer takes an earlier one's place. */
  'import.answered': fact({
    title: both('答复导入疑问', 'Question of an import answered'),
    under: 'import-records',
    schema: z.strictObject({ question: questionKey, answer: importAnswerSchema }),
  }),
  /** For the participants only: what could not be read, to be settled by a person. */
  'import.pieces-set-aside': fact({
    title: both('导入待复核', 'Import pieces set aside'),
    under: 'import-records',
    isPublic: false,
    schema: z.strictObject({
      importId: identifier,
      /** Under which they are sealed. */
      salt: sha256Schema,
      pieces: z.array(setAsidePieceSchema).min(1).max(100),
    }),
  }),
};

type ImportFacts = typeof importFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends ImportFacts {}
}
