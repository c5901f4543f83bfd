import type { AllocationRun, Order } from '../../allocation/state.ts';
import { compareText } from '../../kernel/canonical/compare.ts';
import { idsOfDay } from '../../kernel/state/by-day.ts';
import { listed, pair, secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { keysBackwards, type Ordered } from '../../kernel/state/ordered.ts';
import { type PageAsked, type PageOf, pageOf } from '../../kernel/state/page.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import type { BreakGlass } from '../break-glass/state.ts';
import { donorName } from '../donation/donor-name.ts';
import type { Lot } from '../donation/state.ts';
import { correctionsOfLine, slipsOfLine } from './corrected.ts';
import { classOf } from './evolve.ts';
import type { Shipment, ShipmentLine, Surplus } from './state.ts';

export type DeliveryFilter = {
  readonly facility?: string | undefined;
  readonly run?: string | undefined;
  readonly lot?: string | undefined;
  readonly releaser?: string | undefined;
  /** On which the order was issued, or the goods left without one. */
  readonly day?: string | undefined;
};

type Left = Order | BreakGlass;
const isBreakGlass = (left: Left): left is BreakGlass => 'photo' in left;

/**
 * What anyone was given, one row each, the latest first, all channels mixed: with the mode of the gift, the class of the
 * item, who decided under which charter, and the rule. The row itself answers "why did they get more than we?" (F3). What
 * left by break-glass stands among them, marked: nobody decided on it before it left.
 */
export function deliveryRows(
  view: Viewpoint,
  incidentId: string,
  filter: DeliveryFilter = {},
): DeliveryRow[] {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return leftAsked(incident, filter).flatMap((each) => rowsOf(view, incident, each, filter.lot ?? null));
}

/** One page of them: of all, of a facility, or of whoever lets the goods go. */
export function deliveryPage(
  view: Viewpoint,
  incidentId: string,
  { facility, releaser, ...asked }: Pick<DeliveryFilter, 'facility' | 'releaser'> & PageAsked,
): PageOf<DeliveryRow> {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return pageOf(orderOf(incident, { facility, releaser }), asked, (key) =>
    rowsOf(view, incident, leftById(incident, secondOf(key)), null),
  );
}

const rowsOf = (view: Viewpoint, incident: IncidentState, left: Left, only: string | null): DeliveryRow[] =>
  isBreakGlass(left) ? [breakGlassRow(view, incident, left)] : orderRows(view, incident, left, only);

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
      slips: slipsOfLine(
        incident,
        { order: order.id, shipment: null },
        { lot: sent?.lot ?? line.lot, need: line.need },
      ),
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
    slips: slipsOfLine(incident, { order: null, shipment: shipment.id }, used),
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
  surplusOpen:
    shipment && sent
      ? surplusIn(incident, shipment, sent, ({ status, amount, settled }) =>
          status === 'open' ? amount - settled : 0,
        )
      : 0,
  /** More than was sent, and found where it came from: it is the facility's, and counts with what arrived. */
  surplusSettled: shipment && sent ? surplusIn(incident, shipment, sent, ({ settled }) => settled) : 0,
});

/** The line of a shipment that left for a line of its order. */
const sentFor = (shipment: Shipment, line: Order['lines'][number]): ShipmentLine | undefined =>
  shipment.lines.find((each) => (each.ordered?.lot ?? each.lot) === line.lot && each.need === line.need);

/** Who signed last, and in which capacity. */
function lastSignature(view: Viewpoint, { parts }: Shipment) {
  const last = parts.at(-1);
  return last ? { by: organisationLabel(view, last.by), capacity: last.capacity, at: last.at } : null;
}

/** A lot that answers several needs stands in several rows: what came beyond it stands in the first. */
const surplusIn = (
  incident: IncidentState,
  { lines, surpluses }: Shipment,
  line: ShipmentLine,
  much: (surplus: Surplus) => number,
): number =>
  lines.find(({ lot }) => lot === line.lot) === line
    ? surpluses
        .map((id) => must(incident.surpluses, id, 'surplus'))
        .reduce((sum, each) => sum + (each.lot === line.lot ? much(each) : 0), 0)
    : 0;

const leftById = (incident: IncidentState, id: string): Left =>
  incident.orders.get(id) ?? must(incident.breakGlass, id, 'order');

const orderOf = (
  incident: IncidentState,
  { facility, releaser }: Pick<DeliveryFilter, 'facility' | 'releaser'>,
): Ordered =>
  facility !== undefined
    ? (incident.leftTo.get(facility) ?? [])
    : releaser !== undefined
      ? (incident.leftFrom.get(releaser) ?? [])
      : incident.leftInOrder;

/** What one question speaks of, by the narrowest list that there is of it; the latest first. */
function leftAsked(incident: IncidentState, filter: DeliveryFilter): Left[] {
  const { run, lot, day, facility, releaser } = filter;
  if (lot !== undefined || run !== undefined)
    return latestFirst(ofLotOrRun(incident, { lot, run })).filter(
      (each) =>
        (run === undefined || (!isBreakGlass(each) && each.run === run)) &&
        (facility === undefined || each.facility === facility) &&
        (releaser === undefined || releaserOf(incident, each) === releaser),
    );
  const ids =
    day === undefined
      ? Array.from(keysBackwards(orderOf(incident, filter)), secondOf)
      : idsOfDay(incident.leftInOrder, day, incident.clock).reverse();
  return ids.map((id) => leftById(incident, id));
}

const releaserOf = (incident: IncidentState, left: Left): string | undefined =>
  isBreakGlass(left) ? incident.shipments.get(left.id)?.releaser : left.releaser;

const ofLotOrRun = (incident: IncidentState, { lot, run }: DeliveryFilter): Left[] =>
  lot === undefined
    ? listed(incident.ordersOfRun, run ?? '').map((id) => must(incident.orders, id, 'order'))
    : [
        ...listed(incident.ordersOfLot, lot).map((id) => must(incident.orders, id, 'order')),
        ...listed(incident.shipmentsOfLot, lot).flatMap((id) => incident.breakGlass.get(id) ?? []),
      ];

const latestFirst = (left: readonly Left[]): Left[] =>
  left
    .map((each) => ({ each, key: pair(isBreakGlass(each) ? each.at : each.issuedAt, each.id) }))
    .sort((a, b) => compareText(b.key, a.key))
    .map(({ each }) => each);

export type DeliveryRow = Row;
