import type { Notice, Tellers } from '../../kernel/notice/notice.ts';
import type { State } from '../../kernel/state/state.ts';
import type { correctionFacts } from './facts.ts';

/** Colleagues hear what is to be confirmed; whoever it was meant for, and a donor with seats of its own, what was made of it. */
export const noticesOfCorrections: Partial<Tellers<keyof typeof correctionFacts>> = {
  'correction.proposed': (state, { incident, data }) =>
    ofGift(state, incident, data.donation, {
      kind: 'correction.to-confirm',
      title: { zh: '有一项更正待第二人复核', en: 'A correction waits for a second person' },
      path: '/work/corrections',
    }),
  'gift.corrected': (state, { incident, data }) =>
    ofGift(
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
};

function ofGift(
  state: State,
  incident: string,
  id: string,
  said: Pick<Notice, 'kind' | 'title' | 'path'>,
  also: readonly (string | null | undefined)[] = [],
): Notice[] {
  const gift = state.incidents.get(incident)?.donations.get(id);
  if (!gift) return [];
  const isDone = said.kind === 'correction.made';
  const donor = isDone && state.organisations.has(gift.donor.donor) ? [gift.donor.donor] : [];
  const organisations = [gift.receiver, ...donor, ...also.flatMap((each) => each ?? [])];
  return [{ ...said, urgency: 'normal', organisations: [...new Set(organisations)] }];
}
