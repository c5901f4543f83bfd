import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const eventNoticeKinds = {
  'event.reported': both('收到事件报告', 'Event reported to you'),
};

type EventNoticeKinds = typeof eventNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends EventNoticeKinds {}
}
