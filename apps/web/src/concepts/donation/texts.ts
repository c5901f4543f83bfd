import { words } from '#texts/words.ts';

export const earmarkTexts = words({
  title: ['暂时无法按捐赠人指定使用的物资', 'Directed gifts that cannot go where their donors said'],
  intro: [
    '这些物资不会改作他用：接收机构须征询捐赠人，答复公开。',
    'They are not used for anything else: whoever received them asks the donor, and the answer is public.',
  ],
  facility: ['捐赠人指定', 'Named by the donor'],
  question: ['征询', 'Question to the donor'],
  more: (n: string) => [`另有 ${n} 批`, `${n} more lots`],
  unasked: ['尚未征询捐赠人', 'the donor has not been asked yet'],
  obstacles: {
    'no-need-stated': ['该机构没有提出这类需求', 'the facility has not stated a need of this kind'],
    'not-fit': [
      '不符合该机构所需场所的标准，或该机构暂停接收',
      'not fit for the setting that asks, or the facility asked to stop sending',
    ],
    'road-closed': ['道路不通', 'the road is closed'],
    'enough-there': ['该机构所提需求已满足', 'what the facility asked for is met'],
  },
});
