import { figure, type Sayers, said } from '../../kernel/refusal/sentence.ts';
import type { Bilingual } from '../../kernel/words/words.ts';
import type { VolunteerRule } from './fitness.ts';
import type { HoldingRule } from './holding.ts';
import type { Unready } from './readiness.ts';
import { unready } from './words.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type TaskRefusals = {
  'volunteer-rule': { volunteer: string; why: VolunteerRule };
  'volunteer-of-another': { volunteer: string; organisation: string };
  'volunteer-unready': { volunteer: string; missing: Unready[] };
  /** Counted from 1. */
  'quiz-wrong': { questions: number[] };
  /** `until`: to when the answer is waited for, or to when the task goes. */
  'task-holding': { why: HoldingRule; holder: string; until: string };
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
  left: { zh: '已退出', en: 'has left' },
  rest: { zh: '尚在休息时间', en: 'rests: the hours of rest after work are not over' },
  'asked-first': { zh: '有本人席位，须先征得本人同意', en: 'has a seat of its own and is asked first' },
  'no-seat': {
    zh: '没有本人席位，由其机构安排',
    en: 'has no seat of its own: its organisation puts it there',
  },
  'asked-already': { zh: '已邀请，等待答复', en: 'has been asked, and has not answered' },
  'asked-enough': { zh: '等待答复的邀请已太多', en: 'is one too many: enough others have been asked' },
  declined: { zh: '已谢绝，不再邀请', en: 'has said no, and is not asked twice' },
  'not-asked': { zh: '没有等待答复的邀请', en: 'was not asked for this task' },
  'has-seat': { zh: '已有本人账号', en: 'has an account of its own already' },
  'link-ended': {
    zh: '链接不对、已用过或已过期，请向登记机构另取',
    en: 'comes by a link that is wrong, used or too old: the organisation that enrolled it hands out another',
  },
  'no-poster': {
    zh: '该任务没有现场签到码，由带队人签到签退',
    en: 'cannot check itself in or out: the task has no poster, so whoever leads the shift does',
  },
  'poster-used-up': {
    zh: '现场签到码已用完，须换新',
    en: 'shows a code that is used up: a new poster is due',
  },
  'not-there': { zh: '现场签到码不符', en: 'does not show the code of the place' },
  'not-worked': { zh: '未在该任务服务过', en: 'has not worked on this task' },
  'photographs-enough': { zh: '照片已足够', en: 'has shown enough photographs' },
  crowded: {
    zh: '该机构志愿者已满',
    en: 'comes too late: the organisation has all the volunteers it can lead',
  },
  'not-at-work': { zh: '不在岗', en: 'is not at work on it' },
};

const NO_PASSING: { readonly [Why in HoldingRule]: Bilingual } = {
  own: { zh: '该任务已由这家机构承担', en: 'That organisation runs the task already' },
  asked: { zh: '已请求过承接，正在等待答复', en: 'You have asked for it, and the answer is awaited' },
  crowded: { zh: '等待答复的机构太多', en: 'Too many organisations wait for an answer' },
  'not-asked': { zh: '这家机构没有等待答复的请求', en: 'No request of that organisation waits' },
  'not-yet': { zh: '答复期限未到', en: 'There is still time to answer' },
  'not-offered': { zh: '没有机构提请贵单位承接该任务', en: 'Nobody has offered you this task' },
  'not-lent': { zh: '该任务是贵单位自己发布的', en: 'You opened this task yourself' },
  over: { zh: '任务时间已过', en: 'The time of the task is over' },
  'at-work': { zh: '有志愿者正在岗', en: 'Volunteers are at work on it' },
};

const THEN: { readonly [Why in HoldingRule]?: Bilingual } = {
  own: { zh: '请核对任务和机构。', en: 'Look at the task and the organisation again.' },
  crowded: { zh: '请与其商量，或另选任务。', en: 'Talk to who runs it, or choose another task.' },
  'not-lent': { zh: '不再需要的，请取消任务或移交。', en: 'Call it off, or hand it over.' },
  'at-work': {
    zh: '请等志愿者签退，或征得对方同意后移交。',
    en: 'Wait until they are checked out, or let both sides agree.',
  },
};

export const taskRefusals: Sayers<keyof TaskRefusals> = {
  'volunteer-of-another': ({ volunteer, organisation }, { name }) =>
    said(
      ['不能安排其他机构的志愿者。', 'Nobody puts another organisation’s volunteer on a task.'],
      [
        `${volunteer}：${name('organisation', organisation).zh}`,
        `${volunteer}: ${name('organisation', organisation).en}`,
      ],
      [
        '由其所在机构安排，或由志愿者本人报名；也可请该机构承接任务。',
        'Its own organisation puts it there, or it comes by itself; that organisation may also run the task.',
      ],
    ),
  'volunteer-unready': ({ volunteer, missing }) =>
    said(
      ['开始之前还缺一步。', 'Something is missing before the work can begin.'],
      [
        `${volunteer}：${missing.map((each) => unready[each].zh).join('、')}。`,
        `${volunteer}: ${missing.map((each) => unready[each].en).join(', ')}.`,
      ],
      [
        '请先阅读任务说明并作答，或由带队人当面说明。',
        'Read the task’s briefing and answer its questions, or be briefed by whoever leads.',
      ],
    ),
  'quiz-wrong': ({ questions }) =>
    said(
      ['有的回答不对。', 'Some answers are not right.'],
      [`第 ${questions.join('、')} 题。`, `Question ${questions.join(', ')}.`],
      ['请再读一遍任务说明后作答。', 'Read the briefing again, and answer anew.'],
    ),
  'task-holding': ({ why, holder, until }, { name }) => {
    const by = name('organisation', holder);
    return said(
      ['任务不能这样移转。', 'The task does not pass on like this.'],
      [
        `${NO_PASSING[why].zh}（承担机构：${by.zh}；${until}）。`,
        `${NO_PASSING[why].en} (run by ${by.en}; ${until}).`,
      ],
      [
        THEN[why]?.zh ?? '请与承担机构联系，或等到期限之后。',
        THEN[why]?.en ?? 'Ask who runs it, or wait until its time to answer is over.',
      ],
    );
  },
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
