import { both, type Words } from '../../kernel/words/words.ts';
import type {
  HANDED_TO,
  PICK_REASONS,
  SHORTAGE_REASONS,
  SIGNING_CAPACITIES,
  SURPLUS_OUTCOMES,
} from './facts.ts';

const shortageReason: Words<(typeof SHORTAGE_REASONS)[number]> = {
  'short-packed': both('装箱短少', 'short-packed'),
  'damaged-in-transit': both('运输损坏', 'damaged in transit'),
  'lost-in-transit': both('运输丢失', 'lost in transit'),
  'refused-unfit': both('不合用拒收', 'refused as unfit'),
  other: both('其他', 'other'),
};

const shortageOutcome: Words<'lost' | 'returned-to-stock'> = {
  lost: both('确认损失', 'lost'),
  'returned-to-stock': both('退回库存', 'returned to stock'),
};

const surplusOutcome: Words<(typeof SURPLUS_OUTCOMES)[number]> = {
  'from-stock': both('多装，出自本批次库存', 'too much was loaded, from this lot’s stock'),
  'from-loss': both('已登记损耗的又到了', 'it had been written off, and arrived after all'),
  'from-other-lot': both('出自其他批次', 'it was of another lot'),
};

const surplusState: Words<'open' | 'settled' | 'recounted'> = {
  open: both('待处理', 'open'),
  settled: both('已处理', 'settled'),
  recounted: both('已更正', 'recounted'),
};

const signingCapacity: Words<(typeof SIGNING_CAPACITIES)[number]> = {
  facility: both('收货单位本人', 'the receiver itself'),
  proxy: both('受收货单位委托', 'a proxy that the receiver named'),
  code: both('凭收货单位的签收码', 'with a code of the receiver'),
};

const handedTo: Words<(typeof HANDED_TO)[number]> = {
  carrier: both('承运单位', 'a carrier'),
  receiver: both('收货单位自提（凭码）', 'the receiver, with its code'),
};

const pickReason: Words<(typeof PICK_REASONS)[number]> = {
  'not-found': both('在货位上找不到', 'not found in its bin'),
  damaged: both('包装破损', 'carton damaged'),
  wet: both('受潮', 'wet'),
  'expires-first': both('近效期先出', 'another expires first'),
  'wrong-label': both('标签与实物不符', 'label and goods differ'),
  'held-for-inspection': both('送检', 'taken for inspection'),
  'lorry-full': both('车辆装不下', 'no more room in the lorry'),
  'receiver-wants-less': both('收货方减少数量', 'the receiver wants less'),
  other: both('其他', 'other'),
};

/** An order and then its shipment, as one row of deliveries shows them. */
const deliveryStatus: Words<
  | 'issued'
  | 'dispatched'
  | 'cancelled'
  | 'expired'
  | 'in-transit'
  | 'partial'
  | 'delivered'
  | 'short'
  | 'settled'
  | 'never-left'
> = {
  issued: both('已开单，未出库', 'ordered, not left yet'),
  dispatched: both('已出库', 'dispatched'),
  cancelled: both('已撤销', 'cancelled'),
  expired: both('已到期，物资已释放', 'expired, its goods are free again'),
  'in-transit': both('运输中', 'in transit'),
  partial: both('部分签收，还有未到', 'signed for in part, more to come'),
  delivered: both('已签收', 'delivered'),
  short: both('签收短少，待处理', 'short, open'),
  settled: both('短少已处理', 'shortage settled'),
  'never-left': both('误登出库，实未出库', 'entered by mistake, never left'),
};

/** The words of its lists. */
export const shipmentWords = {
  shortageReason,
  shortageOutcome,
  surplusOutcome,
  surplusState,
  signingCapacity,
  handedTo,
  pickReason,
  deliveryStatus,
};

/** What a refusal may be about, and in which states it can be. */
export const shipmentThings = {
  order: { name: both('调拨单', 'order'), states: deliveryStatus },
  shipment: { name: both('运单', 'shipment'), states: deliveryStatus },
  surplus: { name: both('多收', 'surplus'), states: surplusState },
  settlement: { name: both('短少处理', 'settlement of a shortage'), states: shortageOutcome },
};

type ShipmentThings = typeof shipmentThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends ShipmentThings {}
}
