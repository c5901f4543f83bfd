import { words } from '#texts/words.ts';

export const opinionTexts = words({
  title: ['舆情', 'Public concerns'],
  intro: [
    '公众的疑问与担忧，以及权威部门的回应；一人登记，另一人回应。',
    'What the public asks and fears, and what it is told: noted by one person, answered by another.',
  ],
  conferences: ['新闻发布会', 'Press conferences'],
  none: ['尚无登记。', 'None yet.'],
  noConferences: ['尚未举行。', 'None yet.'],
  waiting: ['等待回应', 'waits for an answer'],
  source: ['来源', 'Source'],
  due: (time: string) => [`应于 ${time} 前回应`, `owed by ${time}`],
  release: (n: number) => [`公示第 ${n} 号`, `release no. ${n}`],
});
