import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const closingNoticeKinds = {
  'incident.closing-begun': both('开始收尾', 'Closing begun'),
  'incident.closed': both('响应终止', 'Response ended'),
  'incident.merged': both('事件合并', 'Incidents merged'),
  'incident.undone': both('误报撤销', 'Declaration undone'),
  'incident.reopened': both('事件重启', 'Incident reopened'),
  'residue.assigned': both('请承接遗留事项', 'Asked to take over what is left'),
  'residue.answered': both('遗留事项的答复', 'Answer about what is left'),
};

type ClosingNoticeKinds = typeof closingNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends ClosingNoticeKinds {}
}
