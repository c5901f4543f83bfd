import { figure, type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type PhotographRefusals = {
  /** A question. `entry`: of the log. */
  'photograph-shown-before': { act: string; entry: number };
};

export const photographRefusals: Sayers<keyof PhotographRefusals> = {
  'photograph-shown-before': ({ act, entry }, { act: called }) => {
    const words = called(act);
    return said(
      ['这张照片以前用过，是同一件事吗？', 'This photograph was shown before. Is it of the same thing?'],
      [
        `首次用于“${words.zh}”（日志第 ${figure(entry)} 条）。`,
        `First for “${words.en}” (log entry ${figure(entry)}).`,
      ],
      ['不是同一件事的，请另拍一张。', 'If it is not, take another one.'],
    );
  },
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends PhotographRefusals {}
}
