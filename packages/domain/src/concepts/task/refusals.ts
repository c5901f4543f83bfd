import { figure, type Sayers, said } from '../../kernel/refusal/sentence.ts';
import type { Bilingual } from '../../kernel/words/words.ts';
import type { VolunteerRule } from './fitness.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type TaskRefusals = {
  'volunteer-rule': { volunteer: string; why: VolunteerRule };
  'people-implausible': { people: number; most: number };
  'task-far-ahead': { until: string; days: number };
};

const WHY: { readonly [Why in VolunteerRule]: Bilingual } = {
  skill: { zh: '缺少任务所需的技能', en: 'lacks a skill that the task needs' },
  risk: {
    zh: '任务有风险，须为已核验资质的成年人',
    en: 'may not take a risky task: that is for adults whose papers were seen',
  },
  'own-hours': {
    zh: '七天内将超过其愿意付出的时间',
    en: 'would give more hours in seven days than it wants to',
  },
  over: { zh: '任务时间已过', en: 'comes too late: the time of the task is over' },
  early: {
    zh: '任务开始前一小时以上不能签到',
    en: 'comes too early: nobody begins more than an hour before the task does',
  },
  guardian: { zh: '未成年人须由监护人同意', en: 'is a minor and comes without its guardian’s consent' },
  'no-hours': { zh: '还没有已结束的服务时间', en: 'has no shift that is over' },
  overlap: { zh: '同一时间已有任务', en: 'has another task at that time' },
  hours: { zh: '24 小时内将超过 12 小时', en: 'would pass 12 hours within 24' },
  full: { zh: '任务人数已满', en: 'is not needed: the task has its people' },
  taken: { zh: '已在该任务中', en: 'has this task already' },
  'two-persons': { zh: '该任务须两人以上同时在场', en: 'would be alone on a task for two or more' },
  'at-work': { zh: '正在岗', en: 'is at work' },
  'not-taken': { zh: '不在该任务中', en: 'does not have this task' },
  'not-at-work': { zh: '不在岗', en: 'is not at work on it' },
};

export const taskRefusals: Sayers<keyof TaskRefusals> = {
  'people-implausible': ({ people, most }) =>
    said(
      ['一项任务要这么多人？', 'So many people for one task?'],
      [
        `填写 ${figure(people)} 人，通常不超过 ${figure(most)} 人。`,
        `${figure(people)} are asked for; hardly a task has more than ${figure(most)}.`,
      ],
      ['请核对人数；确实需要的，请确认。', 'Look at the number again; confirm it if it is meant.'],
    ),
  'task-far-ahead': ({ until, days }) =>
    said(
      ['任务结束得这么晚？', 'Does the task end so late?'],
      [`${until}，还有 ${figure(days)} 天。`, `${until}, ${figure(days)} days from now.`],
      ['请核对年份和月份；确实如此的，请确认。', 'Look at year and month again; confirm it if it is meant.'],
    ),
  'volunteer-rule': ({ volunteer: id, why }) =>
    said(
      ['志愿者规则不允许。', 'A rule for volunteers does not allow this.'],
      id === '-'
        ? [`${WHY[why].zh}。`, `The volunteer ${WHY[why].en}.`]
        : [`${id}：${WHY[why].zh}。`, `${id} ${WHY[why].en}.`],
      ['请另选志愿者、任务或时间。', 'Choose another volunteer, task or time.'],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends TaskRefusals {}
}
