import { agreed } from '../../kernel/charter/charter.ts';
import { nameOf } from '../../kernel/notice/name.ts';
import type { Tellers } from '../../kernel/notice/notice.ts';
import { stockCharter } from './charter.ts';

/** A loss waits for a second person: of the owner, and of the lead agency where the owner's own do not suffice. */
export const noticesOfStock: Tellers<'loss.reported'> = {
  'loss.reported': (state, { incident: id, data }) => {
    const incident = state.incidents.get(id);
    const loss = incident?.losses.get(data.loss);
    const owner = incident?.lots.get(data.lot)?.owner;
    if (!incident || !loss || owner === undefined) return [];
    const isLarge = loss.lostInAll >= agreed(incident, 'lossThirdPartyFrom', stockCharter);
    const words = nameOf(state, owner);
    return [
      {
        kind: 'loss.to-confirm',
        urgency: isLarge ? 'urgent' : 'normal',
        organisations: [owner, ...(isLarge && state.authority !== null ? [state.authority] : [])],
        title: {
          zh: `${words.zh}上报损耗，待复核`,
          en: `${words.en} reports a loss: somebody else confirms it`,
        },
        path: '/work/losses',
      },
    ];
  },
};
