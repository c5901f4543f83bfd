import { figure, type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type Over = { cap: number; released: number; stated: number };
type BreakGlassRefusals = { 'break-glass-cap': Over; 'break-glass-gate-cap': Over };

export const breakGlassRefusals: Sayers<keyof BreakGlassRefusals> = {
  'break-glass-gate-cap': ({ cap, released, stated }) =>
    said(
      ['超过本单位每日紧急放行的总量。', 'This gate may release no more by break-glass today.'],
      [
        `每日合计最多 ${figure(cap)}，今天已放行 ${figure(released)}，这次 ${figure(stated)}。`,
        `${figure(cap)} a day in all; ${figure(released)} released today, ${figure(stated)} asked for now.`,
      ],
      ['请申请调拨单，凭单出库。', 'Ask for an order: goods leave against it.'],
    ),
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
