import { momentOf } from '../../kernel/fact/moment.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { keep, list } from '../../kernel/state/lists.ts';
import { must, StateError } from '../../kernel/state/must.ts';
import { rememberDonor } from './donors.ts';
import { parcelKey } from './entered-before.ts';
import type { Donation } from './state.ts';

export const evolveDonation: Evolvers<
  'donation.received' | 'lot.inspected' | 'earmark.questioned' | 'earmark.answered'
> = {
  'donation.received'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { donation, lots, transfers: _, ...gift } = fact.data;
    const received: Donation = {
      id: donation,
      ...gift,
      receivedAt: momentOf(fact),
      enteredAt: fact.at,
      receivedBySeat: fact.actor.seat,
      position: fact.position,
      lots: lots.map((lot) => lot.lot),
    };
    incident.donations.set(donation, received);
    rememberDonor(incident, null, received);
    for (const lot of lots) {
      const key = parcelKey(gift.donor, lot, momentOf(fact));
      if (key !== null) list(incident.parcels, key, donation);
    }
    state.receipts.set(gift.receiptCode, { incident: fact.incident, donation });
    if (gift.money) {
      const { currency, amount } = gift.money;
      incident.moneyGiven.set(currency, (incident.moneyGiven.get(currency) ?? 0) + amount);
    }
    for (const { lot, ...received } of lots) {
      incident.lots.set(lot, {
        id: lot,
        ...received,
        donation,
        mode: gift.mode,
        earmarkedFor: gift.earmarkedFor,
        earmarkQuestion: null,
        earmarkAnswers: [],
        owner: gift.receiver,
        place: gift.place as string,
        receivedAt: momentOf(fact),
        receivedBySeat: fact.actor.seat,
        item: received.provenItem ?? received.claimedItem,
        status: received.quarantined ? 'quarantine' : 'accepted',
        inspection: null,
        idleExplanation: null,
        firstDispatchAt: null,
      });
      state.incidentOfLot.set(lot, fact.incident);
      list(incident.lotsOfOwner, gift.receiver, lot);
      keep(incident.lotsInQuarantine, lot, received.quarantined !== null);
    }
  },
  'lot.inspected'(state, fact) {
    const { lots, lotsInQuarantine } = must(state.incidents, fact.incident, 'incident');
    const lot = must(lots, fact.data.lot, 'lot');
    lotsInQuarantine.delete(lot.id);
    lot.status = fact.data.outcome;
    lot.item = fact.data.item;
    lot.inspection = { at: momentOf(fact), note: fact.data.note, bySeat: fact.actor.seat };
  },
  'earmark.questioned'(state, fact) {
    const lot = must(must(state.incidents, fact.incident, 'incident').lots, fact.data.lot, 'lot');
    lot.earmarkQuestion = { at: fact.at, reason: fact.data.reason };
  },
  'earmark.answered'(state, fact) {
    const { lot: id, transfers: _, ...answer } = fact.data;
    const lot = must(must(state.incidents, fact.incident, 'incident').lots, id, 'lot');
    if (lot.earmarkQuestion === null) throw new StateError(`nobody asked the donor about lot ${id}`);
    lot.earmarkAnswers = [...lot.earmarkAnswers, { ...answer, at: fact.at, asked: lot.earmarkQuestion }];
    lot.earmarkQuestion = null;
    if (answer.answer === 'lifted') lot.earmarkedFor = null;
    if (answer.answer === 'redirected') lot.earmarkedFor = answer.facility;
  },
};
