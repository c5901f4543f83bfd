import { nameOf } from '../../kernel/notice/name.ts';
import type { Tellers } from '../../kernel/notice/notice.ts';
import { holdersOf } from '../mandate/audience.ts';

/** Who coordinates hears of a complaint; who complained hears of the answer. */
export const noticesOfComplaint: Tellers<'complaint.made' | 'complaint.answered'> = {
  'complaint.made': (state, { incident, at, data }) => {
    const facility = nameOf(state, data.organisation);
    return [
      {
        kind: 'complaint.to-answer',
        urgency: 'normal',
        organisations: holdersOf(state, 'coordinate', incident, null, at),
        title: {
          zh: `${facility.zh}对分配提出申诉，待答复`,
          en: `${facility.en} complains about an allocation and waits for an answer`,
        },
        path: '/work/complaints',
      },
    ];
  },
  'complaint.answered': (state, { incident, actor, data }) => {
    const by = nameOf(state, actor.organisation);
    const complaint = state.incidents.get(incident)?.complaints.get(data.complaint);
    return [
      {
        kind: 'complaint.answered',
        urgency: 'normal',
        organisations: complaint ? [complaint.organisation] : [],
        title: { zh: `${by.zh}答复了贵单位的申诉`, en: `${by.en} has answered your complaint` },
        path: `/incidents/${incident}/complaints`,
      },
    ];
  },
};
