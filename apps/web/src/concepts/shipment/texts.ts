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
  signatures: ['谁签收', 'Who signed'],
  signedBy: (name: string) => [`${name} 签收，`, `Signed by ${name},`],
  arrived: (amount: string) => [`收到完好 ${amount}。`, `${amount} in order.`],
  packs: (count: string, holds: string) => [
    `清点为 ${count} 箱，每箱 ${holds}。`,
    `Counted as ${count} packs of ${holds}.`,
  ],
  moreToCome: ['还有未到。', 'More to come.'],
  left: (amount: string) => [`实发 ${amount}`, `${amount} left`],
  ordered: (amount: string) => [`调拨单：${amount}，批次`, `Ordered: ${amount}, lot`],
  damaged: (amount: string) => [`损坏 ${amount}`, `${amount} damaged`],
  surplusSettled: (amount: string) => [
    `另有多收 ${amount}，已查明来源`,
    `and ${amount} more than was sent, found where they came from`,
  ],
  surplus: (amount: string) => [`多收 ${amount}`, `${amount} more than was sent`],
});
