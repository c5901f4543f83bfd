import type { Tellers } from '../../kernel/notice/notice.ts';

/** Whoever could be the second hears of it; so does whoever asked, when it is decided. */
export const noticesOfCountersignatures: Tellers<'countersignature.asked' | 'countersignature.refused'> = {
  'countersignature.asked': (_state, { actor }) => [
    {
      kind: 'countersignature.asked',
      urgency: 'urgent',
      organisations: [actor.organisation],
      title: { zh: '有一项决定待另一人复核', en: 'A decision waits for a second person' },
      path: '/work/countersignatures',
    },
  ],
  'countersignature.refused': (_state, { actor, data }) => [
    {
      kind: 'countersignature.refused',
      urgency: 'normal',
      organisations: [actor.organisation],
      title: { zh: `复核退回：${data.reason}`, en: `Not countersigned: ${data.reason}` },
      path: '/work/countersignatures',
    },
  ],
};
