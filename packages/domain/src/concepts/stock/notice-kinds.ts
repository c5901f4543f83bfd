import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const stockNoticeKinds = {
  'loss.to-confirm': both('损耗待复核', 'Loss to confirm'),
  'loss.overdue': both('损耗逾期未复核', 'Loss not confirmed in time'),
};

type StockNoticeKinds = typeof stockNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends StockNoticeKinds {}
}
