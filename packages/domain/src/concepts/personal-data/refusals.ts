import { type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type PersonalDataRefusals = { 'person-not-held': { receiptCode: string } };

export const personalDataRefusals: Sayers<keyof PersonalDataRefusals> = {
  'person-not-held': ({ receiptCode }) =>
    said(
      ['这份收据下没有保存个人信息。', 'No personal data are held for this receipt.'],
      [
        `${receiptCode}：可能从未登记个人信息，也可能已经删除。`,
        `${receiptCode}: there may never have been any, or they have been erased.`,
      ],
      [
        '请核对收据编号；若已申请删除，则无须再办。',
        'Check the code; if you had them erased, nothing is left to do.',
      ],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends PersonalDataRefusals {}
}
