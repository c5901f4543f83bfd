import { words } from '#texts/words.ts';

export const goodsCheckTexts = words({
  title: ['发货前先核对', 'Before you send goods'],
  intro: [
    '三个问题，不用登录，也不会登记任何内容：这批物资能用在哪里，还缺什么，现在要不要。',
    'Three questions, no account, and nothing is recorded: where the goods may serve, what is missing, and whether they are wanted now.',
  ],
  first: ['一、包装上写的是什么', '1. What is on the pack'],
  what: ['品名', 'Name of the goods'],
  whatHint: ['照包装上写，如 医用防护口罩', 'as the pack says, such as medical protective mask, KN95'],
  second: ['二、包装或凭证上的标准和注册证号', '2. Standard and registration on it'],
  standard: ['标准', 'Standard'],
  standardHint: ['照原样写，有几个就写几个', 'such as GB 19083-2010; all that it names'],
  reference: ['注册证号或报告编号', 'Registration or report number'],
  third: ['三、多少，有什么凭证', '3. How much, with which paper'],
  count: ['包装数（或总数）', 'Packs (or pieces)'],
  holds: ['每包数量', 'In each pack'],
  expiresOn: ['有效期至', 'Expires on'],
  paper: ['写有上述标准的凭证', 'Paper that names this standard'],
  none: ['没有', 'none'],
  ask: ['核对', 'Check'],
  which: ['这个名称可能指下面几种，请选一种：', 'Several items go by this name. Which is it?'],
  unknown: [
    '目录里没有这个名称。请照包装上的全名再试，或向接收机构询问。',
    'The catalogue has no such name. Try the full name on the pack, or ask whoever receives gifts.',
  ],
  verdicts: {
    wanted: ['现在需要。', 'These are wanted now.'],
    'wanted-otherwise': ['现在可以用在别处。', 'These can be used, for something else.'],
    'papers-first': ['请先补齐凭证再发。', 'Please see to the papers before you send.'],
    'not-now': [
      '谢谢您的好意。现在没有机构在等这类物资，请先不要发货，以免占用库房；需要时本页会变。',
      'Thank you. Nobody waits for such goods now: please do not send them yet, so that the hall stays free for what is waited for. This page will say when that changes.',
    ],
  },
  countsAs: (name: string) => [`按凭证，它算作：${name}。`, `By its papers it counts as: ${name}.`],
  settings: (names: string) => [`可用于：${names}。`, `It may serve in: ${names}.`],
  nowhere: ['在查验之前不能使用。', 'It may not be used until it has been inspected.'],
  missing: (standards: string) => [
    `要按申报的品名使用，还缺写明以下任一标准的凭证：${standards}。`,
    `To be used as what the pack says, it lacks a paper that names one of: ${standards}.`,
  ],
  waits: (why: string) => [`到货后会进入待查验：${why}。`, `On arrival it would wait in quarantine: ${why}.`],
  large: [
    '数量较大：到货后须由另一人查验，请预留时间。',
    'A large load: on arrival another person inspects it; allow for that.',
  ],
  uses: ['谁在等', 'Who waits for it'],
  item: ['所需物资', 'Needed'],
  where: ['用在哪里', 'Where'],
  facilities: ['机构数', 'Facilities'],
  lacking: ['还缺（已知）', 'Still missing (known)'],
  firstOf: ['最急的一家', 'The most urgent'],
  offer: [
    '发货前请先认捐，由接收机构答复。',
    'Before you send, make a pledge: whoever receives gifts answers it.',
  ],
});
