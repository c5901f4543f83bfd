import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const needNoticeKinds = {
  'facility.receiving-stopped': both('机构暂停接收', 'Facility stops receiving'),
  'need.ended-by-another': both('需求被其他单位撤回', 'Need withdrawn by another'),
  'need.two-numbers': both('同事报了不同的数', 'Colleagues state different numbers'),
  'need.stale': both('需求待机构确认', 'Needs to be said again'),
};

type NeedNoticeKinds = typeof needNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends NeedNoticeKinds {}
}
