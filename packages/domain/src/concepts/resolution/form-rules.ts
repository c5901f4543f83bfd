import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const resolutionFormRules = {
  'each-organisation-once': both('每个机构只能填写一次。', 'Each organisation stands there once.'),
};

type ResolutionFormRules = typeof resolutionFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends ResolutionFormRules {}
}
