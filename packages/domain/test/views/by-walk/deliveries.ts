import type { BreakGlass } from '../../../src/concepts/break-glass/state.ts';
import { donorName } from '../../../src/concepts/donation/donor-name.ts';
import type { Lot } from '../../../src/concepts/donation/state.ts';
import type { Shipment, Surplus } from '../../../src/concepts/shipment/state.ts';
import { compareText } from '../../../src/kernel/canonical/compare.ts';
import { must } from '../../../src/kernel/state/must.ts';
import type { IncidentState } from '../../../src/kernel/state/state.ts';
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
  const shipmentOf = new Map(
    [...incident.shipments.values()]
      .filter(({ status }) => status !== 'never-left')
      .map((shipment) => [shipment.order, shipment]),
  );
  const ordered = [...incident.orders.values()]
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
          order: order.id as string | null,
          lot: line.lot,
          facility: {
            ...organisationLabel(view, order.facility),
            facilityClass: (shipment ?? view.state.organisations.get(order.facility))?.facilityClass ?? null,
          },
          item: itemLabel(view, sent?.item ?? lot.item),
          foundLater: sent ? foundLater(view, lot) : null,
          neededItem: itemLabel(view, incident.needs.get(line.need)?.item ?? sent?.item ?? lot.item),
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
          slips: slipsOf(incident, ({ order: of }) => of === order.id, line),
          mode: lot.mode,
          donor: donorName(incident, donation),
          receiptCode: donation.receiptCode,
          decider: organisationLabel(view, run.decidedBy?.organisation ?? run.proposedBy.organisation),
          run: run.id as string | null,
          charterVersion: run.charterVersion as number | null,
          method: run.method as typeof run.method | null,
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
          ...surplusOf(
            incident,
            shipment,
            shipment?.lines.find(({ lot }) => lot === line.lot) === sent ? line.lot : null,
          ),
          breakGlass: null as Pick<BreakGlass, 'reason' | 'due' | 'status'> | null,
        };
      });
    });
  const released = [...incident.breakGlass.values()]
    .filter((used) => (!filter.facility || used.facility === filter.facility) && !filter.run)
    .map((used): (typeof ordered)[number] => {
      const shipment = must(incident.shipments, used.id, 'shipment');
      const lot = must(incident.lots, used.lot, 'lot');
      const donation = must(incident.donations, lot.donation, 'donation');
      const [line] = shipment.lines;
      const signed = shipment.parts.at(-1) ?? null;
      return {
        order: null,
        lot: lot.id,
        facility: {
          ...organisationLabel(view, used.facility),
          facilityClass: shipment.facilityClass,
        },
        item: itemLabel(view, line?.item ?? lot.item),
        foundLater: foundLater(view, lot),
        neededItem: itemLabel(view, incident.needs.get(used.need ?? '')?.item ?? line?.item ?? lot.item),
        setting: used.setting,
        amount: used.amount,
        sent: used.amount,
        change: null,
        received: line?.received ?? null,
        damaged: line?.damaged ?? 0,
        shortage: line?.shortage ?? null,
        slips: slipsOf(incident, ({ id }) => id === used.id, used),
        mode: lot.mode,
        corrections: [...incident.deliveryCorrections.values()]
          .filter((each) => each.shipment === shipment.id)
          .flatMap(({ id, at, reason, status, lines }) =>
            lines.map(({ from, to }) => ({ id, at, reason, status, from, to })),
          ),
        donor: donorName(incident, donation),
        receiptCode: donation.receiptCode,
        decider: organisationLabel(view, lot.owner),
        ...{ run: null, charterVersion: null, method: null, reason: used.note, rule: null, bound: null },
        status: shipment.status,
        issuedAt: used.at,
        dispatchedAt: used.at,
        confirmedAt: shipment.confirmedAt,
        shipment: used.id,
        carrier: used.carrier,
        handedTo: 'carrier',
        signed: signed && {
          by: organisationLabel(view, signed.by),
          capacity: signed.capacity,
          at: signed.at,
        },
        ...surplusOf(incident, incident.shipments.get(used.id), used.lot),
        breakGlass: { reason: used.reason, due: used.due, status: used.status },
      };
    });
  const key = (row: (typeof ordered)[number]) => row.order ?? row.shipment ?? '';
  return [...ordered, ...released].sort(
    (a, b) => compareText(b.issuedAt, a.issuedAt) || compareText(key(b), key(a)),
  );
}

const foundLater = (view: Viewpoint, { foundLater: later }: Lot) =>
  later && { ...later, item: later.item === null ? null : itemLabel(view, later.item) };

/** What was put right of what left of a line, and of what was said of the rest. */
const slipsOf = (
  incident: IncidentState,
  isOf: (shipment: Shipment) => boolean,
  line: { readonly lot: string; readonly need: string | null },
) =>
  [...incident.shipmentCorrections.values()]
    .filter(({ shipment }) => isOf(must(incident.shipments, shipment, 'shipment')))
    .flatMap(({ id, shipment, at, reason, status, lines, settlement }) => {
      const told = { id, shipment, at, reason, status };
      return [
        ...lines
          .filter(({ lot, need }) => lot === line.lot && need === line.need)
          .map(({ from, to }) => ({ ...told, sent: { from, to }, settled: null })),
        ...[settlement]
          .filter((each) => each?.lot === line.lot)
          .map((each) => each && { ...told, sent: null, settled: { from: each.from, to: each.to } })
          .filter((each) => each !== null),
      ];
    });

/** What came beyond what was sent of a lot: still open, and found where it came from. */
function surplusOf(incident: IncidentState, shipment: Shipment | undefined, lot: string | null) {
  const all = [...incident.surpluses.values()].filter(
    (each) => shipment !== undefined && each.shipment === shipment.id && each.lot === lot,
  );
  const sum = (much: (each: Surplus) => number) => all.reduce((whole, each) => whole + much(each), 0);
  return {
    surplusOpen: sum(({ status, amount, settled }) => (status === 'open' ? amount - settled : 0)),
    surplusSettled: sum(({ settled }) => settled),
  };
}
