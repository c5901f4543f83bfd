import { pair } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { donorName } from '../donation/donor-name.ts';
import { standingPapers } from '../donation/papers.ts';
import { correctionsOfDelivery, correctionsOfLine } from './corrected.ts';

/**
 * What stood behind a delivery, line by line: the lot and what proves it, the gift that it came from, the need that it
 * answered, and the decision: which run, under which charter, proposed and approved by whom, for which reason.
 */
export function deliveryOrigin(view: Viewpoint, incidentId: string, shipmentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const shipment = must(incident.shipments, shipmentId, 'shipment');
  const order = must(incident.orders, shipment.order, 'order');
  const run = must(incident.runs, order.run, 'allocation run');
  const { lineAt } = must(incident.runSums, order.run, 'allocation run');
  const by = (who: { organisation: string } | null) =>
    who ? organisationLabel(view, who.organisation) : null;
  return {
    shipment: {
      id: shipment.id,
      order: order.id,
      facility: organisationLabel(view, shipment.facility),
      releaser: organisationLabel(view, shipment.releaser),
      carrier: shipment.carrier,
      dispatchedAt: shipment.dispatchedAt,
      confirmedAt: shipment.confirmedAt,
      handedTo: shipment.handedTo,
      status: shipment.status,
    },
    decision: {
      run: run.id,
      method: run.method,
      charterVersion: run.charterVersion,
      reason: run.reason,
      proposedAt: run.proposedAt,
      proposedBy: by(run.proposedBy),
      decidedAt: run.decidedAt,
      decidedBy: by(run.decidedBy),
    },
    /** Each time that somebody signed: who, and in which capacity. */
    signatures: shipment.parts.map(({ at, by: organisation, capacity, complete, note, lines, packs }) => ({
      ...{ at, capacity, complete, note, lines, packs },
      by: organisationLabel(view, organisation),
    })),
    corrections: correctionsOfDelivery(incident, shipmentId).map((correction) => ({
      ...correction,
      by: organisationLabel(view, correction.by),
    })),
    surpluses: shipment.surpluses.map((id) => {
      const { lot, amount, settled, status, at } = must(incident.surpluses, id, 'surplus');
      return {
        ...{ id, lot, amount, settled, status, at },
        item: itemLabel(view, must(incident.lots, lot, 'lot').item),
      };
    }),
    lines: shipment.lines.map((line) => {
      const lot = must(incident.lots, line.lot, 'lot');
      const donation = must(incident.donations, lot.donation, 'donation');
      const need = incident.needs.get(line.need);
      const why = run.lines[lineAt.get(pair(line.need, line.ordered?.lot ?? line.lot)) ?? -1];
      return {
        lot: lot.id,
        item: itemLabel(view, lot.item),
        claimedItem: itemLabel(view, lot.claimedItem),
        batch: lot.batch,
        expiresOn: lot.expiresOn,
        evidence: standingPapers(lot),
        inspectedAt: lot.inspection?.at ?? null,
        sent: line.sent,
        ordered: line.ordered,
        received: line.received,
        damaged: line.damaged,
        shortage: line.shortage,
        corrections: correctionsOfLine(incident, shipmentId, line),
        gift: {
          receiptCode: donation.receiptCode,
          donor: donorName(incident, donation),
          mode: donation.mode,
        },
        need: need
          ? {
              id: line.need,
              item: itemLabel(view, need.item),
              setting: need.setting,
              quantity: need.quantity,
            }
          : null,
        rule: why?.rule ?? null,
        bound: why?.bound ?? null,
      };
    }),
  };
}
export type DeliveryOrigin = ReturnType<typeof deliveryOrigin>;
