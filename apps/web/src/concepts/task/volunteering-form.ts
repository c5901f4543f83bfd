import { AVAILABILITY, SKILLS, type VolunteerHome, volunteerHome } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { yesNo } from '#form/fields.ts';
import { type CommandFormSpec, field, form, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { moment, number } from '#format/format.ts';
import { briefingText, quizForm } from './briefing-form.ts';

/** A volunteer's own room: what waits for his answer, his tasks with the next shift first, what he could do, and what he says of himself. */
export const volunteeringSection: Section = {
  id: 'volunteering',
  order: 0.2,
  may: 'volunteers',
  title: ['我的志愿服务', 'My tasks'],
  intro: (context) => [
    `来不来由您决定。任意 24 小时内服务不超过 ${number(context.agreed('workHoursPerDay'))} 小时。通知在本页和“通知”里，不打您的电话。`,
    `Whether you come is up to you. Nobody works more than ${number(context.agreed('workHoursPerDay'))} hours within 24. You are told here and under “Notices”; nobody rings your telephone.`,
  ],
  make: volunteeringItems,
};

function volunteeringItems(context: WorkContext): WorkItem[] {
  const home = volunteerHome(context.view, context.incident.id, context.visitor.seat);
  if (!home) return [joinItem(context)];
  return [
    ...home.asked.map((task) => askedItem(context, task)),
    ...home.tasks.map((task, index) => ownTaskItem(context, home, task, index === 0)),
    hoursItem(context, home),
    ...home.fitting.map((task) => fittingItem(context, home, task)),
    stateItem(context, home),
  ];
}

type Row = VolunteerHome['asked'][number];

const rowFacts = (context: WorkContext, task: Row): string[] => [
  `${moment(task.from, context.language)} – ${moment(task.until, context.language)}`,
  `${context.say(task.area.name)} · ${task.where}`,
  `${context.w('带队机构', 'Led by')}${context.colon}${context.say(task.organisation.name)}`,
  ...(task.twoPersons ? [context.w('须两人以上同时在场', 'For two at least: nobody is alone')] : []),
];

const aboutHimself = (context: WorkContext, said: Partial<VolunteerHome> = {}) => [
  field({
    path: 'skills',
    kind: 'set',
    label: context.w('会什么', 'What you can do'),
    options: context.options('skill', SKILLS),
    value: (said.skills ?? []).join(' '),
    optional: true,
  }),
  field({
    path: 'availability',
    kind: 'set',
    label: context.w('什么时候方便', 'When you can come'),
    options: context.options('availability', AVAILABILITY),
    value: (said.availability ?? []).join(' '),
    optional: true,
  }),
  field({
    path: 'area',
    kind: 'choice',
    label: context.w('住在', 'You live in'),
    ...context.areas(),
    value: said.area ?? context.incident.area,
  }),
  field({
    path: 'hoursPerWeek',
    kind: 'number',
    label: context.w('每周最多几小时', 'Hours a week at most'),
    ...(said.hoursPerWeek ? { value: String(said.hoursPerWeek) } : {}),
    optional: true,
  }),
];

/** Of an account whose response is another, or of whoever left and comes back. */
function joinItem(context: WorkContext): WorkItem {
  return {
    id: 'join',
    heading: context.w('加入', 'Join'),
    facts: [
      context.w(
        '自愿参加，随时可以退出。服务前会告知任务内容和风险；有风险的任务须先核验。',
        'You come of your own will, and leave when you want. You are told what the work is and what the risks are; risky tasks are for those whose papers were seen.',
      ),
    ],
    forms: [
      form({
        command: 'volunteer.join',
        submit: context.w('同意并加入', 'I agree, and join'),
        fixed: { incident: context.incident.id, consents: true },
        fields: [
          ...aboutHimself(context),
          {
            path: 'isAdult',
            kind: 'flag',
            label: context.w('已满 18 岁', 'I am 18 or older'),
            options: [...yesNo(context)].reverse(),
          },
          {
            path: 'guardianConsents',
            kind: 'flag',
            label: context.w('未成年人：监护人同意', 'A minor: my guardian consents'),
            options: yesNo(context),
          },
        ],
      }),
    ],
  };
}

/** A task that has a briefing is read about first; then comes what could be done with it. */
const afterBriefing = (
  context: WorkContext,
  { id, briefing }: Row,
  form: CommandFormSpec,
): { readonly facts: string[]; readonly forms: CommandFormSpec[] } =>
  briefing
    ? { facts: [briefingText(context, briefing)], forms: [quizForm(context, id, briefing)] }
    : { facts: [], forms: [form] };

function askedItem(context: WorkContext, task: Row): WorkItem {
  const { facts, forms } = afterBriefing(
    context,
    task,
    form({
      command: 'volunteer.answer',
      submit: context.w('答复', 'Answer'),
      fixed: { incident: context.incident.id, task: task.id },
      fields: [
        {
          path: 'accepts',
          kind: 'flag',
          label: context.w('我来', 'I come'),
          options: [...yesNo(context)].reverse(),
        },
      ],
    }),
  );
  return {
    id: `asked-${task.id}`,
    heading: context.w(
      `邀请您参加：${context.say(task.title)}`,
      `You are asked for: ${context.say(task.title)}`,
    ),
    facts: [...rowFacts(context, task), ...facts],
    forms,
  };
}

function ownTaskItem(
  context: WorkContext,
  home: VolunteerHome,
  task: VolunteerHome['tasks'][number],
  isNext: boolean,
): WorkItem {
  const fixed = { incident: context.incident.id, task: task.id };
  const self = { ...fixed, 'volunteers.0': home.id };
  const code = {
    path: 'code',
    kind: 'text',
    label: context.w('现场海报上的签到码', 'Code on the poster at the place'),
    value: context.asked?.get('task') === task.id ? (context.asked.get('place') ?? '') : '',
  } as const;
  const forms: CommandFormSpec[] = [];
  if (task.briefing) forms.push(quizForm(context, task.id, task.briefing));
  else if (task.hasPoster && task.since === null && home.rests === null)
    forms.push(
      form({ command: 'shift.start', submit: context.w('签到', 'Check in'), fixed: self, fields: [code] }),
    );
  if (task.hasPoster && task.since !== null)
    forms.push(
      form({ command: 'shift.end', submit: context.w('签退', 'Check out'), fixed: self, fields: [code] }),
    );
  if (task.hasWorked)
    forms.push(
      form({
        command: 'task.prove',
        submit: context.w('提交照片', 'Send the photograph'),
        tone: 'second',
        folded: context.w('提交完成照片…', 'Show what was done…'),
        fixed,
        fields: [{ path: 'photo', kind: 'file', label: context.w('照片', 'Photograph') }],
      }),
    );
  if (task.since === null)
    forms.push(
      form({
        command: 'task.leave',
        submit: context.w('不去了', 'I do not come'),
        tone: 'second',
        folded: context.w('去不了…', 'I cannot come…'),
        fixed: { ...fixed, volunteer: home.id },
        fields: [],
      }),
    );
  return {
    id: task.id,
    heading: isNext
      ? context.w(`下一班：${context.say(task.title)}`, `Next: ${context.say(task.title)}`)
      : context.say(task.title),
    facts: [
      ...rowFacts(context, task),
      ...(task.briefing ? [briefingText(context, task.briefing)] : []),
      ...(task.since === null
        ? []
        : [
            `${context.w('在岗，自', 'At work since')} ${moment(task.since, context.language)}${task.endsBy ? ` · ${context.w('最迟至', 'until at the latest')} ${moment(task.endsBy, context.language)}` : ''}`,
          ]),
      ...(task.hasPoster
        ? []
        : [context.w('到现场后由带队人签到签退。', 'Whoever leads the shift checks you in and out.')]),
    ],
    forms,
  };
}

function hoursItem(context: WorkContext, home: VolunteerHome): WorkItem {
  const minutes = home.hours?.minutes ?? 0;
  const [whole, rest] = [number(Math.floor(minutes / 60)), String(minutes % 60)];
  return {
    id: 'hours',
    heading: context.w('服务时长', 'Hours'),
    facts: [
      context.w(`累计 ${whole} 小时 ${rest} 分`, `${whole} h ${rest} min so far`),
      `${context.w('编号', 'Your number')}${context.colon}${home.id}`,
      ...(home.rests
        ? [
            `${context.w('请休息，此前不能签到', 'Rest; you can check in again from')}${context.colon}${moment(home.rests, context.language)}`,
          ]
        : []),
    ],
    link: {
      href: `/${context.language}/incidents/${context.incident.id}/volunteers/${home.id}`,
      label: context.w('查看服务记录与证明', 'Your shifts and your certificate'),
    },
    forms: home.hours
      ? [
          form({
            command: 'volunteer.certify',
            submit: context.w('出具时长证明', 'Certify my hours'),
            tone: 'second',
            fixed: { incident: context.incident.id, volunteer: home.id },
            fields: [],
          }),
        ]
      : [],
  };
}

function fittingItem(context: WorkContext, home: VolunteerHome, task: Row): WorkItem {
  const { facts, forms } = afterBriefing(
    context,
    task,
    form({
      command: 'task.take',
      submit: context.w('我来', 'I come'),
      fixed: { incident: context.incident.id, task: task.id, volunteer: home.id },
      fields: [],
    }),
  );
  const missing = number(task.peopleNeeded - task.taken);
  return {
    id: `fits-${task.id}`,
    heading: context.say(task.title),
    facts: [
      ...rowFacts(context, task),
      context.w(`还缺 ${missing} 人`, `${missing} more people are wanted`),
      ...facts,
    ],
    forms,
  };
}

function stateItem(context: WorkContext, home: VolunteerHome): WorkItem {
  return {
    id: 'state',
    heading: context.w('我的技能和时间', 'What I can do, and when'),
    facts: [],
    forms: [
      form({
        command: 'volunteer.state',
        submit: context.w('保存', 'Save'),
        folded: context.w('修改…', 'Change…'),
        fixed: { incident: context.incident.id },
        fields: [
          ...aboutHimself(context, home),
          {
            path: 'openToOthers',
            kind: 'flag',
            label: context.w('其他机构也可以邀请我', 'Other organisations may ask me too'),
            options: home.openToOthers ? [...yesNo(context)].reverse() : yesNo(context),
          },
        ],
      }),
      form({
        command: 'volunteer.leave',
        submit: context.w('退出', 'Leave'),
        tone: 'second',
        folded: context.w('退出志愿服务…', 'Leave altogether…'),
        fixed: { incident: context.incident.id },
        fields: [],
      }),
    ],
  };
}
