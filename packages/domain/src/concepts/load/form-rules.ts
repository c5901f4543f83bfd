import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const loadFormRules = {
  'setting-once': both('每种场所只能填写一次。', 'Each setting stands there once.'),
};

type LoadFormRules = typeof loadFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends LoadFormRules {}
}
