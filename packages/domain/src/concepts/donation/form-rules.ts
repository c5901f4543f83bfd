import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const donationFormRules = {
  'goods-or-money': both('捐赠须有物资或款项。', 'A gift holds goods or money.'),
  'goods-need-place': both('物资须写明存放库点。', 'Goods need a place where they are kept.'),
  'directed-names-whom': both(
    '定向捐赠须写明受赠机构或用途。',
    'A directed gift names a facility or a purpose.',
  ),
  'named-is-directed': both(
    '写明了受赠机构或用途的，是定向捐赠。',
    'A gift with a named recipient or purpose is a directed gift.',
  ),
  'organisation-code': both(
    '统一社会信用代码不正确，请核对（18 位，末位为校验码）。',
    'This is no social credit code: check its 18 characters, the last of which is a check.',
  ),
  'day-of-calendar': both('日历上没有这一天。', 'There is no such day on the calendar.'),
  'scan-differs': both(
    '扫码内容与填写的不一致。',
    'The scanned code says something else than what was typed.',
  ),
  'reference-of-money': both(
    '流水号是款项的；没有款项时不填。',
    'A bank’s reference belongs to money: leave it out where there is none.',
  ),
  'person-has-name': both('请填写捐赠人姓名。', 'Enter the name of the person who gives.'),
};

type DonationFormRules = typeof donationFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends DonationFormRules {}
}
