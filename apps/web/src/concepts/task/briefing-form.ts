import type { OwnTask, VolunteerHome } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { type CommandFormSpec, type FieldOf, form } from '#form/form.ts';
import { say } from '#texts/words.ts';

const QUESTIONS = [0, 1] as const;

/** Of the own task: what whoever comes is told and asked first; and that it was told at the place. */
export function briefingForms(context: WorkContext, task: OwnTask): CommandFormSpec[] {
  if (task.state !== 'open') return [];
  const fixed = { incident: context.incident.id, task: task.id };
  const question = (index: (typeof QUESTIONS)[number]): FieldOf<'task.brief'>[] => [
    {
      path: `questions.${index}.ask`,
      kind: 'text',
      label: context.w(`提问 ${index + 1}`, `Question ${index + 1}`),
      optional: true,
    },
    ...([0, 1, 2] as const).map(
      (choice): FieldOf<'task.brief'> => ({
        path: `questions.${index}.choices.${choice}`,
        kind: 'text',
        label: context.w(`选项 ${choice + 1}`, `Choice ${choice + 1}`),
        optional: true,
      }),
    ),
    {
      path: `questions.${index}.right`,
      kind: 'text',
      label: context.w('正确选项（照原文再写一遍）', 'The right choice, written once more'),
      optional: true,
    },
  ];
  const people = [...new Set([...task.waiting, ...task.suggested.map(({ volunteer }) => volunteer)])];
  return [
    form({
      command: 'task.brief',
      submit: context.w('保存说明', 'Save the briefing'),
      tone: 'second',
      folded: task.hasBriefing
        ? context.w('更换任务说明…', 'Write another briefing…')
        : context.w('添加任务说明和提问…', 'Add a briefing and questions…'),
      fixed,
      fields: [
        {
          path: 'text.zh',
          kind: 'long',
          label: context.w('任务说明（中文）', 'Briefing (Chinese)'),
          optional: true,
          hint: context.w('中英文至少写一种', 'in one language at least'),
        },
        {
          path: 'text.en',
          kind: 'long',
          label: context.w('任务说明（英文）', 'Briefing (English)'),
          optional: true,
        },
        ...QUESTIONS.flatMap(question),
      ],
    }),
    ...(task.hasBriefing && people.length > 0
      ? [
          form({
            command: 'briefing.give',
            submit: context.w('已当面说明', 'Briefed in person'),
            tone: 'second',
            folded: context.w('当面说明任务…', 'Briefed in person…'),
            fixed,
            fields: [
              {
                path: 'volunteers',
                kind: 'set',
                label: context.w('志愿者', 'Volunteers'),
                options: people.map((value) => ({ value, label: value })),
              },
            ],
          }),
        ]
      : []),
  ];
}

type Briefing = NonNullable<VolunteerHome['fitting'][number]['briefing']>;

/** What it says, in the reader's language or the one that there is. */
export const briefingText = (context: WorkContext, { text }: Briefing): string => {
  const any = text.zh ?? text.en ?? '';
  return say({ zh: text.zh ?? any, en: text.en ?? any }, context.language);
};

/** The questions, for whoever has read it. */
export const quizForm = (context: WorkContext, task: string, briefing: Briefing): CommandFormSpec =>
  form({
    command: 'briefing.pass',
    submit:
      briefing.questions.length > 0
        ? context.w('已读，提交回答', 'I have read it; these are my answers')
        : context.w('已读', 'I have read it'),
    fixed: { incident: context.incident.id, task },
    fields: briefing.questions.map(({ ask, choices }, index) => ({
      path: `answers.${index}` as const,
      kind: 'choice' as const,
      label: ask,
      options: choices.map((value) => ({ value, label: value })),
    })),
  });
