import { both, type Words } from '../../kernel/words/words.ts';
import type { WAIVER_REASONS } from './facts.ts';
import type { Payment, Refund } from './state.ts';

const paymentStatus: Words<Payment['status']> = {
  requested: both('待批准', 'waiting for approval'),
  approved: both('已批准，待付款', 'approved, to be paid'),
  paid: both('已支付', 'paid'),
  returned: both('已全额退回', 'returned in full'),
  declined: both('已否决', 'declined'),
  expired: both('已到期', 'expired'),
};

const waiverReason: Words<(typeof WAIVER_REASONS)[number]> = {
  emergency: both('情况紧急，来不及询价', 'emergency: no time to ask others'),
  'sole-supplier': both('只有一家能供应', 'nobody else supplies it'),
  'price-set-by-state': both('政府定价或指导价', 'the state sets the price'),
};

const refundReason: Words<Refund['reason']> = {
  'not-delivered': both('没有到货', 'nothing was delivered'),
  'short-delivered': both('到货不足', 'less was delivered'),
  defective: both('质量不合格', 'the goods are defective'),
  overpaid: both('多付', 'too much was paid'),
  'paid-wrongly': both('付错', 'it was paid wrongly'),
  'called-off': both('取消采购', 'the purchase was called off'),
  'purpose-not-achievable': both('捐赠目的无法实现', 'the purpose cannot be achieved'),
  'agreed-with-donor': both('与捐赠人协商一致', 'agreed with the giver'),
  'transferred-by-mistake': both('误转', 'transferred by mistake'),
};

const interests: Words<'none' | 'declared'> = {
  none: both('没有利害关系', 'no interest'),
  declared: both('有利害关系', 'there is an interest'),
};

/** The words of its lists. */
export const moneyWords = { paymentStatus, waiverReason, interests, refundReason };

/** What a refusal may be about, and in which states it can be. */
export const moneyThings = {
  payment: { name: both('支付', 'payment'), states: paymentStatus },
  refund: {
    name: both('退款', 'refund'),
    states: {
      open: both('待第二人确认', 'waits for a second person'),
      made: both('已退款', 'made'),
      declined: both('不予退款', 'declined'),
    },
  },
  invoice: { name: both('发票', 'invoice') },
  fund: { name: both('善款', 'money of the gift') },
};

type MoneyThings = typeof moneyThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends MoneyThings {}
}
