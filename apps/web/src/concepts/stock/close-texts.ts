import { words } from '#texts/words.ts';

export const closeTexts = words({
  title: ['库点日清', 'Daily close'],
  intro: [
    '每个库点在零点由系统自动日清：账面、当日盘点、差异、最后经手人和逾期未盘的批次，全部公开。',
    'At midnight each site closes its day by itself: what the book says, what was counted, what differed, who had it last, and what nobody has counted in time. All of it is public.',
  ],
  none: ['还没有库点存放物资。', 'No site keeps goods yet.'],
  notYet: ['尚未日清', 'not closed yet'],
  ofDay: (site: string, day: string) => [`${site} · ${day} 日清`, `${site} · close of ${day}`],
  closedAt: ['日清时间', 'Closed at'],
  unclosed: (n: string) => [
    `此前 ${n} 天未能日清（系统停机过久）`,
    `${n} days before it were never closed: the system was away for too long`,
  ],
  after: (day: string) => [`上一次日清：${day}`, `previous close: ${day}`],
  book: ['账面', 'By the book'],
  item: ['物资', 'Item'],
  lots: ['批次', 'Lots'],
  amount: ['数量', 'Amount'],
  counts: (n: string) => [`当日盘点 ${n} 次`, `${n} counts that day`],
  differences: ['盘点差异', 'Counts that differ'],
  noDifferences: ['当日盘点没有差异。', 'No count of that day differs.'],
  counted: ['实盘', 'Counted'],
  lastHand: ['最后经手', 'Last had it'],
  nobody: ['入库后无人动过', 'nobody has moved it since it came'],
  uncounted: (n: string, days: string) => [
    `超过 ${days} 天未盘点：${n} 批`,
    `${n} lots not counted for more than ${days} days`,
  ],
  left: (n: string) => [`另有 ${n} 行未列出`, `and ${n} more`],
  next: ['接下来应盘点', 'To be counted next'],
  since: ['上次盘点', 'Last counted'],
  never: (day: string) => [`从未盘点，${day} 入库`, `never; came ${day}`],
  days: ['往日', 'Earlier days'],
  entry: ['日志条目', 'log entry'],
});
