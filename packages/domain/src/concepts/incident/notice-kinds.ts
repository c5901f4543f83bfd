import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const incidentNoticeKinds = {
  'incident.declared': both('宣布突发事件', 'Incident declared'),
  'incident.level-changed': both('响应级别调整', 'Response level changed'),
  'incident.level-lapsed': both('响应级别因无人复核恢复', 'A raised level lapsed'),
};

type IncidentNoticeKinds = typeof incidentNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends IncidentNoticeKinds {}
}
