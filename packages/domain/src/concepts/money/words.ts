import { both, type Words } from '../../kernel/words/words.ts';
import type { WAIVER_REASONS } from './facts.ts';

const paymentStatus: Words<'requested' | 'paid' | 'declined' | 'expired'> = {
  requested: both('待批准', 'waiting for approval'),
  paid: both('已支付', 'paid'),
  declined: both('已否决', 'declined'),
  expired: both('已到期', 'expired'),
};

const waiverReason: Words<(typeof WAIVER_REASONS)[number]> = {
  emergency: both('情况紧急，来不及询价', 'emergency: no time to ask others'),
  'sole-supplier': both('只有一家能供应', 'nobody else supplies it'),
  'price-set-by-state': both('政府定价或指导价', 'the state sets the price'),
};

const interests: Words<'none' | 'declared'> = {
  none: both('没有利害关系', 'no interest'),
  declared: both('有利害关系', 'there is an interest'),
};

/** The words of its lists. */
export const moneyWords = { paymentStatus, waiverReason, interests };

/** What a refusal may be about, and in which states it can be. */
export const moneyThings = {
  payment: { name: both('支付', 'payment'), states: paymentStatus },
  fund: { name: both('善款', 'money of the gift') },
};

type MoneyThings = typeof moneyThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends MoneyThings {}
}
