import type { FactOf } from '../../kernel/fact/fact.ts';
import { nameOf } from '../../kernel/notice/name.ts';
import type { Notice } from '../../kernel/notice/notice.ts';
import { grouped } from '../../kernel/state/lists.ts';
import type { State } from '../../kernel/state/state.ts';
import { overColleague } from './colleague.ts';

/** Of a facility that asks not to be sent more: whoever has an order for it in hand is told. */
export const noticesOfNeeds = {
  // Somebody stated another number than a colleague within a day: their organisation hears of it, and sees both.
  'need.stated': (state: State, { incident, data }: FactOf<'need.stated'>): Notice[] =>
    overColleague(data.confirmed)
      ? [
          {
            kind: 'need.two-numbers',
            urgency: 'normal',
            organisations: [data.facility],
            title: {
              zh: `${nameOf(state, data.facility).zh}一天内报了两个不同的数，请核对`,
              en: `${nameOf(state, data.facility).en} has stated two different numbers within a day: please check`,
            },
            path: `/incidents/${incident}/facilities/${data.facility}`,
          },
        ]
      : [],
  // By whoever reads lists, or acts for the area: the facility itself knows better, and hears of it.
  'need.retracted': (state: State, { incident, actor, data }: FactOf<'need.retracted'>): Notice[] => {
    const need = state.incidents.get(incident)?.needs.get(data.need);
    if (!need || need.facility === actor.organisation) return [];
    const by = nameOf(state, actor.organisation);
    return [
      {
        kind: 'need.ended-by-another',
        urgency: 'urgent',
        organisations: [need.facility],
        title: {
          zh: `${by.zh}撤回了贵单位的一项需求，如仍需要请重新提出`,
          en: `${by.en} has withdrawn a need of yours: state it again if it is still there`,
        },
        path: `/incidents/${incident}/facilities/${need.facility}`,
      },
    ];
  },
  'facility.receiving-stopped': (
    state: State,
    { incident, data }: FactOf<'facility.receiving-stopped'>,
  ): Notice[] => {
    const facility = nameOf(state, data.facility);
    const records = state.incidents.get(incident);
    const waiting = [...grouped(records?.ordersIssuedOf ?? new Map(), data.facility)].flatMap(
      (id) => records?.orders.get(id) ?? [],
    );
    const own = waiting.filter(({ facility }) => facility === data.facility);
    const releasers = [...new Set(own.map((order) => order.releaser))];
    return releasers.length === 0
      ? []
      : [
          {
            kind: 'facility.receiving-stopped',
            urgency: 'urgent',
            organisations: releasers,
            title: { zh: `${facility.zh}暂停接收`, en: `${facility.en} asks not to be sent more` },
            path: '/work/orders',
          },
        ];
  },
};
