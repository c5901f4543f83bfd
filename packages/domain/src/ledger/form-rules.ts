import { both } from '../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const ledgerFormRules = {
  'amount-or-packs': both('请填写数量或包装数。', 'State an amount, or packs.'),
};

type LedgerFormRules = typeof ledgerFormRules;
declare module '../kernel/form/form-rule.ts' {
  interface FormRules extends LedgerFormRules {}
}
