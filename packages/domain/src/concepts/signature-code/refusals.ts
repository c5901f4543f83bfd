import { type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type SignatureCodeRefusals = { 'signature-code-wrong': { facility: string } };

export const signatureCodeRefusals: Sayers<keyof SignatureCodeRefusals> = {
  'signature-code-wrong': ({ facility }, { name }) => {
    const words = name('organisation', facility);
    return said(
      ['签收码不对，物资不能交接。', 'The code is wrong: nothing is handed over.'],
      [`这不是${words.zh}开具的签收码。`, `${words.en} has issued no such code.`],
      [
        '请核对纸上的十六个字符，或请对方另给一个。',
        'Compare the sixteen characters on the paper, or ask for another code.',
      ],
    );
  },
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends SignatureCodeRefusals {}
}
