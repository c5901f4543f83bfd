import type { Faults } from '../../kernel/concept/concept.ts';
import { localDay } from '../../kernel/time/time.ts';
import { liftedWay } from './earmark.ts';
import { judgeEvidence } from './evidence.ts';
import type { donationFacts } from './facts.ts';

/** What is wrong with a gift: evidence judged otherwise than the catalogue says, or goods moved that no answer frees. */
export const donationFaults: Faults<keyof typeof donationFacts> = {
  'donation.received': (_state, { at, data }, { items }) => {
    const otherwise = data.lots.find(({ claimedItem, evidence, expiresOn, provenItem, quarantined }) => {
      const judged = judgeEvidence(items, claimedItem, evidence, expiresOn, localDay(at));
      return judged.provenItem !== provenItem || judged.quarantined !== quarantined;
    });
    return otherwise ? `lot ${otherwise.lot} was judged otherwise than its evidence says` : null;
  },
  'earmark.answered': (state, { incident, data }) => {
    const lot = state.incidents.get(incident)?.lots.get(data.lot);
    const way = lot && data.answer === 'lifted' ? liftedWay(state, lot) : null;
    const [moved] = data.transfers;
    const right = way
      ? moved?.phase === 'posted' &&
        moved.from === way.from &&
        moved.to === way.to &&
        moved.amount === way.amount
      : moved === undefined;
    return right ? null : 'moves other goods than the donor’s answer frees';
  },
};
