import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const mandateNoticeKinds = {
  'mandate.granted': both('授予职权', 'Mandate given'),
  'mandate.revoked': both('职权收回', 'Mandate revoked'),
  'mandate.offered': both('邀请承担职责', 'Mandate offered'),
  'mandate.accepted': both('职责被接受', 'Mandate accepted'),
  'mandate.declined': both('职责被谢绝', 'Mandate declined'),
  'mandate.laid-down': both('职责被卸下', 'Mandate laid down'),
  'mandate.suspended': both('职权暂停', 'Mandate suspended'),
  'mandate.resumed': both('职权恢复', 'Mandate resumed'),
};

type MandateNoticeKinds = typeof mandateNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends MandateNoticeKinds {}
}
