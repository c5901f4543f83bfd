import { z } from 'zod';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { bilingual, identifier, longText, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';
import { figureReference } from './reference.ts';

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

/** As many figures as a notice names, and numbers that it states otherwise. */
export const FIGURES_MAX = 60;
export const NUMBERS_MAX = 30;

const goodsReport = z.strictObject({
  kind: z.literal('goods-report'),
  rows: z.array(goodsRowSchema).max(300),
});

/** A number that the record does not know, and why it stands there: two people's word. */
export const statedNumberSchema = z.strictObject({ text: shortText, reason: shortText });
const numbers = z.array(statedNumberSchema).max(NUMBERS_MAX);

/** The words of a notice, in each language. */
export const NOTICE_FIELDS = ['title.zh', 'title.en', 'body.zh', 'body.en'] as const;
export type NoticeField = (typeof NOTICE_FIELDS)[number];

/** With references such as `{goods.received:mask-surgical}` where figures will stand. */
const draftedNotice = z.strictObject({
  kind: z.literal('notice'),
  title: bilingual(shortText),
  body: bilingual(longText),
  numbers,
});

/** A reference and the figure in its place can differ in length. */
const published = (most: number) => bilingual(z.string().min(1).max(most));
const publishedNotice = z.strictObject({
  kind: z.literal('notice'),
  title: published(1_000),
  body: published(6_000),
  /** What each figure was computed from, its value at the moment of this fact, and where in the text it stands. */
  figures: z
    .array(
      z.strictObject({
        reference: figureReference,
        value: z.int().min(0),
        places: z
          .array(z.strictObject({ field: z.enum(NOTICE_FIELDS), start: z.int().min(0) }))
          .min(1)
          .max(FIGURES_MAX),
      }),
    )
    .max(FIGURES_MAX),
  numbers,
});
export type DraftedNotice = z.infer<typeof draftedNotice>;
export type PublishedNotice = z.infer<typeof publishedNotice>;

const drafted = z.discriminatedUnion('kind', [goodsReport, draftedNotice]);
const content = z.discriminatedUnion('kind', [goodsReport, publishedNotice]);
export type DraftedContent = z.infer<typeof drafted>;
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
      content: drafted,
    }),
  }),
  /** Published by a second pair of eyes, with a permanent number; its content is the draft's, with the figures of this moment. */
  'release.published': fact({
    title: both('签发公示', 'Release published'),
    under: 'approve-release',
    schema: z.strictObject({
      release: identifier,
      number: z.int().min(1),
      content,
      /** Of each number that the record does not know: that the second person stands for it too. */
      confirmed: confirmedFact,
    }),
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
