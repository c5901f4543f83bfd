import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const releaseNoticeKinds = {
  'release.to-approve': both('公示待审核', 'Publication to approve'),
};

type ReleaseNoticeKinds = typeof releaseNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends ReleaseNoticeKinds {}
}
