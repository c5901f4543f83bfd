import { NOTHING, type Sayers, said } from '../../kernel/refusal/sentence.ts';
import type { Bilingual } from '../../kernel/words/words.ts';
import type { TIES } from './facts.ts';
import { tie as tieWords } from './words.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type InterestRefusals = {
  /** `couldAct`: seats of the own organisation that have the function, and no interest there. */
  'interest-in-the-way': { party: Bilingual; tie: (typeof TIES)[number]; couldAct: string[] };
  'interests-unsaid': { days: number };
  'interests-too-many': { most: number };
};

export const interestRefusals: Sayers<keyof InterestRefusals> = {
  'interest-in-the-way': ({ party, tie, couldAct }) =>
    said(
      [
        '您与相关方有已申报的利害关系，须回避。',
        'You have a declared interest in whom this concerns: somebody else does it.',
      ],
      [`${party.zh}（${tieWords[tie].zh}）`, `${party.en} (${tieWords[tie].en})`],
      couldAct.length > 0
        ? [`请转交同事：${couldAct.join('、')}`, `Hand it to a colleague: ${couldAct.join(', ')}`]
        : [
            '请由本机构无利害关系的同事办理；没有的，请负责人员管理的同事增设席位或调整分工。',
            'A colleague without an interest does it; if there is none, ask who administers your people to appoint one.',
          ],
    ),
  'interests-unsaid': ({ days }) =>
    said(
      ['请先声明有无利害关系。', 'Say first whether you have any interest.'],
      [
        `公约要求参与分配、支付、查验的人先作声明，${days} 天内有效。`,
        `The charter asks it of whoever allocates, pays or inspects; a statement holds for ${days} days.`,
      ],
      [
        '请到工作台“利害关系”申报或声明没有，再回来提交。',
        'Declare it, or state that there is none, in the room “Interests”; then send this again.',
      ],
    ),
  'interests-too-many': ({ most }) =>
    said([`一个席位最多申报 ${most} 项。`, `One seat has at most ${most} interests.`], NOTHING, [
      '请先终止已不存在的。',
      'End those that are no more.',
    ]),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends InterestRefusals {}
}
