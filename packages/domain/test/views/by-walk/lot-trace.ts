import { donorName } from '../../../src/concepts/donation/donor-name.ts';
import { must } from '../../../src/kernel/state/must.ts';
import { organisationLabel, type Viewpoint } from '../../../src/kernel/view/viewpoint.ts';
import { deliveryRows } from './deliveries.ts';
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
  const orders = new Set(
    [...incident.orders.values()]
      .filter(({ lines }) => lines.some((line) => line.lot === lotId))
      .map(({ id }) => id),
  );
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
    deliveries: deliveryRows(view, incidentId).filter(
      (row) => row.lot === lotId && (row.order === null || orders.has(row.order)),
    ),
    counts: [...incident.counts.values()].filter((count) => count.lot === lotId),
  };
}
