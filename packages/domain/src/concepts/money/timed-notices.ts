import { agreed } from '../../kernel/charter/charter.ts';
import { leftOpen } from '../../kernel/notice/left-open.ts';
import type { TimedTellers } from '../../kernel/notice/timed.ts';
import { must } from '../../kernel/state/must.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { both } from '../../kernel/words/words.ts';
import { moneyCharter } from './charter.ts';

export const timedNoticesOfMoney: TimedTellers<'purchase.overdue' | 'refund.overdue'> = {
  'purchase.overdue': leftOpen(
    'purchase.overdue',
    both('已付款的物资没有到齐', 'goods paid for have not all come'),
    () => '/work/money',
    function* (incident) {
      const hours = agreed(incident, 'purchaseReceiveHours', moneyCharter);
      for (const id of incident.purchasesOpen) {
        const { paid, requestedAt, payer } = must(incident.payments, id, 'payment');
        yield { id, due: afterHours(paid?.at ?? requestedAt, hours), mustAct: () => [payer] };
      }
    },
  ),
  'refund.overdue': leftOpen(
    'refund.overdue',
    both('退款待确认', 'a refund to be confirmed'),
    () => '/work/money',
    function* (incident) {
      const hours = agreed(incident, 'refundConfirmHours', moneyCharter);
      for (const id of incident.refundsOpen) {
        const { at, organisation } = must(incident.refunds, id, 'refund');
        yield { id, due: afterHours(at, hours), mustAct: () => [organisation] };
      }
    },
  ),
};
