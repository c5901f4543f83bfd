import { type OwnTask, type TaskBetween, taskRows, tasksBetween } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { publicReasonField, yesNo } from '#form/fields.ts';
import { type CommandFormSpec, form, type WorkItem } from '#form/form.ts';
import { moment } from '#format/format.ts';

/** So many tasks of others are offered to choose from, the soonest first. */
const OFFERED_MAX = 50;

const noteField = (context: WorkContext) => ({
  path: 'note' as const,
  kind: 'text' as const,
  label: context.w('说明（公开）', 'Note (public)'),
  optional: true,
});

/** Of the own task: who asks for it is answered, and it may be handed over or given back. */
export function passingForms(context: WorkContext, task: OwnTask): CommandFormSpec[] {
  const fixed = { incident: context.incident.id, task: task.id };
  const answers = task.requests.map(({ organisation, answerBy }) =>
    form({
      command: 'task.answer-ask',
      submit: context.w('答复', 'Answer'),
      fixed: { ...fixed, organisation: organisation.id },
      fields: [
        {
          path: 'accepts',
          kind: 'flag',
          label: context.w(
            `${context.say(organisation.name)}请求承接（请在 ${moment(answerBy, context.language)} 前答复）：同意移转`,
            `${context.say(organisation.name)} asks for it (answer by ${moment(answerBy, context.language)}): it may have it`,
          ),
          options: yesNo(context),
        },
        { ...publicReasonField(context), optional: true },
      ],
    }),
  );
  if (task.state !== 'open') return answers;
  return [
    ...answers,
    form({
      command: 'task.hand-over',
      submit: context.w('提请移交', 'Offer it'),
      tone: 'second',
      folded: context.w('移交给其他机构…', 'Hand over to another organisation…'),
      fixed,
      fields: [
        {
          path: 'organisation',
          kind: 'choice',
          label: context.w('移交给', 'To'),
          options: context
            .organisationOptions()
            .filter(({ value }) => value !== context.visitor.organisation),
        },
        publicReasonField(context),
      ],
    }),
    ...(task.openedBy && task.mayClose
      ? [
          form({
            command: 'task.give-back',
            submit: context.w('交还', 'Give back'),
            tone: 'second',
            folded: context.w('交还发布机构…', 'Give it back to who opened it…'),
            fixed,
            fields: [publicReasonField(context)],
          }),
        ]
      : []),
  ];
}

/** Tasks of others that wait for an answer: to what is offered, or to what was asked. */
export const betweenItems = (context: WorkContext): WorkItem[] =>
  tasksBetween(context.view, context.incident.id, context.visitor.organisation).map((task) =>
    betweenItem(context, task),
  );

function betweenItem(context: WorkContext, task: TaskBetween): WorkItem {
  const fixed = { incident: context.incident.id, task: task.id };
  return {
    id: `between-${task.id}`,
    heading: context.say(task.title),
    facts: [
      `${context.w('承担机构', 'Run by')}${context.colon}${context.say(task.organisation.name)}`,
      `${moment(task.from, context.language)} – ${moment(task.until, context.language)} · ${context.say(task.area.name)} · ${task.where}`,
      ...(task.answerBy === null
        ? []
        : [
            context.w(
              `已请求承接；${moment(task.answerBy, context.language)} 后仍未答复的，可以承接。`,
              `Asked for; unanswered after ${moment(task.answerBy, context.language)}, it is free to you.`,
            ),
          ]),
    ],
    forms: [
      ...(task.isOffered
        ? [
            form({
              command: 'task.answer-handover',
              submit: context.w('答复', 'Answer'),
              fixed,
              fields: [
                {
                  path: 'accepts',
                  kind: 'flag',
                  label: context.w('承接该任务', 'Take the task'),
                  options: yesNo(context),
                },
                { ...publicReasonField(context), optional: true },
              ],
            }),
          ]
        : []),
      ...(task.mayClaim
        ? [form({ command: 'task.claim', submit: context.w('承接', 'Take it over'), fixed, fields: [] })]
        : []),
    ],
  };
}

/** Null: no other organisation has a task that wants people. */
export function askItem(context: WorkContext): WorkItem | null {
  const { incident, view, visitor } = context;
  const others = taskRows(view, incident.id)
    .rows.filter(({ organisation }) => organisation.id !== visitor.organisation)
    .filter(({ id }) => !incident.tasks.get(id)?.requests.has(visitor.organisation))
    .slice(0, OFFERED_MAX);
  if (others.length === 0) return null;
  return {
    id: 'ask',
    heading: context.w('请求承接他机构的任务', 'Ask for a task that another organisation runs'),
    facts: [],
    forms: [
      form({
        command: 'task.ask',
        submit: context.w('请求承接', 'Ask for it'),
        folded: context.w('请求承接…', 'Ask…'),
        fixed: { incident: incident.id },
        fields: [
          {
            path: 'task',
            kind: 'choice',
            label: context.w('任务', 'Task'),
            options: others.map((task) => ({
              value: task.id,
              label: `${context.say(task.title)} · ${context.say(task.organisation.name)} · ${context.say(task.area.name)}`,
            })),
          },
          noteField(context),
        ],
      }),
    ],
  };
}
