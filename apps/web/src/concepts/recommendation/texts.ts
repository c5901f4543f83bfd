import { words } from '#texts/words.ts';

export const recommendationTexts = words({
  title: ['改进建议', 'Recommendations'],
  recommend: ['提出改进建议', 'Recommend a change'],
  about: ['关于', 'About'],
  plan: ['预案', 'Plan'],
  what: ['应当怎样改（公开）', 'What should be otherwise (public)'],
  subjects: {
    function: ['职能', 'a function'],
    duty: ['义务', 'a duty'],
    need: ['需求', 'a need'],
    task: ['任务', 'a task'],
    release: ['信息发布', 'a release'],
    other: ['其他', 'something else'],
  },
  answeredBy: (version: number) => [`第 ${version} 版已回应`, `answered in version ${version}`],
  openStill: ['待回应', 'open'],
});
