import { z } from 'zod';
import { writtenAs } from '../form/forms.ts';
import { sha256Schema } from './fields.ts';

/**
 * By which rules a decision is made now: commands, their forms, mandates, catalogue, areas, duties. Whoever judges an
 * entry of the log judges it by the rules that it names. Raised with a decision record whenever an entry that was allowed
 * would be refused, or would be made otherwise, from then on; `docs/decisions/0023` says how the older ones are judged.
 */
export const RULES = 1;

/** 16 random bytes as hexadecimal digits. */
const nonceSchema = writtenAs('nonce', /^[0-9a-f]{32}$/);

/**
 * What the first fact of a decision says of it: what was asked, and what the server added. Whoever holds the log decides it
 * again from these (`book/replay.ts`), and must come to the same facts.
 */
export const decisionSchema = z.strictObject({
  /** Of a command, or of a deed of the system itself. */
  command: z.string().max(80),
  /** As it was sent, less the fields that stay with the participants; packed where it is long (`packed-input.ts`). */
  input: z.union([z.record(z.string(), z.unknown()), z.string().max(60_000)]),
  /** Fields that stay with the participants: of how many parts each consists. */
  withheld: z
    .record(z.string(), z.int().min(1))
    .refine((fields) => Object.keys(fields).length > 0)
    .optional(),
  /** The seal of each of its facts that is not public, in their order. */
  sealed: z.array(sha256Schema).min(1).max(5_000).optional(),
  /** All ids of the decision follow from it and from its place. */
  nonce: nonceSchema,
  rules: z.int().min(1),
  /** How many facts it made, those included that are not public. */
  facts: z.int().min(1),
  /** Decided on the clock of an exercise. */
  exercise: z.literal(true).optional(),
});
export type DecisionRecord = z.infer<typeof decisionSchema>;
