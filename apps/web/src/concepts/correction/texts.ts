import { words } from '#texts/words.ts';

export const correctionTexts = words({
  title: ['更正', 'Put right'],
  intro: [
    '原来的记录和收据不变；以下是其后的更正。',
    'The first entry and its receipt stay as they are; this is what was put right since.',
  ],
  what: ['更正内容', 'What'],
  reason: ['理由', 'Why'],
  who: ['提出与确认', 'By whom'],
  waits: ['待第二人确认', 'waits for a second person'],
  declined: ['不予更正', 'declined'],
  was: ['原为', 'was'],
  is: ['现为', 'is now'],
  start: ['接收机构：更正这份捐赠', 'Receiver: put this gift right'],
});
