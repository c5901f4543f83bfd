import { words } from '#texts/words.ts';

export const releaseTexts = words({
  title: ['公示', 'Releases'],
  intro: [
    '公示由账本计算、两人签发、永久编号。更正以新的公示发布，旧的不删除。',
    'Computed from the ledger, signed by two people, numbered for ever. A correction is a new release; the old one stays.',
  ],
  number: (n: number) => [`第 ${n} 号`, `No. ${n}`],
  goodsReport: ['物资收支公示', 'Report on goods'],
  corrected: (n: number) => [`已由第 ${n} 号更正`, `corrected by No. ${n}`],
  corrects: (n: number) => [`更正第 ${n} 号`, `corrects No. ${n}`],
  published: ['发布时间', 'Published'],
  drafted: ['起草时间', 'Drafted'],
});
