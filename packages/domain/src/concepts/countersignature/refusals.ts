import { NOTHING, type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type CountersignatureRefusals = { 'countersignature-lapsed': { hours: number } };

export const countersignatureRefusals: Sayers<keyof CountersignatureRefusals> = {
  'countersignature-lapsed': ({ hours }) =>
    said(
      [
        `提请已超过 ${hours} 小时，不能再复核。`,
        `This was asked for more than ${hours} hours ago and can no longer be countersigned.`,
      ],
      NOTHING,
      ['仍需办理的，请重新提请。', 'If it is still meant, ask for it anew.'],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends CountersignatureRefusals {}
}
