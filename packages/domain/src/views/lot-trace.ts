import { donorName } from '../concepts/donation/donor-name.ts';
import { deliveryRows } from '../concepts/shipment/view.ts';
import { listed } from '../kernel/state/lists.ts';
import { must } from '../kernel/state/must.ts';
import { organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import { giftLot } from './gift.ts';

/**
 * A lot both ways. Back: who gave it, under which receipt, with what evidence, and who inspected it. Forward: where each
 * share of it is now, every order and delivery it went into, and the counts that were taken of it. The shares add up to
 * what was given.
 */
export function lotTrace(view: Viewpoint, incidentId: string, lotId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const lot = must(incident.lots, lotId, 'lot');
  const donation = must(incident.donations, lot.donation, 'donation');
  return {
    lot: giftLot(view, incident, lot),
    owner: organisationLabel(view, lot.owner),
    gift: {
      donation: donation.id,
      receiptCode: donation.receiptCode,
      donor: donorName(incident, donation),
      mode: donation.mode,
      earmarkedFor: donation.earmarkedFor === null ? null : organisationLabel(view, donation.earmarkedFor),
      receiver: organisationLabel(view, donation.receiver),
      receivedAt: donation.receivedAt,
      position: donation.position,
    },
    deliveries: deliveryRows(view, incidentId, { lot: lotId }),
    counts: listed(incident.countsOfLot, lotId).map((id) => must(incident.counts, id, 'count')),
  };
}
export type LotTrace = ReturnType<typeof lotTrace>;
