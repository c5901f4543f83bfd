import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const purposeFormRules = {
  'covers-something': both(
    '请至少选择一类物资、一种物资或一项支出：不写明能买什么，用途就没有约束力。',
    'Choose at least one category, item or kind of spending: a purpose that covers nothing binds nobody.',
  ),
  'item-or-kind': both(
    '每一行填写目录中的一种物资，或目录以外的一项支出，二者择一。',
    'Each line names one item of the catalogue, or one kind of spending beside it: one of the two.',
  ),
  'words-need-purpose': both(
    '写了捐赠人的原话，就要从已公布的用途中选一项：只有选定的用途才有约束力。',
    'With the donor’s words goes a purpose from the list: only a purpose that is chosen binds.',
  ),
};

type PurposeFormRules = typeof purposeFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends PurposeFormRules {}
}
