import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const donorNoticeKinds = {
  'donor-merge.to-confirm': both('捐赠单位合并待确认', 'Donors to be merged'),
  'donor.changed': both('捐赠单位有变更', 'A donor was changed'),
};

type DonorNoticeKinds = typeof donorNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends DonorNoticeKinds {}
}
