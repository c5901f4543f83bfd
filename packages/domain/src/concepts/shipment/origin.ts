import type { AllocationRun } from '../../allocation/state.ts';
import { listed, pair } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { donorName } from '../donation/donor-name.ts';
import { standingPapers } from '../donation/papers.ts';
import { correctionsOfDelivery, correctionsOfLine, slipsOf } from './corrected.ts';
import type { Shipment } from './state.ts';
import { facilityThen, foundLaterOf } from './view.ts';

/**
 * What stood behind a delivery, line by line: the lot and what proves it, the gift that it came from, the need that it
 * answered, and the decision: which run, under which charter, proposed and approved by whom, for which reason.
 */
export function deliveryOrigin(view: Viewpoint, incidentId: string, shipmentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const shipment = must(incident.shipments, shipmentId, 'shipment');
  const run = runBehind(incident, shipment);
  const lineAt = run && must(incident.runSums, run.id, 'allocation run').lineAt;
  const used = incident.breakGlass.get(shipmentId);
  const by = (who: { organisation: string } | null) =>
    who ? organisationLabel(view, who.organisation) : null;
  return {
    shipment: {
      id: shipment.id,
      order: shipment.order,
      facility: facilityThen(view, shipment.facility, shipment),
      releaser: organisationLabel(view, shipment.releaser),
      carrier: shipment.carrier,
      dispatchedAt: shipment.dispatchedAt,
      confirmedAt: shipment.confirmedAt,
      handedTo: shipment.handedTo,
      status: shipment.status,
    },
    /** Null: it left by break-glass, on nobody's decision. */
    decision: run && {
      run: run.id,
      method: run.method,
      charterVersion: run.charterVersion,
      reason: run.reason,
      proposedAt: run.proposedAt,
      proposedBy: by(run.proposedBy),
      decidedAt: run.decidedAt,
      decidedBy: by(run.decidedBy),
    },
    breakGlass: used
      ? {
          ...{ reason: used.reason, note: used.note, photo: used.photo, due: used.due, status: used.status },
          late: (used.earlier[0]?.at ?? used.reconciled?.at ?? view.now) > used.due,
          reconciled: used.reconciled && {
            at: used.reconciled.at,
            by: organisationLabel(view, used.reconciled.by),
            reason: used.reconciled.reason,
          },
          earlier: used.earlier.map(({ at, by: who, outcome, reason }) => ({
            ...{ at, outcome, reason },
            by: organisationLabel(view, who),
          })),
        }
      : null,
    /** Each time that somebody signed: who, and in which capacity. */
    signatures: shipment.parts.map(({ at, by: organisation, capacity, complete, note, lines, packs }) => ({
      ...{ at, capacity, complete, note, lines, packs },
      by: organisationLabel(view, organisation),
    })),
    corrections: correctionsOfDelivery(incident, shipmentId).map((correction) => ({
      ...correction,
      by: organisationLabel(view, correction.by),
    })),
    /** What was put right of what left, and of what was said of the rest. */
    slips: slipsOf(incident, { order: null, shipment: shipmentId }).map((slip) => ({
      ...slip,
      by: organisationLabel(view, slip.by),
    })),
    /** What was said of what had not arrived, as it stands now. */
    settlements: listed(incident.settlementsOfShipment, shipmentId).map((id) => {
      const { by: organisation, ...said } = must(incident.settlements, id, 'settlement');
      return { ...said, by: organisationLabel(view, organisation) };
    }),
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
      const need = incident.needs.get(line.need ?? '');
      const why = run?.lines[lineAt?.get(pair(line.need ?? '', line.ordered?.lot ?? line.lot)) ?? -1];
      return {
        lot: lot.id,
        item: itemLabel(view, line.item),
        foundLater: foundLaterOf(view, lot),
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
              id: need.id,
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

function runBehind(incident: IncidentState, { order }: Shipment): AllocationRun | null {
  return order === null
    ? null
    : must(incident.runs, must(incident.orders, order, 'order').run, 'allocation run');
}
export type DeliveryOrigin = ReturnType<typeof deliveryOrigin>;
