import type { Evolvers } from '../state/evolve.ts';
import { must } from '../state/must.ts';

export const evolveDonation: Evolvers<'donation.received' | 'lot.inspected'> = {
  'donation.received'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { donation, lots, transfers: _, ...gift } = fact.data;
    incident.donations.set(donation, {
      id: donation,
      ...gift,
      receivedAt: fact.at,
      receivedBySeat: fact.actor.seat,
      position: fact.position,
      lots: lots.map((lot) => lot.lot),
    });
    state.receipts.set(gift.receiptCode, { incident: fact.incident, donation });
    for (const { lot, ...received } of lots) {
      incident.lots.set(lot, {
        id: lot,
        ...received,
        donation,
        mode: gift.mode,
        earmarkedFor: gift.earmarkedFor,
        owner: gift.receiver,
        place: gift.place as string,
        receivedAt: fact.at,
        receivedBySeat: fact.actor.seat,
        item: received.provenItem ?? received.claimedItem,
        status: received.quarantined ? 'quarantine' : 'accepted',
        inspection: null,
        idleExplanation: null,
        firstDispatchAt: null,
      });
    }
  },
  'lot.inspected'(state, fact) {
    const lot = must(must(state.incidents, fact.incident, 'incident').lots, fact.data.lot, 'lot');
    lot.status = fact.data.outcome;
    lot.item = fact.data.item;
    lot.inspection = { at: fact.at, note: fact.data.note, bySeat: fact.actor.seat };
  },
};
