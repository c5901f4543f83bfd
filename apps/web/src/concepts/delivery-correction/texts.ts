import { words } from '#texts/words.ts';

export const deliveryCorrectionTexts = words({
  title: ['签收的更正', 'What was put right of this delivery'],
  intro: [
    '签收单保持原样；以下是其后的更正，旧值和新值并列。',
    'The slip stays as it was signed; this is what was put right since, old beside new.',
  ],
  good: (amount: string) => [`完好 ${amount}`, `${amount} in order`],
  damaged: (amount: string) => [`损坏 ${amount}`, `${amount} damaged`],
  start: ['收货单位：更正签收', 'Receiver: put this delivery right'],
});
