import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const taskFormRules = {
  'volunteers-once': both('每名志愿者只能填写一次。', 'Each volunteer stands there once.'),
};

type TaskFormRules = typeof taskFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends TaskFormRules {}
}
