import { words } from '#texts/words.ts';

export const boardTexts = words({
  title: ['看板', 'Board'],
  asOf: (time: string, position: string) => [`${time} · 第 ${position} 条事实`, `${time} · fact ${position}`],
  overdue: ['逾期义务', 'Duties overdue'],
  overdueCount: (n: string) => [`${n} 项逾期`, `${n} overdue`],
  running: (n: string) => [`${n} 项计时中`, `${n} running`],
  gaps: ['无人承担的职能', 'Functions without an owner'],
  planGaps: (n: string) => [
    `预案另有 ${n} 处待补`,
    n === '1' ? '1 place of the plan to fill' : `${n} places of the plan to fill`,
  ],
  noGaps: ['每项职能都有人承担。', 'Every function has an owner.'],
  idle: ['滞留且欠说明的批次', 'Idle lots that owe a word'],
  ofLots: (n: string) => [`在库共 ${n} 批`, `of ${n} ${n === '1' ? 'lot' : 'lots'} in store`],
  people: ['志愿者还缺', 'People still wanted'],
  openTasks: (n: string) => [`${n} 项任务招募中`, n === '1' ? '1 open task' : `${n} open tasks`],
  clocks: ['时钟', 'Clocks'],
  coverage: ['需求保障程度', 'Coverage of stated needs'],
  coverageNote: [
    '已到、在途、仍缺；未说明数量的不算作已保障。',
    'Arrived, on its way, still missing; amounts that nobody stated are not counted as covered.',
  ],
  covered: (name: string, percent: number) => [`${name}：已到 ${percent}%`, `${name}: ${percent}% arrived`],
  ageing: ['在库时间', 'How long goods have lain'],
  expiring: (n: string, days: string) => [
    `${n} 批将在 ${days} 天内到期`,
    n === '1' ? `1 lot expires within ${days} days` : `${n} lots expire within ${days} days`,
  ],
  latest: ['最新事实', 'Latest facts'],
  myDuties: ['我的义务', 'My duties'],
  myTasks: ['我的任务', 'My tasks'],
  myMandates: ['我的职责', 'My mandates'],
  present: (there: string, wanted: string) => [
    `在岗 ${there} / 需要 ${wanted}`,
    `${there} of ${wanted} at work`,
  ],
  rooms: ['可以办理', 'What you can do'],
});
