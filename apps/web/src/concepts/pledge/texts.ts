import { words } from '#texts/words.ts';

export const pledgeTexts = words({
  title: ['认捐', 'Pledges'],
  intro: [
    '寄出之前先认捐：接收单位答复接受、谢绝或转荐，物资到了才有人要、有处放。认捐不等于收到。',
    'A pledge comes before the lorry: whoever takes gifts in accepts, declines or names somebody else, so that goods arrive where they are wanted. A promise is not a receipt.',
  ],
  who: ['认捐单位', 'Who offers'],
  what: ['物资', 'Goods'],
  state: ['答复', 'Answer'],
  readyOn: (day: string) => [`${day} 起可发运`, `ready from ${day}`],
  dueBy: (time: string) => [`应于 ${time} 前答复`, `to be answered by ${time}`],
  by: (name: string) => [`${name}答复`, `by ${name}`],
  insteadTo: (name: string) => [`请联系${name}`, `ask ${name} instead`],
  none: [
    '尚无认捐。登录后可在“认捐”中填写能捐什么、何时可发运。',
    'None yet. Signed in, an organisation says under “Pledges” what it can give and from when.',
  ],
});
