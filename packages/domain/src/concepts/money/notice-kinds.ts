import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const moneyNoticeKinds = {
  'payment.to-approve': both('支付待审批', 'Payment to approve'),
  'refund.to-confirm': both('退款待确认', 'A refund to confirm'),
  'payment.decided': both('支付有结果', 'Payment decided'),
};

type MoneyNoticeKinds = typeof moneyNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends MoneyNoticeKinds {}
}
