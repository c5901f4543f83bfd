import { both, type Words } from '../kernel/words/words.ts';
import type { UnreconciledKind } from './unreconciled.ts';

const unreconciledKind: Words<UnreconciledKind> = {
  'count-open': both('盘点差异待处理', 'count differs from the book'),
  'delivery-unconfirmed': both('已送出，未确认收到', 'sent, not confirmed'),
  'break-glass-open': both('紧急放行待核销', 'break-glass that nobody has reconciled'),
  'delivery-surplus': both('多收，来源未查明', 'more than was sent, not accounted for'),
  'loss-unconfirmed': both('损耗待复核', 'loss that nobody has confirmed'),
  'delivery-short': both('短少，尚未了结', 'short, not settled'),
  'order-waiting': both('调拨单待发出', 'order not yet dispatched'),
  'payment-undecided': both('付款待批', 'payment waits for approval'),
  'purchase-open': both('已付款，货未到齐', 'paid for, not all has come'),
  'refund-open': both('退款待确认', 'refund waits for a second person'),
  'hold-open': both('机构自行占用', 'reserved by the organisation itself'),
  'lot-uninspected': both('待查验', 'not yet inspected'),
};

/** The words of its lists. */
export const viewsWords = { unreconciledKind };
