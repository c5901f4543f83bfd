import { z } from 'zod';
import { amountSchema, identifier } from '../kernel/fact/fields.ts';
import { statedAmount } from './packs.ts';
import { accountIdSchema } from './transfer.ts';

const sides = { from: accountIdSchema, to: accountIdSchema, ...statedAmount };

/** One step of a group, as a caller says it: the ids of what it makes come back in the answer. */
export const stepSchema = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('posted'), ...sides }),
  z.strictObject({
    phase: z.literal('pending'),
    ...sides,
    /** Hours after which it voids itself; absent: it waits. */
    expiresInHours: z.int().min(1).max(2160).optional(),
  }),
  z.strictObject({
    phase: z.literal('post'),
    pending: identifier,
    /** Absent: all that was reserved. */
    amount: amountSchema.optional(),
  }),
  z.strictObject({ phase: z.literal('void'), pending: identifier }),
]);
export type Step = z.infer<typeof stepSchema>;
