import { words } from '#texts/words.ts';

export const shipmentTexts = words({
  originTitle: ['这次交付的依据', 'What stood behind this delivery'],
  originIntro: [
    '每一行物资背后：哪一批、谁捐的、什么证明、回应哪一项需求、谁按哪条规则决定。',
    'Behind each line: which lot, who gave it, what proves it, which need it answers, and who decided by which rule.',
  ],
  sentBy: ['发出', 'Sent by'],
  need: ['回应的需求', 'Need answered'],
  inspected: (time: string) => [`${time} 查验。`, `Inspected ${time}.`],
  link: ['依据', 'Grounds'],
});
