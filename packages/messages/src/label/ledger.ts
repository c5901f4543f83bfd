import type { ACCOUNT_KINDS, ACCOUNT_PURPOSES, UnreconciledKind } from '@tongzhou/domain';
import { both as b } from '../language/language.ts';
import type { Words } from './words.ts';

export const accountKind: Words<(typeof ACCOUNT_KINDS)[number]> = {
  donor: b('捐赠人', 'donor'),
  stock: b('库存', 'stock'),
  transit: b('在途', 'in transit'),
  facility: b('医疗机构', 'facility'),
  consumed: b('已使用', 'consumed'),
  loss: b('损耗', 'loss'),
  returned: b('已退回', 'returned'),
  fund: b('善款', 'fund'),
  spent: b('已支付', 'spent'),
};

export const accountPurpose: Words<(typeof ACCOUNT_PURPOSES)[number]> = {
  none: b('不分用途', 'no purpose'),
  free: b('可统筹', 'free'),
  earmarked: b('定向', 'earmarked'),
  reserve: b('机构留存', 'reserve'),
  quarantine: b('待查验', 'quarantine'),
};

export const unreconciledKind: Words<UnreconciledKind> = {
  'count-open': b('盘点差异待处理', 'count differs from the book'),
  'delivery-unconfirmed': b('已送出，未确认收到', 'sent, not confirmed'),
  'delivery-short': b('短少，尚未了结', 'short, not settled'),
  'order-waiting': b('调拨单待发出', 'order not yet dispatched'),
  'payment-undecided': b('付款待批', 'payment waits for approval'),
  'hold-open': b('机构自行占用', 'reserved by the organisation itself'),
  'lot-uninspected': b('待查验', 'not yet inspected'),
};
