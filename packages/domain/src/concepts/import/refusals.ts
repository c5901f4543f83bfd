import { type Sayers, said } from '../../kernel/refusal/sentence.ts';
import type { ImportAnswer, ImportQuestion } from './facts.ts';
import { importWords } from './words.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type ImportRefusals = {
  'answer-unfit': { asks: ImportQuestion; answer: ImportAnswer['kind'] };
};

export const importRefusals: Sayers<keyof ImportRefusals> = {
  'answer-unfit': ({ asks, answer }) => {
    const asked = importWords.setAsideReason[asks];
    const given = importWords.importAnswer[answer];
    return said(
      ['这样答复不了这个疑问。', 'This is no answer to that question.'],
      [`疑问是“${asked.zh}”，答复是“${given.zh}”。`, `Asked: ${asked.en}; answered: ${given.en}.`],
      ['请按疑问的种类作答。', 'Answer what was asked.'],
    );
  },
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends ImportRefusals {}
}
