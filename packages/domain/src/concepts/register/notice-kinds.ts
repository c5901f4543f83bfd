import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const registerNoticeKinds = {
  'organisation.corrected': both('本机构登记已更正', 'The entry of your organisation was corrected'),
  'organisation.merged': both('有机构并入本机构', 'Another organisation was merged into yours'),
  'organisation.branched': both('本机构设立了分支机构', 'Your organisation has a new branch'),
};

type RegisterNoticeKinds = typeof registerNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends RegisterNoticeKinds {}
}
