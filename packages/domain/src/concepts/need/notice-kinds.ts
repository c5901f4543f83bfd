import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const needNoticeKinds = {
  'facility.receiving-stopped': both('机构暂停接收', 'Facility stops receiving'),
};

type NeedNoticeKinds = typeof needNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends NeedNoticeKinds {}
}
