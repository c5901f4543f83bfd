import { type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type MoneyRefusals = {
  'purpose-broken': { fund: string };
};

export const moneyRefusals: Sayers<keyof MoneyRefusals> = {
  'purpose-broken': ({ fund }) =>
    said(
      ['违反善款的指定用途。', 'This would break the purpose of the gift.'],
      [`捐赠人指定的用途：${fund}`, `The donor’s purpose: ${fund}`],
      ['改变用途须先征得捐赠人同意或备案。', 'Ask the donor’s consent, or file the change, first.'],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends MoneyRefusals {}
}
