import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const pledgeNoticeKinds = {
  'pledge.to-answer': both('认捐待答复', 'Pledge to answer'),
  'pledge.answered': both('认捐有答复', 'Pledge answered'),
};

type PledgeNoticeKinds = typeof pledgeNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends PledgeNoticeKinds {}
}
