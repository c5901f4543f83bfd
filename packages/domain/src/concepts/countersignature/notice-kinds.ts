import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const countersignatureNoticeKinds = {
  'countersignature.asked': both('待复核的决定', 'A decision to countersign'),
  'countersignature.refused': both('复核退回', 'A decision that was not countersigned'),
};

type CountersignatureNoticeKinds = typeof countersignatureNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends CountersignatureNoticeKinds {}
}
