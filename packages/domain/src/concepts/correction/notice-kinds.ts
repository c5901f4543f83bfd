import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const correctionNoticeKinds = {
  'correction.overdue': both('更正逾期未复核', 'Correction not confirmed in time'),
};

type CorrectionNoticeKinds = typeof correctionNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends CorrectionNoticeKinds {}
}
