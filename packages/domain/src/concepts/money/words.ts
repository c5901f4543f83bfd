import { both, type Words } from '../../kernel/words/words.ts';

const paymentStatus: Words<'requested' | 'paid' | 'declined' | 'expired'> = {
  requested: both('待批准', 'waiting for approval'),
  paid: both('已支付', 'paid'),
  declined: both('已否决', 'declined'),
  expired: both('已到期', 'expired'),
};

/** The words of its lists. */
export const moneyWords = { paymentStatus };

/** What a refusal may be about, and in which states it can be. */
export const moneyThings = {
  payment: { name: both('支付', 'payment'), states: paymentStatus },
  fund: { name: both('善款', 'money of the gift') },
};

type MoneyThings = typeof moneyThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends MoneyThings {}
}
