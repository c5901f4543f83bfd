import { listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import type { CorrectedLine, DeliveryCorrection } from '../delivery-correction/state.ts';

/** What was put right of a delivery, and what is proposed; the oldest first. */
export const correctionsOfDelivery = (incident: IncidentState, shipment: string): DeliveryCorrection[] =>
  listed(incident.deliveryCorrectionsOfShipment, shipment).map((id) =>
    must(incident.deliveryCorrections, id, 'delivery-correction'),
  );

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
