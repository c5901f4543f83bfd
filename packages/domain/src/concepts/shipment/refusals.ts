import { figure, type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type ShipmentRefusals = {
  'more-than-shipped': { shipped: number; received: number };
  'shortage-unexplained': { missing: number };
};

export const shipmentRefusals: Sayers<keyof ShipmentRefusals> = {
  'more-than-shipped': ({ shipped, received }) =>
    said(
      ['多于可签收或可处理的数量。', 'This is more than there is to account for.'],
      [
        `可处理 ${figure(shipped)}，填写 ${figure(received)}。`,
        `${figure(shipped)} can be accounted for, ${figure(received)} stated.`,
      ],
      ['请重新清点。', 'Please count again.'],
    ),
  'shortage-unexplained': ({ missing }) =>
    said(
      ['短少须注明原因。', 'A shortage needs its reason.'],
      [`少 ${figure(missing)}。`, `${figure(missing)} short.`],
      ['请选择短少的原因。', 'Choose why it is short.'],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends ShipmentRefusals {}
}
