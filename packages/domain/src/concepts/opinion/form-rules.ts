import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const opinionFormRules = {
  'answer-given': both(
    '答复须有文字，或公示编号，或两者都有。',
    'An answer is in words, or the number of a release, or both.',
  ),
};

type OpinionFormRules = typeof opinionFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends OpinionFormRules {}
}
