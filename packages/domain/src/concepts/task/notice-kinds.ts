import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const taskNoticeKinds = {
  'task.asked': both('他机构请求承接任务', 'Another organisation asks for a task'),
  'task.offered': both('他机构提请移交任务', 'A task is offered to you'),
  'task.answered': both('任务请求有答复', 'A request or an offer was answered'),
  'volunteer.asked': both('邀请您参加任务', 'You are asked for a task'),
  'task.called-off': both('您的任务已取消', 'A task of yours was called off'),
  'task.passed-on': both('任务已换承担机构', 'Another organisation runs a task now'),
};

type TaskNoticeKinds = typeof taskNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends TaskNoticeKinds {}
}
