import { figure, type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type BreakGlassRefusals = { 'break-glass-cap': { cap: number; released: number; stated: number } };

export const breakGlassRefusals: Sayers<keyof BreakGlassRefusals> = {
  'break-glass-cap': ({ cap, released, stated }) =>
    said(
      ['超过紧急放行的上限。', 'This is more than break-glass allows.'],
      [
        `该机构这种物资一天最多 ${figure(cap)}，今天已放行 ${figure(released)}，这次 ${figure(stated)}。`,
        `${figure(cap)} a day of this item for this facility; ${figure(released)} released today, ${figure(stated)} asked for now.`,
      ],
      [
        '请减少数量；超出的部分须经分配，凭调拨单出库。',
        'Release less; what goes beyond it takes an allocation and an order.',
      ],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends BreakGlassRefusals {}
}
