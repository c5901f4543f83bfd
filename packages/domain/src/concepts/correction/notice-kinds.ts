import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const correctionNoticeKinds = {
  'correction.to-confirm': both('更正待复核', 'A correction to confirm'),
  'correction.made': both('捐赠已更正', 'A gift was put right'),
  'correction.overdue': both('更正逾期未复核', 'Correction not confirmed in time'),
};

type CorrectionNoticeKinds = typeof correctionNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends CorrectionNoticeKinds {}
}
