import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const admissionNoticeKinds = {
  'application.to-decide': both('加入申请待决定', 'Application to decide'),
  'application.rule-lapsed': both('准入规则失效', 'A rule of admission lapsed'),
  'application.decided': both('加入申请有结果', 'Application decided'),
};

type AdmissionNoticeKinds = typeof admissionNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends AdmissionNoticeKinds {}
}
