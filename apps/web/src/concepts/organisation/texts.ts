import { words } from '#texts/words.ts';

export const organisationTexts = words({
  duties: ['它的义务', 'Its duties'],
  allDeliveries: ['全部去向', 'Everything that was sent'],
  mandates: ['职责', 'Mandates'],
  mandatesIntro: [
    '它可以做什么、在哪里、依据什么。没有职责的操作，系统会拒绝。',
    'What it may do, where, and on what basis. An act without a mandate is refused.',
  ],
  functions: ['职能', 'Functions'],
  area: ['区域', 'Area'],
  basis: ['依据', 'Basis'],
  reach: {
    own: ['仅限本机构事务', 'its own matters only'],
    area: ['区域内全部', 'everybody in the area'],
  },
  until: ['至', 'until'],
  active: ['有效', 'active'],
  stock: ['在库批次', 'Lots in stock'],
  stockIntro: ['每一批都有位置、货位和滞留时间。', 'Each lot has a place, a bin and an age.'],
  lot: ['批次', 'Lot'],
  place: ['库点与货位', 'Place and bin'],
  age: ['入库时长', 'In store for'],
  held: ['在库', 'In stock'],
  status: ['状态', 'Status'],
  hours: (n: string) => [`${n} 小时`, `${n} h`],
  explanationOwed: ['应说明滞留原因', 'owes an explanation'],
  deliveries: ['发出的物资', 'Goods sent out'],
  formerly: (name: string, until: string) => [
    `曾用名：${name}（至 ${until}）。`,
    `Formerly ${name} (until ${until}).`,
  ],
  socialCreditCode: ['统一社会信用代码', 'Social credit code'],
});
