import { NOTHING, type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type CountersignatureRefusals = {
  'countersignature-lapsed': { hours: number };
  /** `until`: the minute by the clock of the place; `couldAct`: seats of the own organisation that coordinate. */
  'lapsed-of-your-own': { until: string; couldAct: string[] };
};

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
  'lapsed-of-your-own': ({ until, couldAct }) => {
    return said(
      [
        '您此前一人所作的提级、启动或暂停无人复核，已失效；不能再由您一人重来。',
        'You did this alone before and nobody confirmed it in time: you cannot do it again alone.',
      ],
      [`至 ${until} 止`, `until ${until}`],
      couldAct.length > 0
        ? [
            `请同事办理，立即生效：${couldAct.join('、')}`,
            `A colleague does it, at once: ${couldAct.join(', ')}`,
          ]
        : ['请另一位有统筹分工的同事办理，立即生效。', 'Another colleague who coordinates does it, at once.'],
    );
  },
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends CountersignatureRefusals {}
}
