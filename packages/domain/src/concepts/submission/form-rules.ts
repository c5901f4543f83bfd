import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const submissionFormRules = {
  'about-whole-response': both(
    '此类报送针对整个响应，不必指明具体事项。',
    'A filing of this kind is about the response as a whole: name no single matter.',
  ),
};

type SubmissionFormRules = typeof submissionFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends SubmissionFormRules {}
}
