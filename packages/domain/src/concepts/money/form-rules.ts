import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const moneyFormRules = {
  'supplier-is-one': both(
    '收款方或者选一个已登记的单位，或者写明名称和统一社会信用代码，二者择一。',
    'Who is paid is either an organisation of the register, or named with its social credit code: one of the two.',
  ),
  'interest-in-words': both(
    '有利害关系的须写明是什么关系；没有的，说明留空。',
    'Where there is an interest, say which; where there is none, leave the words out.',
  ),
};

type MoneyFormRules = typeof moneyFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends MoneyFormRules {}
}
