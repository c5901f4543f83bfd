import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const signatureCodeFormRules = {
  'codes-are-drawn': both(
    '签收码由服务器生成（填写 count），或由本单位生成后提交其指纹（commitments）。',
    'The server draws the codes (`count`), or you draw them yourself and send what they are known by (`commitments`).',
  ),
};

type SignatureCodeFormRules = typeof signatureCodeFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends SignatureCodeFormRules {}
}
