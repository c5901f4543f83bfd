import type { Order } from '../../allocation/state.ts';
import { compareText } from '../../kernel/canonical/compare.ts';
import { listed, pair } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { donorName } from '../donation/donor-name.ts';
import { correctionsOfLine } from './corrected.ts';
import type { Shipment, ShipmentLine } from './state.ts';

export type DeliveryFilter = {
  readonly facility?: string | undefined;
  readonly run?: string | undefined;
  readonly lot?: string | undefined;
  readonly releaser?: string | undefined;
};

/**
 * Everything that anyone was given, one row each, all channels mixed: with the mode of the gift, the class of the item,
 * who decided under which charter, and the rule. The row itself answers "why did they get more than we?" (F3).
 */
export function deliveryRows(view: Viewpoint, incidentId: string, filter: DeliveryFilter = {}) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return latestFirst(ordersAsked(incident, filter)).flatMap((order) => {
    const run = must(incident.runs, order.run, 'allocation run');
    const { lineAt } = must(incident.runSums, order.run, 'allocation run');
    const shipment = incident.shipments.get(incident.shipmentOfOrder.get(order.id) ?? '');
    const rows = order.lines.map((line) => ({ line, sent: shipment && sentFor(shipment, line) }));
    const lines = filter.lot
      ? rows.filter(({ line, sent }) => line.lot === filter.lot || sent?.lot === filter.lot)
      : rows;
    return lines.map(({ line, sent }) => {
      const lot = must(incident.lots, sent?.lot ?? line.lot, 'lot');
      const donation = must(incident.donations, lot.donation, 'donation');
      const reason = run.lines[lineAt.get(pair(line.need, line.lot)) ?? -1];
      return {
        order: order.id,
        lot: lot.id,
        facility: organisationLabel(view, order.facility),
        item: itemLabel(view, lot.item),
        neededItem: itemLabel(view, incident.needs.get(line.need)?.item ?? lot.item),
        setting: incident.needs.get(line.need)?.setting ?? null,
        amount: line.amount,
        /** What left; null while nothing has. */
        sent: shipment ? (sent?.sent ?? 0) : null,
        /** Where something else left than was ordered: which lot the order named, and why. */
        change: sent?.ordered ?? null,
        received: sent?.received ?? null,
        damaged: sent?.damaged ?? 0,
        shortage: sent?.shortage ?? null,
        /** Where the slip said something else, and what is proposed. */
        corrections: shipment && sent ? correctionsOfLine(incident, shipment.id, sent) : [],
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
        signed: shipment ? lastSignature(view, shipment) : null,
        /** More than was sent, and nobody has said yet where it came from. */
        surplusOpen: shipment ? openSurplus(incident, shipment, lot.id) : 0,
      };
    });
  });
}

/** The line of a shipment that left for a line of its order. */
const sentFor = (shipment: Shipment, line: Order['lines'][number]): ShipmentLine | undefined =>
  shipment.lines.find((each) => (each.ordered?.lot ?? each.lot) === line.lot && each.need === line.need);

/** Who signed last, and in which capacity. */
function lastSignature(view: Viewpoint, { parts }: Shipment) {
  const last = parts.at(-1);
  return last ? { by: organisationLabel(view, last.by), capacity: last.capacity, at: last.at } : null;
}

const openSurplus = (incident: IncidentState, { surpluses }: Shipment, lot: string): number =>
  surpluses
    .map((id) => must(incident.surpluses, id, 'surplus'))
    .filter((each) => each.lot === lot && each.status === 'open')
    .reduce((sum, each) => sum + each.amount - each.settled, 0);

/** By moment, then by id: they come in the order of their moments, so that only those of one moment are compared. */
function latestFirst(orders: readonly Order[]): Order[] {
  const moments = Map.groupBy(orders, ({ issuedAt }) => issuedAt);
  return [...moments]
    .sort(([a], [b]) => compareText(b, a))
    .flatMap(([, those]) => those.sort((a, b) => compareText(a.id, b.id)));
}

/** The orders of which one question speaks; the narrowest list that there is of them. */
function ordersAsked(incident: IncidentState, { facility, run, lot, releaser }: DeliveryFilter): Order[] {
  const ids = lot
    ? listed(incident.ordersOfLot, lot)
    : facility
      ? listed(incident.ordersOfFacility, facility)
      : releaser
        ? listed(incident.ordersOfReleaser, releaser)
        : run
          ? listed(incident.ordersOfRun, run)
          : incident.orders.keys();
  return [...ids]
    .map((id) => must(incident.orders, id, 'order'))
    .filter(
      (order) =>
        (!facility || order.facility === facility) &&
        (!run || order.run === run) &&
        (!releaser || order.releaser === releaser),
    );
}

export type DeliveryRow = ReturnType<typeof deliveryRows>[number];
