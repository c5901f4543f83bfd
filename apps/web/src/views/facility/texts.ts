import { words } from '#texts/words.ts';

export const facilityTexts = words({
  needs: ['需求', 'Needs'],
  given: ['收到与将收到的物资', 'What it was given, and what is coming'],
  givenIntro: [
    '包括所有渠道：定向捐赠与统筹分配在同一张表里，每行写明方式、决定者和规则。',
    'All channels in one table: directed gifts and allocations side by side, each row with its mode, who decided, and by which rule.',
  ],
  store: ['本机构由捐赠所得的库存', 'Its own store from gifts'],
  held: ['现有', 'Held'],
  used: ['已使用', 'Used'],
  mode: ['捐赠方式', 'Gift mode'],
  decider: ['决定者', 'Decided by'],
  rule: ['规则', 'Rule'],
  status: ['状态', 'Status'],
  class: ['机构类别', 'Class'],
  area: ['所在地', 'Area'],
  short: (n: string) => [`少 ${n}`, `${n} short`],
  run: ['分配方案', 'Allocation'],
  nothingGiven: ['还没有分配给它的物资。', 'Nothing has been allocated to it yet.'],
});
