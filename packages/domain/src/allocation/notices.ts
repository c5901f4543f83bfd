import { holdersOf } from '../concepts/mandate/audience.ts';
import type { FactOf } from '../kernel/fact/fact.ts';
import { nameOf, placeName } from '../kernel/notice/name.ts';
import type { Notice } from '../kernel/notice/notice.ts';
import type { State } from '../kernel/state/state.ts';

/** From a plan to the order that a warehouse works by. */
export const noticesOfAllocation = {
  'allocation.proposed': (
    state: State,
    { incident, at, actor, data }: FactOf<'allocation.proposed'>,
  ): Notice[] => {
    const by = nameOf(state, actor.organisation);
    return [
      {
        kind: 'allocation.to-approve',
        urgency: 'normal',
        organisations: holdersOf(state, 'approve-allocation', incident, null, at),
        title: {
          zh: `${by.zh}提出分配方案（${data.lineCount}项），待审批`,
          en: `${by.en} proposes an allocation (${data.lineCount} lines): it waits for approval`,
        },
        path: `/incidents/${incident}/allocations/${data.run}`,
      },
    ];
  },
  'allocation.approved': (state: State, fact: FactOf<'allocation.approved'>): Notice[] =>
    toProposer(state, fact, 'allocation.approved', {
      zh: '分配方案已批准',
      en: 'The allocation is approved',
    }),
  'allocation.declined': (state: State, fact: FactOf<'allocation.declined'>): Notice[] =>
    toProposer(state, fact, 'allocation.declined', {
      zh: '分配方案被退回',
      en: 'The allocation is declined',
    }),
  'order.issued': (state: State, { data }: FactOf<'order.issued'>): Notice[] => {
    const [place, facility] = [placeName(state, data.place), nameOf(state, data.facility)];
    return [
      {
        kind: 'order.issued',
        urgency: 'normal',
        organisations: [data.releaser],
        title: {
          zh: `新出库单：${place.zh}→${facility.zh}（${data.lines.length}项）`,
          en: `New order: ${place.en} to ${facility.en} (${data.lines.length} lines)`,
        },
        path: '/work/orders',
      },
    ];
  },
  'order.cancelled': (state: State, { incident, data }: FactOf<'order.cancelled'>): Notice[] => {
    const order = state.incidents.get(incident)?.orders.get(data.order);
    if (!order) return [];
    const facility = nameOf(state, order.facility);
    return [
      {
        kind: 'order.cancelled',
        urgency: 'urgent',
        organisations: [order.releaser],
        title: { zh: `出库单取消：${facility.zh}`, en: `Order cancelled: ${facility.en}` },
        path: '/work/orders',
      },
    ];
  },
};

function toProposer(
  state: State,
  { incident, data }: FactOf<'allocation.approved'> | FactOf<'allocation.declined'>,
  kind: 'allocation.approved' | 'allocation.declined',
  title: Notice['title'],
): Notice[] {
  const run = state.incidents.get(incident)?.runs.get(data.run);
  return run
    ? [
        {
          kind,
          urgency: 'normal',
          organisations: [run.proposedBy.organisation],
          title,
          path: `/incidents/${incident}/allocations/${data.run}`,
        },
      ]
    : [];
}
