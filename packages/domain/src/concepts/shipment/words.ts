import { both, type Words } from '../../kernel/words/words.ts';
import type { SHORTAGE_REASONS } from './facts.ts';

const shortageReason: Words<(typeof SHORTAGE_REASONS)[number]> = {
  'short-packed': both('装箱短少', 'short-packed'),
  'damaged-in-transit': both('运输损坏', 'damaged in transit'),
  'lost-in-transit': both('运输丢失', 'lost in transit'),
  'refused-unfit': both('不合用拒收', 'refused as unfit'),
  other: both('其他', 'other'),
};

const shortageOutcome: Words<'lost' | 'returned-to-stock' | 'arrived-late'> = {
  lost: both('确认损失', 'lost'),
  'returned-to-stock': both('退回库存', 'returned to stock'),
  'arrived-late': both('后来到达', 'arrived late'),
};

/** An order and then its shipment, as one row of deliveries shows them. */
const deliveryStatus: Words<
  'issued' | 'dispatched' | 'cancelled' | 'expired' | 'in-transit' | 'delivered' | 'short' | 'settled'
> = {
  issued: both('已开单，未出库', 'ordered, not left yet'),
  dispatched: both('已出库', 'dispatched'),
  cancelled: both('已撤销', 'cancelled'),
  expired: both('已到期，物资已释放', 'expired, its goods are free again'),
  'in-transit': both('运输中', 'in transit'),
  delivered: both('已签收', 'delivered'),
  short: both('签收短少，待处理', 'short, open'),
  settled: both('短少已处理', 'shortage settled'),
};

/** The words of its lists. */
export const shipmentWords = { shortageReason, shortageOutcome, deliveryStatus };

/** What a refusal may be about, and in which states it can be. */
export const shipmentThings = {
  order: { name: both('调拨单', 'order'), states: deliveryStatus },
  shipment: { name: both('运单', 'shipment'), states: deliveryStatus },
};

type ShipmentThings = typeof shipmentThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends ShipmentThings {}
}
