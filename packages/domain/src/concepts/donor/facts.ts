import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

const merge = { merge: identifier, donor: identifier, into: identifier, reason: shortText };

export const donorFacts = {
  /** Its gifts and receipts keep the name under which they came in. */
  'donor.renamed': fact({
    title: both('更正捐赠人名称', 'Donor’s name put right'),
    under: 'receive-donation',
    schema: z.strictObject({ donor: identifier, from: shortText, to: shortText, reason: shortText }),
  }),
  'donor-merge.proposed': fact({
    title: both('提出合并捐赠人', 'Merging of donors proposed'),
    under: 'receive-donation',
    schema: z.strictObject(merge),
  }),
  /** Two entries are one giver: from now on the second stands for both. The ledger keeps each gift where it was given. */
  'donor.merged': fact({
    title: both('合并捐赠人', 'Donors merged'),
    under: 'receive-donation',
    schema: z.strictObject(merge),
  }),
  /** They were two: each stands for itself again, with what had been merged into it before. */
  'donor.separated': fact({
    title: both('撤销合并捐赠人', 'Donors separated again'),
    under: 'receive-donation',
    schema: z.strictObject({ merge: identifier, reason: shortText }),
  }),
  'donor-merge.declined': fact({
    title: both('不予合并捐赠人', 'Merging of donors declined'),
    under: 'receive-donation',
    schema: z.strictObject({ merge: identifier, reason: shortText }),
  }),
};

type DonorFacts = typeof donorFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends DonorFacts {}
}
