import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const correctionFormRules = {
  'nothing-there-to-correct': both(
    '这份捐赠或这一批没有这一项，无从更正。',
    'This gift or lot has no such value to put right.',
  ),
  'correction-changes-nothing': both(
    '填写的与现有记录相同，没有要更正的内容。',
    'What you entered is what stands there already: nothing to put right.',
  ),
  'one-movement-a-correction': both(
    '数量、品名、捐赠人、定向、用途请逐项更正，每次一项。',
    'Correct amount, item, donor, direction and purpose one at a time.',
  ),
  'donor-has-name': both('请写明捐赠人名称。', 'Name the donor.'),
};

type CorrectionFormRules = typeof correctionFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends CorrectionFormRules {}
}
