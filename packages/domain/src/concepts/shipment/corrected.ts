import { listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import type { CorrectedLine, DeliveryCorrection } from '../delivery-correction/state.ts';
import type { ShipmentCorrection } from '../shipment-correction/state.ts';

/** What was put right of a delivery, and what is proposed; the oldest first. */
export const correctionsOfDelivery = (incident: IncidentState, shipment: string): DeliveryCorrection[] =>
  listed(incident.deliveryCorrectionsOfShipment, shipment).map((id) =>
    must(incident.deliveryCorrections, id, 'delivery-correction'),
  );

/** What was put right of what left, and of what was said of the rest; of an order also where it never left. The oldest first. */
export const slipsOf = (
  incident: IncidentState,
  { order, shipment }: { readonly order: string | null; readonly shipment: string | null },
): ShipmentCorrection[] =>
  (order === null
    ? listed(incident.shipmentCorrectionsOfShipment, shipment ?? '')
    : listed(incident.shipmentCorrectionsOfOrder, order)
  ).map((id) => must(incident.shipmentCorrections, id, 'shipment-correction'));

/** The same of one line, in few words: what left, or what became of so much of its lot. */
export const slipsOfLine = (
  incident: IncidentState,
  of: { readonly order: string | null; readonly shipment: string | null },
  line: { readonly lot: string; readonly need: string | null },
) =>
  slipsOf(incident, of).flatMap(({ id, shipment, at, reason, status, lines, settlement }) => [
    ...lines
      .filter(({ lot, need }) => lot === line.lot && need === line.need)
      .map(({ from, to }) => ({ id, shipment, at, reason, status, sent: { from, to }, settled: null })),
    ...(settlement?.lot === line.lot
      ? [
          {
            id,
            shipment,
            at,
            reason,
            status,
            sent: null,
            settled: { from: settlement.from, to: settlement.to },
          },
        ]
      : []),
  ]);

export type LineCorrection = Pick<CorrectedLine, 'from' | 'to'> &
  Pick<DeliveryCorrection, 'id' | 'at' | 'reason' | 'status'>;

/** The same of one of its lines. */
export const correctionsOfLine = (
  incident: IncidentState,
  shipment: string,
  of: { readonly lot: string; readonly need: string | null },
): LineCorrection[] =>
  correctionsOfDelivery(incident, shipment).flatMap(({ id, at, reason, status, lines }) =>
    lines
      .filter(({ lot, need }) => lot === of.lot && need === of.need)
      .map(({ from, to }) => ({ id, at, reason, status, from, to })),
  );
