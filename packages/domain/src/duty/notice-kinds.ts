import { both } from '../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const dutyNoticeKinds = {
  'duty.runs-out-soon': both('义务即将到期', 'Duty runs out soon'),
  'duty.breached': both('义务逾期', 'Duty not done in time'),
};

type DutyNoticeKinds = typeof dutyNoticeKinds;
declare module '../kernel/notice/notice.ts' {
  interface NoticeKinds extends DutyNoticeKinds {}
}
