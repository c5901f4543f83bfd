import { type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type SubmissionRefusals = {
  'evidence-missing': Record<never, never>;
};

export const submissionRefusals: Sayers<keyof SubmissionRefusals> = {
  'evidence-missing': () =>
    said(
      ['没有凭据，不能登记。', 'Without evidence it is not recorded.'],
      [
        '须有受理机关的编号，或文件的指纹（SHA-256）。',
        'It takes the office’s own number, or the fingerprint (SHA-256) of the paper.',
      ],
      ['请填写编号，或附上文件指纹。', 'Enter the number, or give the paper’s fingerprint.'],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends SubmissionRefusals {}
}
