import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const resolutionNoticeKinds = {
  'resolution.to-confirm': both('集体决定待确认或知悉', 'A decision to confirm or acknowledge'),
  'resolution.dissented': both('集体决定有异议', 'Dissent from a decision'),
};

type ResolutionNoticeKinds = typeof resolutionNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends ResolutionNoticeKinds {}
}
