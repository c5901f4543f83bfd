import { figure, type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type ShipmentRefusals = {
  'more-than-shipped': { shipped: number; received: number };
  'more-than-missing': { missing: number; stated: number };
  'shortage-unexplained': { missing: number };
};

export const shipmentRefusals: Sayers<keyof ShipmentRefusals> = {
  'more-than-shipped': ({ shipped, received }) =>
    said(
      ['签收数量不能多于发运数量。', 'Nobody signs for more than was sent.'],
      [
        `发运 ${figure(shipped)}，填写签收 ${figure(received)}。`,
        `${figure(shipped)} sent, ${figure(received)} signed for.`,
      ],
      ['请重新清点。', 'Please count again.'],
    ),
  'more-than-missing': ({ missing, stated }) =>
    said(
      ['处理数量不能多于待处理的短少数量。', 'No more can be settled than is still missing.'],
      [
        `待处理 ${figure(missing)}，填写 ${figure(stated)}。`,
        `${figure(missing)} still missing, ${figure(stated)} stated.`,
      ],
      [
        '请先查看已处理的数量，最多填写余下的数量。',
        'See how much has been settled already, and state what is left at most.',
      ],
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
