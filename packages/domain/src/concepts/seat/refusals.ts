import { type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type SeatRefusals = {
  'seat-not-open': { organisation: string; seat: string };
};

export const seatRefusals: Sayers<keyof SeatRefusals> = {
  'seat-not-open': ({ organisation, seat }) =>
    said(
      ['公开日志中没有为该机构开设这个席位。', 'The public log knows no such seat of this organisation.'],
      [`${organisation}：${seat}`, `${organisation}: ${seat}`],
      [
        '请用本人账号登录；没有账号的，请系统负责人开设（tongzhou user add）。',
        'Sign in with an account of your own; the operator opens one (tongzhou user add).',
      ],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends SeatRefusals {}
}
