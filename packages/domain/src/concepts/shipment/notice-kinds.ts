import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const shipmentNoticeKinds = {
  'shipment.dispatched': both('已发货', 'Goods sent'),
  'delivery.confirmed': both('已签收', 'Delivery signed for'),
  'delivery.short': both('签收短少', 'Delivery short'),
  'delivery.surplus': both('签收多于发运', 'More delivered than sent'),
  'surplus.overdue': both('多收逾期未查明', 'Surplus not settled in time'),
};

type ShipmentNoticeKinds = typeof shipmentNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends ShipmentNoticeKinds {}
}
