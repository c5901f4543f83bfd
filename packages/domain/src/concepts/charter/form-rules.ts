import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const charterFormRules = {
  'settings-all-once': both('每种场所须恰好出现一次。', 'Every setting stands there exactly once.'),
  'curve-falls': both(
    '天数须逐段增加，价值须逐段减少。',
    'Days must rise and worth must fall from band to band.',
  ),
};

type CharterFormRules = typeof charterFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends CharterFormRules {}
}
