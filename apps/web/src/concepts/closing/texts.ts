import { words } from '#texts/words.ts';

export const closingTexts = words({
  title: ['收尾', 'Closing'],
  intro: [
    '收尾由两人开始，此后不再开始新的事项；已开始的照常办完。下表由记录计算，每一项归零，或由一家单位承接之后，才能终止响应。',
    'Two people begin the closing: from then on nothing new is begun, and what was begun is finished. The list is computed from the record; the response ends when each line is at zero or has an owner who said yes.',
  ],
  phase: ['阶段', 'Phase'],
  line: ['事项', 'Line'],
  leftWith: ['还剩什么，由谁承接', 'What is left, and with whom'],
  kind: (name: string, n: string) => [`${name} ${n}`, `${name}: ${n}`],
  zero: ['已归零', 'at zero'],
  withoutOwner: (n: string) => [`${n} 项无人承接`, `${n} without an owner`],
  handedOver: ['已有承接', 'handed over'],
  nobody: ['尚未指定', 'nobody named'],
  history: ['经过', 'What happened'],
  assignments: ['承接记录', 'Assignments'],
  noAssignments: ['尚未指定承接单位。', 'Nothing has been assigned.'],
  all: ['各单位', 'everybody'],
  by: (day: string) => [`${day} 前`, `by ${day}`],
  workLink: ['办理收尾', 'Work on the closing'],
  report: ['终结报告', 'Final report'],
  deal: ['去办理', 'deal with it'],
});
