import { agreed } from '../../kernel/charter/charter.ts';
import { leftOpen } from '../../kernel/notice/left-open.ts';
import type { TimedTellers } from '../../kernel/notice/timed.ts';
import { must } from '../../kernel/state/must.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { both } from '../../kernel/words/words.ts';
import { correctionCharter } from '../correction/charter.ts';

export const timedNoticesOfShipmentCorrections: TimedTellers<'shipment-correction.overdue'> = {
  'shipment-correction.overdue': leftOpen(
    'shipment-correction.overdue',
    both('运单更正待确认', 'a correction of a shipment to be confirmed'),
    () => '/work/shipment-corrections',
    function* (incident) {
      const hours = agreed(incident, 'correctionConfirmHours', correctionCharter);
      for (const id of incident.shipmentCorrectionsOpen) {
        const { at, shipment } = must(incident.shipmentCorrections, id, 'shipment-correction');
        yield { id, due: afterHours(at, hours), mustAct: () => [incident.shipments.get(shipment)?.releaser] };
      }
    },
  ),
};
