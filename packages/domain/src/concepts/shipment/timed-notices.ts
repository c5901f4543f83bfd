import { agreed } from '../../kernel/charter/charter.ts';
import { leftOpen } from '../../kernel/notice/left-open.ts';
import type { TimedTellers } from '../../kernel/notice/timed.ts';
import { must } from '../../kernel/state/must.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { both } from '../../kernel/words/words.ts';
import { shipmentCharter } from './charter.ts';

export const timedNoticesOfShipments: TimedTellers<'surplus.overdue'> = {
  'surplus.overdue': leftOpen(
    'surplus.overdue',
    both('多收待查明来源', 'a surplus whose origin is to be found'),
    () => '/work/orders',
    function* (incident) {
      const hours = agreed(incident, 'surplusSettleHours', shipmentCharter);
      for (const id of incident.surplusesOpen) {
        const { at, shipment } = must(incident.surpluses, id, 'surplus');
        yield { id, due: afterHours(at, hours), mustAct: () => [incident.shipments.get(shipment)?.releaser] };
      }
    },
  ),
};
