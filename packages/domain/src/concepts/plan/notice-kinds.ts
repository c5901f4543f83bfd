import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const planNoticeKinds = {
  'plan.to-adopt': both('预案待通过', 'Plan to adopt'),
  'plan.carried-out': both('预案全部就位', 'Plan stands'),
};

type PlanNoticeKinds = typeof planNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends PlanNoticeKinds {}
}
