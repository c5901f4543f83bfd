import { words } from '#texts/words.ts';

export const shipmentCorrectionTexts = words({
  title: ['出库与短少处理的更正', 'What was put right of what left and of what was missing'],
  intro: [
    '原来的记录不变；以下是其后的更正，旧值和新值并列，由两人确认，账随之改正，不另记损耗。',
    'The first entry stays; this is what was put right since, old beside new, by two people. The book follows, and no loss is made up for it.',
  ],
  left: (amount: string) => [`出库 ${amount}`, `${amount} left`],
  never: ['未出库', 'never left'],
  missing: ['仍未到', 'missing still'],
  settlements: ['短少是怎样处理的', 'What became of what was missing'],
  start: ['发货单位：更正出库或短少处理', 'Sender: put what left, or what was missing, right'],
  mark: ['出库更正', 'sent, put right'],
  settledMark: ['短少处理更正', 'shortage, put right'],
});
