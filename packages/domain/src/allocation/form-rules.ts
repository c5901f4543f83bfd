import { both } from '../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const allocationFormRules = {
  'settings-all-once': both('每种场所须恰好出现一次。', 'Every setting stands there exactly once.'),
  'curve-falls': both(
    '天数须逐段增加，价值须逐段减少。',
    'Days must rise and worth must fall from band to band.',
  ),
  'line-once': both('同一需求与批次只能填写一次。', 'Each lot stands there once for a need.'),
};

type AllocationFormRules = typeof allocationFormRules;
declare module '../kernel/form/form-rule.ts' {
  interface FormRules extends AllocationFormRules {}
}
