import { words } from '#texts/words.ts';

export const complaintTexts = words({
  title: ['申诉', 'Complaints'],
  intro: [
    '认为分配不对的机构可以逐行申诉。由没有参与提出和批准的人在公约规定的小时内答复，申诉和答复都公开。',
    'A facility that finds a line of an allocation wrong says so. Somebody who neither proposed nor decided it answers within the charter’s hours; both are public.',
  ],
  who: ['申诉人', 'Who complains'],
  what: ['申诉什么', 'About what'],
  state: ['答复', 'Answer'],
  line: ['分配方案中的一行', 'a line of this allocation'],
  asks: (amount: string) => [`认为应为 ${amount}`, `${amount} would be right`],
  dueBy: (time: string) => [`应于 ${time} 前答复`, `to be answered by ${time}`],
  by: (name: string, time: string) => [`${name} ${time} 答复`, `by ${name}, ${time}`],
  remedy: ['改正的方案', 'the plan that puts it right'],
  none: ['尚无申诉。', 'None yet.'],
  waiting: (count: string) => [
    `${count} 项等待答复。等得最久的：`,
    `Waiting for an answer: ${count}. Those that have waited longest:`,
  ],
  make: ['对这一行提出申诉', 'Complain about this line'],
});
