import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, longText, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

/** One row of a goods report: computed from the ledger, never typed. Whole base units. */
export const goodsRowSchema = z.strictObject({
  item: identifier,
  received: z.int().min(0),
  quarantined: z.int().min(0),
  stock: z.int().min(0),
  reserved: z.int().min(0),
  inTransit: z.int().min(0),
  delivered: z.int().min(0),
  consumed: z.int().min(0),
  lost: z.int().min(0),
  returned: z.int().min(0),
});
export type GoodsRow = z.infer<typeof goodsRowSchema>;

export const CORRECTION_CAUSES = ['typing', 'category', 'unit', 'rule', 'late-fact', 'fraud'] as const;

const content = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('goods-report'), rows: z.array(goodsRowSchema).max(300) }),
  z.strictObject({
    kind: z.literal('notice'),
    title: z.strictObject({ zh: shortText, en: shortText }),
    body: z.strictObject({ zh: longText, en: longText }),
  }),
]);
export type ReleaseContent = z.infer<typeof content>;

export const releaseFacts = {
  'release.drafted': fact({
    title: both('起草公示', 'Release drafted'),
    under: 'draft-release',
    schema: z.strictObject({
      release: identifier,
      corrects: identifier.nullable(),
      cause: z.enum(CORRECTION_CAUSES).nullable(),
      reason: shortText.nullable(),
      content,
    }),
  }),
  /** Published by a second pair of eyes, with a permanent number; its content is the draft's, recomputed. */
  'release.published': fact({
    title: both('签发公示', 'Release published'),
    under: 'approve-release',
    schema: z.strictObject({ release: identifier, number: z.int().min(1), content }),
  }),
  'release.declined': fact({
    title: both('退回公示', 'Release declined'),
    under: 'approve-release',
    schema: z.strictObject({ release: identifier, reason: shortText }),
  }),
};

type ReleaseFacts = typeof releaseFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends ReleaseFacts {}
}
