import { words } from '#texts/words.ts';

export const releaseTexts = words({
  title: ['公示', 'Releases'],
  intro: [
    '两人签发、永久编号。物资公示由账本计算；通告里的账目数字在签发时按账目填入，别处来的数字写明依据。更正以新的公示发布，旧的不删除。',
    'Signed by two people, numbered for ever. Reports on goods are computed from the ledger; in a notice, figures of the record are put in at publication, and numbers from elsewhere stand with their reason. A correction is a new release; the old one stays.',
  ],
  number: (n: number) => [`第 ${n} 号`, `No. ${n}`],
  goodsReport: ['物资收支公示', 'Report on goods'],
  corrected: (n: number) => [`已由第 ${n} 号更正`, `corrected by No. ${n}`],
  corrects: (n: number) => [`更正第 ${n} 号`, `corrects No. ${n}`],
  published: ['发布时间', 'Published'],
  bothBy: ['起草和签发席位', 'Drafted and published by'],
  computed: [
    '本表由账本计算，没有可以手填的地方。',
    'This table is computed from the ledger; there is nothing to type.',
  ],
  fromRecord: ['账目里的数字，点开看现在的账目', 'a figure of the record: see it as it is now'],
  figures: ['账目里的数字', 'Figures of the record'],
  figuresIntro: (position: string, at: string) => [
    `不是手填：签发时（${at}，日志第 ${position} 条）由账目算出，核验时会重新计算。`,
    `Not typed: computed from the record at publication (${at}, entry ${position}), and computed again by whoever verifies.`,
  ],
  figure: ['数字', 'Figure'],
  valueThen: ['签发时', 'At publication'],
  numbers: ['账目以外的数字', 'Numbers that are not from the record'],
  numbersIntro: [
    '这些数账目里没有。起草人写明了依据，签发人也确认；两人对此负责。',
    'The record does not know these. Whoever drafted gave the reason, and whoever published confirmed it: both stand for them.',
  ],
  drafted: ['起草时间', 'Drafted'],
});
