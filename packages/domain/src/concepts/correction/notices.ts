import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Notice, Tellers } from '../../kernel/notice/notice.ts';
import { listed } from '../../kernel/state/lists.ts';
import type { State } from '../../kernel/state/state.ts';
import type { correctionFacts } from './facts.ts';

/** Colleagues, and a donor with seats of its own, hear what is to be confirmed; whoever it was meant for, what was made of it. */
export const noticesOfCorrections: Partial<Tellers<keyof typeof correctionFacts>> = {
  'correction.proposed': (state, { incident, data }) =>
    ofGift(state, incident, data.donation, {
      kind: 'correction.to-confirm',
      title: { zh: '有一项更正待第二人复核', en: 'A correction waits for a second person' },
      path: '/work/corrections',
    }),
  'gift.corrected': (state, { incident, data }) => [
    ...ofGoodsSent(state, incident, data),
    ...ofGift(
      state,
      incident,
      data.donation,
      {
        kind: 'correction.made',
        title: { zh: `捐赠已更正：${data.reason}`, en: `A gift was put right: ${data.reason}` },
        path: `/gifts/${state.incidents.get(incident)?.donations.get(data.donation)?.receiptCode}`,
      },
      [data.from.earmarkedFor, data.to.earmarkedFor],
    ),
  ],
};

/** Whoever has goods of a lot of which the rest turned out to be something else. */
function ofGoodsSent(
  state: State,
  incident: string,
  { lot, rests, to }: FactOf<'gift.corrected'>['data'],
): Notice[] {
  if (lot === null || rests === undefined || to.claimedItem === undefined) return [];
  const records = state.incidents.get(incident);
  const shipments = listed(records?.shipmentsOfLot ?? new Map(), lot);
  const organisations = shipments.flatMap((each) => records?.shipments.get(each)?.facility ?? []);
  return [
    {
      kind: 'lot.found-otherwise',
      urgency: 'urgent',
      organisations: [...new Set(organisations)],
      title: {
        zh: '贵单位收到或待收的物资，同批余货更正为另一种物资，请核对实物',
        en: 'Of goods that you have or await, the rest is put right as something else: look at what you have',
      },
      path: `/incidents/${incident}/lots/${lot}`,
    },
  ];
}

function ofGift(
  state: State,
  incident: string,
  id: string,
  said: Pick<Notice, 'kind' | 'title' | 'path'>,
  also: readonly (string | null | undefined)[] = [],
): Notice[] {
  const gift = state.incidents.get(incident)?.donations.get(id);
  if (!gift) return [];
  const donor = state.organisations.has(gift.donor.donor) ? [gift.donor.donor] : [];
  const organisations = [gift.receiver, ...donor, ...also.flatMap((each) => each ?? [])];
  return [{ ...said, urgency: 'normal', organisations: [...new Set(organisations)] }];
}
