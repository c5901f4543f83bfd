import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const breakGlassNoticeKinds = {
  'break-glass.used': both('紧急放行', 'Goods released by break-glass'),
  'break-glass.overdue': both('紧急放行逾期未核销', 'Break-glass not reconciled in time'),
};

type BreakGlassNoticeKinds = typeof breakGlassNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends BreakGlassNoticeKinds {}
}
