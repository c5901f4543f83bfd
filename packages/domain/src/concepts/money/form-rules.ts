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
  'refund-reason-fits': both(
    '供应商退款和退还捐赠的理由不同，请按退款的对象选择。',
    'What comes back from a supplier and what goes back to a giver have different reasons: choose one that fits.',
  ),
  'refund-not-sent-yet': both(
    '退还捐赠在第二人确认时才付出，流水号由确认人填写。',
    'A gift goes back when a second person confirms it, who then says what the bank calls it.',
  ),
  'refund-reference-said': both(
    '流水号已在提出时写明，确认时不再填写。',
    'What the bank calls it was said when it was proposed: leave it out here.',
  ),
};

type MoneyFormRules = typeof moneyFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends MoneyFormRules {}
}
