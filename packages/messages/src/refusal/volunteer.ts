import type { VolunteerRule } from '@tongzhou/domain';
import type { Both } from '../language/language.ts';
import { type Sayers, said } from './sentence.ts';

const WHY: { readonly [Why in VolunteerRule]: Both } = {
  skill: { zh: '缺少任务所需的技能', en: 'lacks a skill that the task needs' },
  minor: { zh: '未成年人不得参加有风险的任务', en: 'is a minor, and the task is risky' },
  credentials: { zh: '资质尚未核验，任务有风险', en: 'has unchecked credentials, and the task is risky' },
  overlap: { zh: '同一时间已有任务', en: 'has another task at that time' },
  hours: { zh: '24 小时内将超过 12 小时', en: 'would pass 12 hours within 24' },
  full: { zh: '任务人数已满', en: 'is not needed: the task has its people' },
  taken: { zh: '已在该任务中', en: 'has this task already' },
  'two-persons': { zh: '该任务须两人以上同时在场', en: 'would be alone on a task for two or more' },
  'at-work': { zh: '正在岗', en: 'is at work' },
  'not-taken': { zh: '不在该任务中', en: 'does not have this task' },
  'not-at-work': { zh: '不在岗', en: 'is not at work on it' },
};

export const volunteer: Sayers<'volunteer-rule'> = {
  'volunteer-rule': ({ volunteer: id, why }) =>
    said(
      ['志愿者规则不允许。', 'A rule for volunteers does not allow this.'],
      [`${id}：${WHY[why].zh}。`, `${id} ${WHY[why].en}.`],
      ['请另选志愿者、任务或时间。', 'Choose another volunteer, task or time.'],
    ),
};
