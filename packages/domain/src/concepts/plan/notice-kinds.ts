import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const planNoticeKinds = {
  'plan.to-adopt': both('预案待通过', 'Plan to adopt'),
  'plan.carried-out': both('预案全部就位', 'Plan stands'),
  'plan.to-confirm': both('启动预案待复核', 'A started plan to confirm'),
  'plan.activation-lapsed': both('预案启动失效', 'A started plan lapsed'),
};

type PlanNoticeKinds = typeof planNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends PlanNoticeKinds {}
}
