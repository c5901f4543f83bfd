import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { amountSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

export const COMPLAINT_OUTCOMES = ['upheld', 'partly-upheld', 'not-upheld'] as const;

/** What it is about: something that stands in the record. */
const aboutSchema = z.discriminatedUnion('kind', [
  /** What an allocation gave, or did not give, to a need of one's own. */
  z.strictObject({ kind: z.literal('allocation-line'), run: identifier, need: identifier }),
]);
export type ComplaintAbout = z.infer<typeof aboutSchema>;

/** Against what was decided about oneself: with a clock, answered by another than decided, and both stand beside what they are about. */
export const complaintFacts = {
  'complaint.made': fact({
    title: both('提出申诉', 'Complaint made'),
    under: null,
    schema: z.strictObject({
      complaint: identifier,
      /** Whose matter it is. */
      organisation: identifier,
      about: aboutSchema,
      /** Why it is wrong, in public words. */
      reason: shortText,
      /** How much would be right, base units; null: not said. */
      asks: amountSchema.nullable(),
    }),
  }),
  'complaint.answered': fact({
    title: both('答复申诉', 'Complaint answered'),
    under: 'coordinate',
    schema: z.strictObject({
      complaint: identifier,
      outcome: z.enum(COMPLAINT_OUTCOMES),
      reason: shortText,
      /** Where it is upheld: the later plan that puts it right, if there is one already. */
      remedy: identifier.nullable(),
    }),
  }),
  'complaint.ended': fact({
    title: both('撤回申诉', 'Complaint withdrawn'),
    under: null,
    schema: z.strictObject({ complaint: identifier, reason: shortText }),
  }),
};

type ComplaintFacts = typeof complaintFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends ComplaintFacts {}
}
