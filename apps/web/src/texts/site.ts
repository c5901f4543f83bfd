import { words } from './words.ts';

export const siteTexts = words({
  name: ['同舟', 'Tongzhou'],
  tagline: ['人人可核验的危机协同', 'crisis coordination that anyone can check'],
  skip: ['跳到正文', 'Skip to content'],
  exerciseMark: ['演练', 'Exercise'],
  tabs: ['应对情况', 'The response'],
  exercise: ['演练：本站内容用于演练，不是真实事件', 'Exercise: a drill, not a real event'],
  exerciseHere: (name: string) => [
    `演练：“${name}”是演练，不是真实事件`,
    `Exercise: “${name}” is a drill, not a real event`,
  ],
  realMark: ['真实事件', 'Real event'],
  realHere: (name: string) => [`真实事件：${name}`, `Real event: ${name}`],
  choose: ['选择事件', 'Choose the incident'],
  workingOn: ['当前事件', 'Working on'],
  ended: ['已终止的事件', 'Closed incidents'],
  overdue: (n: string) => [`${n} 项逾期`, `${n} overdue`],
  clock: (time: string) => [`演练时钟 ${time}`, `exercise clock ${time}`],
  damaged: (position: number) => [
    `账本第 ${position} 条记录已损坏，系统只读。请联系运维人员。`,
    `Journal row ${position} is damaged; the system is read-only. Please tell the operator.`,
  ],
  footer: [
    '同舟是开放源代码软件（Apache-2.0）。凡公开的记录都有日志凭证，任何人可以核验。',
    'Tongzhou is open-source software (Apache-2.0). Whatever is public has its proof in the log, for anybody to check.',
  ],
  /** Of a language that was laid over ours. */
  shareDone: (percent: number) => [
    `本语言的文字已译 ${percent} %，其余为英文。`,
    `${percent} % of the words of this language are translated; the rest is in English.`,
  ],
  api: ['开放接口', 'Open API'],
  notFound: ['没有这个页面', 'There is no such page'],
  notFoundHelp: [
    '地址可能写错，或内容从未公开。已公布的内容不会被删除。',
    'The address may be mistyped, or this was never public. What has been published is never deleted.',
  ],
  failed: ['出错了', 'Something went wrong'],
  failedHelp: [
    '请稍后再试；您的操作没有产生部分效果。',
    'Please try again in a moment; what you did has had no partial effect.',
  ],
  home: ['首页', 'Home'],
  more: ['查看全部', 'See all'],
  none: ['暂无', 'none'],
  unknown: ['未知', 'unknown'],
  /** Between a heading and what it says; between things of a list. */
  colon: ['：', ': '],
  /** Words of a record, in which language. */
  written: {
    zh: (what: string) => [`${what}（中文）`, `${what} (Chinese)`],
    en: (what: string) => [`${what}（英文）`, `${what} (English)`],
  },
  comma: ['、', ', '],
});

export const navTexts = words({
  main: ['主导航', 'Main'],
  incident: ['总览', 'Overview'],
  needs: ['需求', 'Needs'],
  flows: ['去向', 'Where it went'],
  allocations: ['分配', 'Allocations'],
  releases: ['公示', 'Releases'],
  gift: ['查捐赠', 'Follow a gift'],
  verify: ['核验', 'Verify'],
  help: ['求助', 'Get help'],
  signIn: ['登录', 'Sign in'],
  signOut: ['退出', 'Sign out'],
  work: ['工作台', 'Workspace'],
  notices: ['通知', 'Notices'],
});
