import { both } from '../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const allocationFormRules = {
  'line-once': both('同一需求与批次只能填写一次。', 'Each lot stands there once for a need.'),
};

type AllocationFormRules = typeof allocationFormRules;
declare module '../kernel/form/form-rule.ts' {
  interface FormRules extends AllocationFormRules {}
}
