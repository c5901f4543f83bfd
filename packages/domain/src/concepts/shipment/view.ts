import type { AllocationRun, Order } from '../../allocation/state.ts';
import { compareText } from '../../kernel/canonical/compare.ts';
import { listed, pair } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import type { BreakGlass } from '../break-glass/state.ts';
import { donorName } from '../donation/donor-name.ts';
import type { Lot } from '../donation/state.ts';
import { correctionsOfLine } from './corrected.ts';
import { classOf } from './evolve.ts';
import type { Shipment, ShipmentLine } from './state.ts';

export type DeliveryFilter = {
  readonly facility?: string | undefined;
  readonly run?: string | undefined;
  readonly lot?: string | undefined;
  readonly releaser?: string | undefined;
};

type Left = Order | BreakGlass;
const isBreakGlass = (left: Left): left is BreakGlass => 'photo' in left;

/**
 * Everything that anyone was given, one row each, all channels mixed: with the mode of the gift, the class of the item,
 * who decided under which charter, and the rule. The row itself answers "why did they get more than we?" (F3). What left by
 * break-glass stands among them, marked: nobody decided on it before it left.
 */
export function deliveryRows(view: Viewpoint, incidentId: string, filter: DeliveryFilter = {}) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const left: Left[] = [...ordersAsked(incident, filter), ...breakGlassAsked(incident, filter)];
  return latestFirst(left).flatMap((each) =>
    isBreakGlass(each)
      ? [breakGlassRow(view, incident, each)]
      : orderRows(view, incident, each, filter.lot ?? null),
  );
}

function orderRows(view: Viewpoint, incident: IncidentState, order: Order, only: string | null) {
  const run = must(incident.runs, order.run, 'allocation run');
  const { lineAt } = must(incident.runSums, order.run, 'allocation run');
  const shipment = incident.shipments.get(incident.shipmentOfOrder.get(order.id) ?? '');
  return order.lines.flatMap((line) => {
    const sent = shipment && sentFor(shipment, line);
    if (only !== null && line.lot !== only && sent?.lot !== only) return [];
    const reason = run.lines[lineAt.get(pair(line.need, line.lot)) ?? -1];
    const need = incident.needs.get(line.need);
    return {
      order: order.id as string | null,
      ...goodsOf(view, incident, order.facility, sent?.lot ?? line.lot, shipment, sent),
      neededItem: itemLabel(view, need?.item ?? sent?.item ?? must(incident.lots, line.lot, 'lot').item),
      setting: need?.setting ?? null,
      amount: line.amount,
      ...arrivalOf(view, incident, shipment, sent),
      decider: organisationLabel(view, run.decidedBy?.organisation ?? run.proposedBy.organisation),
      run: run.id as string | null,
      charterVersion: run.charterVersion as number | null,
      method: run.method as AllocationRun['method'] | null,
      reason: run.reason,
      rule: reason?.rule ?? null,
      bound: reason?.bound ?? null,
      status: shipment?.status ?? order.status,
      issuedAt: order.issuedAt,
      breakGlass: null as Pick<BreakGlass, 'reason' | 'due' | 'status'> | null,
    };
  });
}
type Row = ReturnType<typeof orderRows>[number];

/** Nobody decided but whoever let it go; whether that was right is said after. */
function breakGlassRow(view: Viewpoint, incident: IncidentState, used: BreakGlass): Row {
  const shipment = must(incident.shipments, used.id, 'shipment');
  const lot = must(incident.lots, used.lot, 'lot');
  const { reason, due, status, note } = used;
  return {
    order: null,
    ...goodsOf(view, incident, used.facility, lot.id, shipment, shipment.lines[0]),
    neededItem: itemLabel(
      view,
      incident.needs.get(used.need ?? '')?.item ?? shipment.lines[0]?.item ?? lot.item,
    ),
    setting: used.setting,
    amount: used.amount,
    ...arrivalOf(view, incident, shipment, shipment.lines[0]),
    decider: organisationLabel(view, shipment.releaser),
    ...{ run: null, charterVersion: null, method: null, reason: note, rule: null, bound: null },
    status: shipment.status,
    issuedAt: used.at,
    breakGlass: { reason, due, status },
  };
}

function goodsOf(
  view: Viewpoint,
  incident: IncidentState,
  facility: string,
  lotId: string,
  shipment: Shipment | undefined,
  sent: ShipmentLine | undefined,
) {
  const lot = must(incident.lots, lotId, 'lot');
  const donation = must(incident.donations, lot.donation, 'donation');
  return {
    lot: lot.id,
    facility: facilityThen(view, facility, shipment),
    /** As it left; what is still there, as it counts now. */
    item: itemLabel(view, sent?.item ?? lot.item),
    foundLater: sent ? foundLaterOf(view, lot) : null,
    mode: lot.mode,
    donor: donorName(incident, donation),
    receiptCode: donation.receiptCode,
  };
}

/** What the rest of a lot was found to be after this had left; `item` null: it was rejected. */
export const foundLaterOf = (view: Viewpoint, { foundLater }: Lot) =>
  foundLater && {
    ...foundLater,
    item: foundLater.item === null ? null : itemLabel(view, foundLater.item),
  };

/** A facility with the class that it had when the goods left; before that, has now. */
export const facilityThen = (view: Viewpoint, facility: string, shipment: Shipment | undefined) => ({
  ...organisationLabel(view, facility),
  facilityClass: shipment ? shipment.facilityClass : classOf(view.state, facility),
});

/** What left, and what came of it; null while nothing has. */
const arrivalOf = (
  view: Viewpoint,
  incident: IncidentState,
  shipment: Shipment | undefined,
  sent: ShipmentLine | undefined,
) => ({
  sent: shipment ? (sent?.sent ?? 0) : null,
  /** Where something else left than was ordered: which lot the order named, and why. */
  change: sent?.ordered ?? null,
  received: sent?.received ?? null,
  damaged: sent?.damaged ?? 0,
  shortage: sent?.shortage ?? null,
  /** Where the slip said something else, and what is proposed. */
  corrections: shipment && sent ? correctionsOfLine(incident, shipment.id, sent) : [],
  dispatchedAt: shipment?.dispatchedAt ?? null,
  confirmedAt: shipment?.confirmedAt ?? null,
  shipment: shipment?.id ?? null,
  carrier: shipment?.carrier ?? null,
  handedTo: shipment?.handedTo ?? null,
  signed: shipment ? lastSignature(view, shipment) : null,
  /** More than was sent, and nobody has said yet where it came from. */
  surplusOpen: shipment && sent ? openSurplus(incident, shipment, sent.lot) : 0,
});

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
function latestFirst(left: readonly Left[]): Left[] {
  const moments = Map.groupBy(left, (each) => (isBreakGlass(each) ? each.at : each.issuedAt));
  return [...moments]
    .sort(([a], [b]) => compareText(b, a))
    .flatMap(([, those]) => those.sort((a, b) => compareText(a.id, b.id)));
}

function breakGlassAsked(
  incident: IncidentState,
  { facility, run, lot, releaser }: DeliveryFilter,
): BreakGlass[] {
  if (run) return [];
  const organisation = facility ?? releaser;
  const ids = lot
    ? listed(incident.shipmentsOfLot, lot)
    : organisation
      ? listed(incident.breakGlassOf, organisation)
      : incident.breakGlass.keys();
  return [...ids].flatMap((id) => {
    const used = incident.breakGlass.get(id);
    const isAsked =
      used &&
      (!facility || used.facility === facility) &&
      (!releaser || incident.shipments.get(id)?.releaser === releaser);
    return isAsked ? [used] : [];
  });
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

export type DeliveryRow = Row;
