import { words } from '#texts/words.ts';

export const helpTexts = words({
  title: ['求助', 'Get help'],
  urgent: ['危及生命：立即拨打 120', 'Danger to life: call 120 now'],
  lines: [
    ['火警 119，报警 110', 'Fire 119, police 110'],
    ['政务与物资热线 12345', 'Government and supplies hotline 12345'],
    [
      '卫生热线与心理援助 12320、全国心理援助热线 12356',
      'Health and psychological support 12320, national line 12356',
    ],
  ],
  facility: [
    '医疗机构提出物资需求：请登录工作台。没有账号的机构，请联系所在地的防控指挥部。',
    'Health facilities state needs in the workspace. Without an account, ask the local command.',
  ],
  services: ['已登记的服务', 'Services on record'],
  servicesIntro: [
    '运输、问诊、捐赠渠道与产能，来自公开信息；登记不代表推荐。',
    'Transport, advice, donation channels and capacity from public sources; a listing is not a recommendation.',
  ],
  count: (n: string) => [`${n} 家`, `${n}`],
});
