import { type OwnTask, SKILLS, tasksOf } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { NONE, publicReasonField, yesNo } from '#form/fields.ts';
import { type CommandFormSpec, type FieldOf, field, form, type Option, type WorkItem } from '#form/form.ts';
import { kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { momentInField } from '#form/typed.ts';
import { moment, number } from '#format/format.ts';
import { nameOfTime } from '#place/place.ts';
import { askItem, betweenItems, passingForms } from './between-form.ts';
import { briefingForms } from './briefing-form.ts';

/** The door is first: whoever stands there waits. Then each task, with who is at work on it, then a new one. */
const HOUR_MS = 3_600_000;
/** Of those who joined last. */
const CLEARED_AT_MOST = 500;

export const taskSection: Section = {
  id: 'tasks',
  order: 13,
  may: ['open-task', 'enrol-volunteer'],
  title: ['志愿任务', 'Tasks'],
  heading: ['志愿任务', 'Tasks and volunteers'],
  intro: (context) => [
    `任何人 24 小时内不超过 ${number(context.agreed('workHoursPerDay'))} 小时；须两人的任务不留一人。志愿者以编号登记，姓名只留在本机构的纸面名册上。`,
    `Nobody works more than ${number(context.agreed('workHoursPerDay'))} hours within 24; nobody is left alone on a task for two. Volunteers stand here by number; who they are stays on this organisation’s own list, on paper.`,
  ],
  make: taskItems,
};

function taskItems(context: WorkContext): WorkItem[] {
  const { incident, view, visitor } = context;
  const { rows, total } = tasksOf(view, incident.id, visitor.organisation);
  const open = rows.filter(({ state, taken, peopleNeeded }) => state === 'open' && taken < peopleNeeded);
  return [
    ...(open.length > 0 && context.may('enrol-volunteer') ? [doorItem(context, open)] : []),
    ...betweenItems(context),
    ...rows.map((task) => taskItem(context, task)),
    ...(total > rows.length
      ? [
          {
            id: 'more',
            heading: context.w(`另有 ${total - rows.length} 项任务`, `And ${total - rows.length} more tasks`),
            facts: [],
            forms: [],
          },
        ]
      : []),
    ...(context.may('enrol-volunteer') ? [askItem(context)] : []),
    ...(context.may('open-task') ? [openItem(context)] : []),
    ...(context.may('enrol-volunteer') ? [enrolItem(context), clearItem(context), certifyItem(context)] : []),
  ].filter((item): item is WorkItem => item !== null);
}

const nearest = (context: WorkContext): string =>
  context.view.state.organisations.get(context.visitor.organisation)?.area ?? context.incident.area;

const skillField = (context: WorkContext) =>
  field({
    path: 'skills.0',
    kind: 'choice',
    label: context.w('技能', 'Skill'),
    optional: true,
    options: [{ value: '', label: context.w('无', 'none') }, ...context.options('skill', SKILLS)],
  });

/** Of a volunteer: what decides which tasks are open to it, and nothing of who it is. */
const personFields = (context: WorkContext) => [
  field({
    path: 'isAdult',
    kind: 'flag',
    label: context.w('已满 18 岁', 'Is 18 or older'),
    options: [...yesNo(context)].reverse(),
  }),
  field({
    path: 'guardianConsents',
    kind: 'flag',
    label: context.w('未成年人：监护人同意', 'A minor: its guardian consents'),
    options: yesNo(context),
  }),
  field({
    path: 'credentialsChecked',
    kind: 'flag',
    label: context.w('已看过资质证明', 'Papers were seen'),
    options: yesNo(context),
  }),
];

function doorItem(context: WorkContext, open: readonly OwnTask[]): WorkItem {
  return {
    id: 'door',
    heading: context.w('现场志愿者：一步登记并签到', 'Volunteers at the door: enrol and check in at once'),
    facts: [],
    forms: [
      form({
        command: 'volunteer.admit-at-door',
        submit: context.w('登记并签到', 'Enrol and check in'),
        keeps: [{ result: 'volunteers' }],
        fixed: { incident: context.incident.id, area: nearest(context) },
        fields: [
          {
            path: 'task',
            kind: 'choice',
            label: context.w('任务', 'Task'),
            options: open.map((task) => ({
              value: task.id,
              label: `${context.say(task.title)} · ${context.w('还缺', 'wants')} ${task.peopleNeeded - task.taken}${task.twoPersons ? context.w(' · 须两人', ' · for two') : ''}`,
            })),
          },
          {
            path: 'people',
            kind: 'number',
            label: context.w('一起来的人数', 'People who came together'),
            value: '1',
          },
          ...personFields(context),
          skillField(context),
          ...(open.some(({ hasBriefing }) => hasBriefing)
            ? [
                field({
                  path: 'briefed',
                  kind: 'flag',
                  label: context.w('已当面说明任务', 'Briefed in person'),
                  options: yesNo(context),
                }),
              ]
            : []),
        ],
      }),
    ],
  };
}

function taskItem(context: WorkContext, task: OwnTask): WorkItem {
  const { incident, language } = context;
  const ids = { incident: incident.id, task: task.id };
  const forms: CommandFormSpec[] = [];
  const several = (options: readonly Option[], most: number): FieldOf<'shift.start'>[] =>
    Array.from({ length: Math.min(most, options.length) }, (_, index) => ({
      path: `volunteers.${index}`,
      kind: 'choice',
      label:
        index === 0
          ? context.w('志愿者', 'Volunteer')
          : context.w(`一起的第 ${index + 1} 人`, `Together with (${index + 1})`),
      optional: index > 0,
      options: index === 0 ? options : [NONE, ...options],
    }));
  if (task.waiting.length > 0 && task.state === 'open')
    forms.push(
      form({
        command: 'shift.start',
        submit: context.w('签到', 'Check in'),
        fixed: ids,
        fields: several(
          task.waiting.map((value) => ({ value, label: value })),
          4,
        ),
      }),
    );
  if (task.present.length > 0)
    forms.push(
      form({
        command: 'shift.end',
        submit: context.w('签退', 'Check out'),
        fixed: ids,
        fields: several(
          task.present.map(({ volunteer, endsBy }) => ({
            value: volunteer,
            label: `${volunteer} · ${context.w('最迟', 'by')} ${moment(endsBy, language)}`,
          })),
          4,
        ),
      }),
    );
  const [put, asked] = [false, true].map((isAsked) =>
    task.suggested.filter((each) => each.isAsked === isAsked),
  );
  const wants = task.state === 'open' && task.taken < task.peopleNeeded;
  if (wants && asked && asked.length > 0) forms.push(askVolunteerForm(context, ids, asked));
  if (wants && put && put.length > 0)
    forms.push(
      form({
        command: 'task.take',
        submit: context.w('安排', 'Assign'),
        tone: 'second',
        fixed: ids,
        fields: [
          {
            path: 'volunteer',
            kind: 'choice',
            label: context.w(
              '合适的志愿者（近者先，其次本周服务少者）',
              'Who fits (the nearest first, then who worked least)',
            ),
            options: volunteerOptions(context, put),
          },
        ],
      }),
    );
  if (task.state === 'open' && task.waiting.length > 0)
    forms.push(
      form({
        command: 'task.leave',
        submit: context.w('退出任务', 'Take off the task'),
        tone: 'second',
        folded: context.w('不来了…', 'Does not come…'),
        fixed: ids,
        fields: [
          {
            path: 'volunteer',
            kind: 'choice',
            label: context.w('志愿者', 'Volunteer'),
            options: task.waiting.map((value) => ({ value, label: value })),
          },
        ],
      }),
    );
  forms.push(...briefingForms(context, task), ...passingForms(context, task));
  if (task.mayClose)
    forms.push(
      form({
        command: 'task.close',
        submit: context.w('完成', 'Done'),
        tone: 'second',
        fixed: ids,
        fields: [],
      }),
      form({
        command: 'task.call-off',
        submit: context.w('取消任务', 'Call it off'),
        tone: 'second',
        folded: context.w('取消…', 'Call off…'),
        fixed: ids,
        fields: [publicReasonField(context)],
      }),
    );
  return {
    id: task.id,
    heading: context.say(task.title),
    facts: [
      `${context.label('taskState', task.state)} · ${moment(task.from, language)} – ${moment(task.until, language)}`,
      `${context.say(task.area.name)} · ${task.where}`,
      context.w(
        `需要 ${number(task.peopleNeeded)} 人，已安排 ${number(task.taken)} 人，在岗 ${number(task.atWork)} 人`,
        `${number(task.peopleNeeded)} people wanted, ${number(task.taken)} assigned, ${number(task.atWork)} at work`,
      ),
      ...(task.openedBy
        ? [`${context.w('发布机构', 'Opened by')}${context.colon}${context.say(task.openedBy.name)}`]
        : []),
      ...(task.offeredTo
        ? [
            `${context.w('已提请移交，等待答复', 'Offered, not answered yet')}${context.colon}${context.say(task.offeredTo.name)}`,
          ]
        : []),
      ...(task.twoPersons ? [context.w('须两人以上同时在场', 'For two at least: nobody is alone')] : []),
      ...(task.risky
        ? [context.w('有风险：仅限已核验资质的成年人', 'Risky: for adults whose papers were seen')]
        : []),
      ...task.present.map(
        ({ volunteer, since, endsBy }) =>
          `${volunteer} · ${context.w('自', 'since')} ${moment(since, language)} · ${context.w('最迟至', 'until at the latest')} ${moment(endsBy, language)}`,
      ),
    ],
    ...(context.may('open-task') && {
      link: {
        href: `/${language}/work/poster/${task.id}`,
        label: context.w('现场海报与签到码', 'Poster and code for the place'),
      },
    }),
    forms,
  };
}

const volunteerOptions = (context: WorkContext, suggested: OwnTask['suggested']): Option[] =>
  suggested.map((each) => ({
    value: each.volunteer,
    label: `${each.volunteer} · ${context.say(each.area.name)} · ${context.w(`本周 ${each.hoursThisWeek} 小时`, `${each.hoursThisWeek} h this week`)}`,
  }));

/** Whoever has a seat of his own says yes himself. */
const askVolunteerForm = (
  context: WorkContext,
  ids: { readonly incident: string; readonly task: string },
  asked: OwnTask['suggested'],
): CommandFormSpec =>
  form({
    command: 'volunteer.ask',
    submit: context.w('邀请', 'Ask'),
    tone: 'second',
    fixed: ids,
    fields: [
      {
        path: 'volunteer',
        kind: 'choice',
        label: context.w(
          '有本人账号的合适志愿者（由其本人答复）',
          'Who fits and has an account: says yes or no',
        ),
        options: volunteerOptions(context, asked),
      },
    ],
  });

function openItem(context: WorkContext): WorkItem {
  const inHours = (hours: number) =>
    momentInField(new Date(Date.parse(context.view.now) + hours * HOUR_MS).toISOString());
  return {
    id: 'open',
    heading: context.w('发布任务', 'Open a task'),
    facts: [],
    forms: [
      form({
        command: 'task.open',
        submit: context.w('发布', 'Open'),
        fixed: { incident: context.incident.id },
        fields: [
          {
            path: 'title.zh',
            kind: 'text',
            label: context.w('任务（中文 Chinese）', 'Task（中文 Chinese）'),
          },
          {
            path: 'title.en',
            kind: 'text',
            label: context.w('任务（英文 English）', 'Task（英文 English）'),
            optional: true,
          },
          {
            path: 'area',
            kind: 'choice',
            label: context.w('区域', 'Area'),
            ...context.areas(),
            value: nearest(context),
          },
          { path: 'where', kind: 'text', label: context.w('地点', 'Where') },
          {
            path: 'from',
            kind: 'moment',
            label: context.w(`开始（${nameOfTime()[0]}）`, `From (${nameOfTime()[1]})`),
            value: inHours(0),
          },
          {
            path: 'until',
            kind: 'moment',
            label: context.w(`结束（${nameOfTime()[0]}）`, `Until (${nameOfTime()[1]})`),
            value: inHours(8),
          },
          { path: 'peopleNeeded', kind: 'number', label: context.w('人数', 'People wanted'), value: '4' },
          skillField(context),
          {
            path: 'twoPersons',
            kind: 'flag',
            label: context.w('须两人以上同时在场', 'Nobody may be alone on it'),
            options: yesNo(context),
          },
          { path: 'risky', kind: 'flag', label: context.w('有风险', 'Risky'), options: yesNo(context) },
          {
            path: 'answerHours',
            kind: 'number',
            label: context.w('他机构请求承接，几小时内答复', 'Hours in which you answer who asks for it'),
            optional: true,
          },
        ],
      }),
    ],
  };
}

function enrolItem(context: WorkContext): WorkItem {
  return {
    id: 'enrol',
    heading: context.w('登记志愿者（以后安排）', 'Enrol a volunteer for later'),
    link: {
      href: `/${context.language}/work/volunteer-link`,
      label: context.w('为已登记的志愿者开具账号链接', 'Hand a link to an account to somebody enrolled'),
    },
    facts: [],
    forms: [
      form({
        command: 'volunteer.enrol',
        keeps: [{ result: 'volunteer' }],
        submit: context.w('登记', 'Enrol'),
        folded: context.w('登记…', 'Enrol…'),
        fixed: { incident: context.incident.id },
        fields: [
          {
            path: 'area',
            kind: 'choice',
            label: context.w('住在', 'Lives in'),
            ...context.areas(),
            value: nearest(context),
          },
          skillField(context),
          {
            path: 'hoursPerWeek',
            kind: 'number',
            label: context.w('每周可服务小时', 'Hours a week'),
            optional: true,
          },
          ...personFields(context),
        ],
      }),
    ],
  };
}

/** Null: no volunteer joined by himself whose papers nobody has seen. */
function clearItem(context: WorkContext): WorkItem | null {
  const { incident, visitor } = context;
  const ids = incident.volunteersOf.get(visitor.organisation) ?? [];
  const waiting = kept(incident.volunteers, ids.slice(-CLEARED_AT_MOST)).filter(
    ({ seat, clearedForRisk, leftAt }) => seat !== null && !clearedForRisk && leftAt === null,
  );
  if (waiting.length === 0) return null;
  return {
    id: 'clear',
    heading: context.w(
      '核验志愿者资质（可参加有风险的任务）',
      'Papers seen: a volunteer may take risky tasks',
    ),
    facts: [],
    forms: [
      form({
        command: 'volunteer.clear',
        submit: context.w('已核验，为成年人', 'Seen; an adult'),
        folded: context.w('核验…', 'Papers…'),
        fixed: { incident: incident.id, clearedForRisk: true },
        fields: [
          {
            path: 'volunteer',
            kind: 'choice',
            label: context.w('志愿者', 'Volunteer'),
            options: waiting.map(({ id }) => ({ value: id, label: id })),
          },
        ],
      }),
    ],
  };
}

function certifyItem(context: WorkContext): WorkItem | null {
  const { incident, language, visitor } = context;
  const own = kept(incident.volunteers, incident.volunteersOf.get(visitor.organisation) ?? []).filter(
    ({ shifts }) => shifts.length > 0,
  );
  if (own.length === 0) return null;
  const latest = own.flatMap(({ id, certificates }) => (certificates.length > 0 ? [id] : [])).at(-1);
  return {
    id: 'certify',
    heading: context.w('出具服务时长证明', 'Certify hours'),
    facts: [],
    ...(latest && {
      link: {
        href: `/${language}/incidents/${incident.id}/volunteers/${latest}`,
        label: context.w(`最近出具：${latest}`, `The latest: ${latest}`),
      },
    }),
    forms: [
      form({
        command: 'volunteer.certify',
        submit: context.w('出具', 'Certify'),
        fixed: { incident: incident.id },
        fields: [
          {
            path: 'volunteer',
            kind: 'choice',
            label: context.w('志愿者', 'Volunteer'),
            options: own.slice(-500).map(({ id, shifts }) => ({
              value: id,
              label: `${id} · ${context.w(`${shifts.length} 次`, `${shifts.length} shifts`)}`,
            })),
          },
        ],
      }),
    ],
  };
}
