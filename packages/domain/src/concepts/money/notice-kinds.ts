import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const moneyNoticeKinds = {
  'payment.to-approve': both('支付待审批', 'Payment to approve'),
  'refund.to-confirm': both('退款待确认', 'A refund to confirm'),
  'purchase.overdue': both('所购物资逾期未到', 'What was bought has not come in time'),
  'refund.overdue': both('退款逾期未确认', 'A refund nobody confirmed in time'),
  'payment.decided': both('支付有结果', 'Payment decided'),
};

type MoneyNoticeKinds = typeof moneyNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends MoneyNoticeKinds {}
}
