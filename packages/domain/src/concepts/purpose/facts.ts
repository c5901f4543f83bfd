import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { bilingual, identifier, shortText } from '../../kernel/fact/fields.ts';
import { ITEM_CATEGORIES } from '../../kernel/item/item.ts';
import { both } from '../../kernel/words/words.ts';

/** What money is spent on beside goods of the catalogue. */
export const SPENDING_KINDS = [
  'transport',
  'storage',
  'staff-pay',
  'volunteer-support',
  'training',
  'medical-care',
  'relief-payments',
  'food',
  'construction',
  'repair',
  'office',
  'administration',
  'other-goods',
] as const;
export type SpendingKind = (typeof SPENDING_KINDS)[number];

/** What may be bought under a purpose: any one of these. */
export const coversSchema = z.strictObject({
  /** All items of the catalogue that are of such a category. */
  categories: z.array(z.enum(ITEM_CATEGORIES)).max(ITEM_CATEGORIES.length),
  /** Single items of it. */
  items: z.array(identifier).max(60),
  kinds: z.array(z.enum(SPENDING_KINDS)).max(SPENDING_KINDS.length),
});
export type Covers = z.infer<typeof coversSchema>;

export const purposeFacts = {
  /** What money may be given for. What it covers is said before anybody gives, and never changes after. */
  'purpose.declared': fact({
    title: both('公布善款用途', 'Purpose of gifts declared'),
    under: 'receive-donation',
    schema: z.strictObject({
      purpose: identifier,
      organisation: identifier,
      words: bilingual(shortText),
      covers: coversSchema,
    }),
  }),
  /** No further gift is taken for it; those that were keep it. */
  'purpose.ended': fact({
    title: both('停止接收该用途善款', 'Purpose takes no more gifts'),
    under: 'receive-donation',
    schema: z.strictObject({ purpose: identifier, reason: shortText }),
  }),
};

type PurposeFacts = typeof purposeFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends PurposeFacts {}
}
