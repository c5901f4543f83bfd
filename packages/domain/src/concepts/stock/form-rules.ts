import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const stockFormRules = {
  'bands-rise': both('分段上限须逐段增加。', 'The ends of the bands must rise.'),
};

type StockFormRules = typeof stockFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends StockFormRules {}
}
