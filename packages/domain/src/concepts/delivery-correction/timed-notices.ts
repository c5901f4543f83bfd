import { agreed } from '../../kernel/charter/charter.ts';
import { leftOpen } from '../../kernel/notice/left-open.ts';
import type { TimedTellers } from '../../kernel/notice/timed.ts';
import { must } from '../../kernel/state/must.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { both } from '../../kernel/words/words.ts';
import { correctionCharter } from '../correction/charter.ts';

export const timedNoticesOfDeliveryCorrections: TimedTellers<'delivery-correction.overdue'> = {
  'delivery-correction.overdue': leftOpen(
    'delivery-correction.overdue',
    both('签收更正待确认', 'a correction of a delivery to be confirmed'),
    () => '/work/delivery-corrections',
    function* (incident) {
      const hours = agreed(incident, 'correctionConfirmHours', correctionCharter);
      for (const id of incident.deliveryCorrectionsOpen) {
        const { at, shipment } = must(incident.deliveryCorrections, id, 'delivery-correction');
        yield { id, due: afterHours(at, hours), mustAct: () => [incident.shipments.get(shipment)?.facility] };
      }
    },
  ),
};
