import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const deliveryCorrectionNoticeKinds = {
  'delivery-correction.to-confirm': both('签收更正待确认', 'A correction of a delivery to confirm'),
  'delivery.corrected': both('签收已更正', 'A delivery was put right'),
  'delivery-correction.overdue': both('签收更正逾期未确认', 'Correction of a delivery not confirmed in time'),
};

type DeliveryCorrectionNoticeKinds = typeof deliveryCorrectionNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends DeliveryCorrectionNoticeKinds {}
}
