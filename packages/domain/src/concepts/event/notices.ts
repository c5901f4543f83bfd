import type { FactOf } from '../../kernel/fact/fact.ts';
import { nameOf } from '../../kernel/notice/name.ts';
import type { Notice } from '../../kernel/notice/notice.ts';
import type { State } from '../../kernel/state/state.ts';

/** Whoever is told of an event owes the next step, often within two hours. */
export const noticesOfEvent = {
  'event.reported': (state: State, { actor, data }: FactOf<'event.reported'>): Notice[] => {
    const by = nameOf(state, actor.organisation);
    return [
      {
        kind: 'event.reported',
        urgency: 'urgent',
        organisations: data.to === null ? [] : [data.to],
        title: {
          zh: `${by.zh}报告了一起事件，请核实并按规定上报`,
          en: `${by.en} has reported an event: verify it, and pass it on in time`,
        },
        path: '/work/events',
      },
    ];
  },
};
