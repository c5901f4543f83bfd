import { type Sayers, said } from '../../kernel/refusal/sentence.ts';
import type { Bilingual } from '../../kernel/words/words.ts';
import type { AnswerRule } from './rules.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type PledgeRefusals = {
  'pledge-rule': { pledge: string; why: AnswerRule };
};

const WHY: { readonly [Why in AnswerRule]: Bilingual } = {
  'no-reason': {
    zh: '谢绝或转荐须说明理由，认捐人据此知道下一步怎么办',
    en: 'Whoever declines or sends elsewhere says why, so that the one who offers knows what to do next',
  },
  'no-receiver': {
    zh: '转荐须写明登记中的另一家单位',
    en: 'To send a pledge elsewhere, name another organisation of the register',
  },
  'a-receiver-too-many': {
    zh: '只有转荐才写另一家单位',
    en: 'Another organisation is named only where the pledge is sent there',
  },
  itself: {
    zh: '答复、认捐和转荐的应是不同单位',
    en: 'Who offers, who answers and to whom it is sent are different organisations',
  },
};

export const pledgeRefusals: Sayers<keyof PledgeRefusals> = {
  'pledge-rule': ({ pledge, why }) =>
    said(
      ['这样答复认捐不合规则。', 'A pledge cannot be answered like this.'],
      [`${pledge}：${WHY[why].zh}。`, `${pledge}: ${WHY[why].en}.`],
      ['请补充后再提交。', 'Please complete the answer and send it again.'],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends PledgeRefusals {}
}
