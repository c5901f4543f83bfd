import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const taskNoticeKinds = {
  'task.asked': both('他机构请求承接任务', 'Another organisation asks for a task'),
  'task.offered': both('他机构提请移交任务', 'A task is offered to you'),
  'task.answered': both('任务请求有答复', 'A request or an offer was answered'),
  'volunteer.asked': both('邀请您参加任务', 'You are asked for a task'),
  'volunteer.answered': both('志愿者答复邀请', 'A volunteer answered'),
  'task.changed': both('您的任务有变化', 'A task of yours has changed'),
  'shift.begins-soon': both('您的任务即将开始', 'A task of yours begins soon'),
  'task.called-off': both('您的任务已取消', 'A task of yours was called off'),
  'task.passed-on': both('任务已换承担机构', 'Another organisation runs a task now'),
};

/** What a volunteer is told of through his own seat; nothing else comes to him. */
export const VOLUNTEER_NOTICE_KINDS = [
  'volunteer.asked',
  'task.changed',
  'task.called-off',
  'shift.begins-soon',
] as const satisfies readonly (keyof typeof taskNoticeKinds)[];

type TaskNoticeKinds = typeof taskNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends TaskNoticeKinds {}
}
