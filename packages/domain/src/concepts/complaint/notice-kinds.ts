import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const complaintNoticeKinds = {
  'complaint.to-answer': both('申诉待答复', 'Complaint to answer'),
  'complaint.answered': both('申诉有答复', 'Complaint answered'),
};

type ComplaintNoticeKinds = typeof complaintNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends ComplaintNoticeKinds {}
}
