import { figure, type Sayers, said } from '../../kernel/refusal/sentence.ts';
import type { Bilingual } from '../../kernel/words/words.ts';
import type { SpendingKind } from './facts.ts';
import { spendingKind } from './words.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type PurposeRefusals = {
  'purposes-too-many': { organisation: string; most: number };
  /** Money with a purpose was asked for as if it had another one, or none. */
  'purpose-differs': { purpose: string; words: Bilingual };
  /** What is bought is not what the money was given for. */
  'purpose-broken': { purpose: string; words: Bilingual; item?: string; kind?: SpendingKind };
};

export const purposeRefusals: Sayers<keyof PurposeRefusals> = {
  'purposes-too-many': ({ organisation, most }, { name }) => {
    const who = name('organisation', organisation);
    return said(
      ['公布的用途太多，捐赠人无从选择。', 'There are too many purposes for a donor to choose from.'],
      [
        `${who.zh}已公布 ${figure(most)} 项，这是上限。`,
        `${who.en} has declared ${figure(most)}, which is the most.`,
      ],
      ['请从已公布的用途中选用。', 'Use one that is declared already.'],
    );
  },
  'purpose-differs': ({ purpose, words }) =>
    said(
      ['这笔善款指定了用途，申请须引用同一用途。', 'This money has a purpose, and the request must cite it.'],
      [`指定用途：${words.zh}（${purpose}）。`, `Its purpose: ${words.en} (${purpose}).`],
      [
        '请引用该用途；捐赠人另有指定或登记有误的，先更正捐赠的用途。',
        'Cite that purpose; where the donor has said otherwise or it was entered wrongly, put the gift’s purpose right first.',
      ],
    ),
  'purpose-broken': ({ purpose, words, item, kind }, { name }) => {
    const what = kind === undefined ? name('item', item ?? '') : spendingKind[kind];
    return said(
      ['这笔善款不能买这个。', 'This money may not buy that.'],
      [
        `指定用途是“${words.zh}”（${purpose}），不包括${what.zh}。`,
        `It was given for “${words.en}” (${purpose}), which does not cover this: ${what.en}.`,
      ],
      [
        '请改用不限用途的善款；要改变用途，须先征得捐赠人同意并更正捐赠的用途。',
        'Use money without a purpose; to change the purpose, ask the donor’s consent first and put the gift’s purpose right.',
      ],
    );
  },
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends PurposeRefusals {}
}
