import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Notice } from '../../kernel/notice/notice.ts';
import { listed } from '../../kernel/state/lists.ts';
import type { State } from '../../kernel/state/state.ts';
import { holdersOf } from '../mandate/audience.ts';
import { earmarkAnswer } from './words.ts';

/** Of gifts that wait to be inspected, and of their donors' own word on where they go. */
export const noticesOfGifts = {
  'donation.received': (state: State, { incident, at, data }: FactOf<'donation.received'>): Notice[] => {
    const waiting = data.lots.filter((lot) => lot.quarantined !== null).length;
    if (waiting === 0) return [];
    return [
      {
        kind: 'lot.to-inspect',
        urgency: 'normal',
        organisations: holdersOf(state, 'inspect-goods', incident, data.receiver, at),
        title: { zh: `${waiting}批物资待查验`, en: `${waiting} lots wait for inspection` },
        path: '/work/inspection',
      },
    ];
  },
  'lot.finding-recorded': (
    state: State,
    { incident, at, data }: FactOf<'lot.finding-recorded'>,
  ): Notice[] => {
    const owner = state.incidents.get(incident)?.lots.get(data.lot)?.owner;
    if (owner === undefined) return [];
    return [
      {
        kind: 'lot.to-inspect',
        urgency: 'normal',
        organisations: holdersOf(state, 'inspect-goods', incident, owner, at),
        title: { zh: '查验意见待第二人复核', en: 'A finding waits for a second inspector' },
        path: '/work/inspection',
      },
    ];
  },
  'lot.inspected': (state: State, { incident, data }: FactOf<'lot.inspected'>): Notice[] => [
    ...ofGoodsSent(state, incident, data),
    ...(data.outcome === 'rejected'
      ? ofLot(state, incident, data.lot, 'lot.rejected', {
          zh: '捐赠物资经查验拒收，将退回',
          en: 'Goods given were rejected at inspection, and go back',
        })
      : []),
  ],
  'earmark.questioned': (state: State, { incident, data }: FactOf<'earmark.questioned'>): Notice[] =>
    ofLot(state, incident, data.lot, 'earmark.questioned', {
      zh: '定向捐赠需征询捐赠人',
      en: 'A directed gift cannot be followed now: the donor is to be asked',
    }),
  'earmark.answered': (state: State, { incident, data }: FactOf<'earmark.answered'>): Notice[] => {
    const records = state.incidents.get(incident);
    const gift = records?.donations.get(records.lots.get(data.lot)?.donation ?? '');
    const { zh, en } = earmarkAnswer[data.answer];
    // Whom it was meant for, and who shall have it now, hear of it while it can still be doubted.
    const also = data.answer === 'kept' ? [] : [gift?.earmarkedFor, data.facility];
    const title = { zh: `捐赠人已答复定向意愿：${zh}`, en: `A donor has answered about a direction: ${en}` };
    return ofLot(state, incident, data.lot, 'earmark.answered', title, also);
  },
};

/** Whoever has, or waits for, goods of a lot whose rest was found to be less, or nothing. */
function ofGoodsSent(
  state: State,
  incident: string,
  { lot: id, outcome, rest }: FactOf<'lot.inspected'>['data'],
): Notice[] {
  if (outcome !== 'rejected' && rest === undefined) return [];
  const records = state.incidents.get(incident);
  const shipments = listed(records?.shipmentsOfLot ?? new Map(), id);
  const organisations = shipments.flatMap((each) => records?.shipments.get(each)?.facility ?? []);
  return [
    {
      kind: 'lot.found-otherwise',
      urgency: 'urgent',
      organisations: [...new Set(organisations)],
      title:
        outcome === 'rejected'
          ? {
              zh: '贵单位收到或待收的物资，同批余货经查验被拒收',
              en: 'Of goods that you have or await, the rest was rejected at inspection',
            }
          : {
              zh: '贵单位收到或待收的物资，同批余货经查验低于所发类别',
              en: 'Of goods that you have or await, the rest was found to be less than it was sent as',
            },
      path: `/incidents/${incident}/lots/${id}`,
    },
  ];
}

function ofLot(
  state: State,
  incident: string,
  id: string,
  kind: 'earmark.questioned' | 'earmark.answered' | 'lot.rejected',
  title: Notice['title'],
  also: readonly (string | null | undefined)[] = [],
): Notice[] {
  const records = state.incidents.get(incident);
  const lot = records?.lots.get(id);
  const donor = records?.donations.get(lot?.donation ?? '')?.donor;
  if (!lot) return [];
  // A donor that is itself in the register hears of it here; a person is asked by the receiver.
  const organisations = new Set([lot.owner, ...also.flatMap((each) => each ?? [])]);
  if (donor?.kind === 'organisation' && state.organisations.has(donor.donor)) organisations.add(donor.donor);
  return [
    {
      kind,
      urgency: 'normal',
      organisations: [...organisations],
      title,
      path: `/incidents/${incident}/lots/${id}`,
    },
  ];
}
