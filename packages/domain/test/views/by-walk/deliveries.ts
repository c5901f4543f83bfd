import { donorName } from '../../../src/concepts/donation/donor-name.ts';
import { compareText } from '../../../src/kernel/canonical/compare.ts';
import { must } from '../../../src/kernel/state/must.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../../src/kernel/view/viewpoint.ts';

/**
 * Everything that anyone was given, one row each, all channels mixed: with the mode of the gift, the class of the item,
 * who decided under which charter, and the rule. The row itself answers "why did they get more than we?" (F3).
 */
export function deliveryRows(
  view: Viewpoint,
  incidentId: string,
  filter: { facility?: string | undefined; run?: string | undefined } = {},
) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const shipmentOf = new Map([...incident.shipments.values()].map((shipment) => [shipment.order, shipment]));
  return [...incident.orders.values()]
    .filter(
      (order) =>
        (!filter.facility || order.facility === filter.facility) && (!filter.run || order.run === filter.run),
    )
    .flatMap((order) => {
      const run = must(incident.runs, order.run, 'allocation run');
      const shipment = shipmentOf.get(order.id);
      const signed = shipment?.parts.at(-1) ?? null;
      return order.lines.map((line) => {
        const lot = must(incident.lots, line.lot, 'lot');
        const donation = must(incident.donations, lot.donation, 'donation');
        const reason = run.lines.find((each) => each.need === line.need && each.lot === line.lot);
        const sent = shipment?.lines.find((each) => each.lot === line.lot && each.need === line.need);
        return {
          order: order.id,
          lot: line.lot,
          facility: organisationLabel(view, order.facility),
          item: itemLabel(view, lot.item),
          neededItem: itemLabel(view, incident.needs.get(line.need)?.item ?? lot.item),
          setting: incident.needs.get(line.need)?.setting ?? null,
          amount: line.amount,
          sent: shipment ? (sent?.sent ?? 0) : null,
          change: null,
          received: sent?.received ?? null,
          damaged: sent?.damaged ?? 0,
          shortage: sent?.shortage ?? null,
          corrections: [...incident.deliveryCorrections.values()]
            .filter((each) => sent && each.shipment === shipment?.id)
            .flatMap(({ id, at, reason, status, lines }) =>
              lines
                .filter((each) => each.lot === line.lot && each.need === line.need)
                .map(({ from, to }) => ({ id, at, reason, status, from, to })),
            ),
          mode: lot.mode,
          donor: donorName(incident, donation),
          receiptCode: donation.receiptCode,
          decider: organisationLabel(view, run.decidedBy?.organisation ?? run.proposedBy.organisation),
          run: run.id,
          charterVersion: run.charterVersion,
          method: run.method,
          reason: run.reason,
          rule: reason?.rule ?? null,
          bound: reason?.bound ?? null,
          status: shipment?.status ?? order.status,
          issuedAt: order.issuedAt,
          dispatchedAt: shipment?.dispatchedAt ?? null,
          confirmedAt: shipment?.confirmedAt ?? null,
          shipment: shipment?.id ?? null,
          carrier: shipment?.carrier ?? null,
          handedTo: shipment?.handedTo ?? null,
          signed: signed && {
            by: organisationLabel(view, signed.by),
            capacity: signed.capacity,
            at: signed.at,
          },
          surplusOpen: [...incident.surpluses.values()]
            .filter(
              (each) => each.shipment === shipment?.id && each.lot === line.lot && each.status === 'open',
            )
            .reduce((sum, each) => sum + each.amount - each.settled, 0),
        };
      });
    })
    .sort((a, b) => compareText(b.issuedAt, a.issuedAt) || compareText(a.order, b.order));
}
