import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { otherwise } from '../../kernel/form/form-rule.ts';
import { refuse } from '../../kernel/refusal/refusal.ts';
import { taskFacts } from './facts.ts';
import { byVolunteer, ownTaskScope, taskScope } from './find.ts';

const { text, questions } = taskFacts['task.briefed'].schema.shape;

export const briefTask = defineCommand({
  name: 'task.brief',
  function: 'open-task',
  summary: { zh: '撰写任务说明与提问', en: 'Write a task’s briefing and its questions' },
  schema: z.strictObject({
    incident: identifier,
    task: identifier,
    text: z
      .strictObject({ zh: text.shape.zh.default(null), en: text.shape.en.default(null) })
      .refine(({ zh, en }) => zh !== null || en !== null, otherwise('briefing-in-a-language', ['zh'])),
    questions: questions
      .refine(
        (asked) => asked.every(({ choices, right }) => choices.includes(right)),
        otherwise('right-is-a-choice'),
      )
      .default([]),
  }),
  example: {
    ...{ incident: 'covid-2020', task: 'task-7f3k', text: { zh: '全程佩戴口罩，回家先洗手。' } },
    questions: [{ ask: '什么时候可以摘口罩？', choices: ['离开现场后', '累的时候'], right: '离开现场后' }],
  },
  scope: taskScope,
  decide(_state, { incident: id, ...input }, { newId }) {
    const briefing = newId('briefing');
    return decided([draft(id, 'task.briefed', { ...input, briefing })], { briefing });
  },
});

export const passBriefing = defineCommand({
  name: 'briefing.pass',
  function: null,
  summary: { zh: '阅读任务说明并作答', en: 'Read a briefing and answer its questions' },
  schema: z.strictObject({
    incident: identifier,
    task: identifier,
    /** The chosen words, question by question. */
    answers: z.array(shortText).max(10).default([]),
  }),
  example: { incident: 'covid-2020', task: 'task-7f3k', answers: ['离开现场后'] },
  scope: ownTaskScope,
  ownRight: byVolunteer,
  decide(_state, { incident: id, task: taskId, answers }, _context, { task, volunteer }) {
    const { briefing } = task;
    if (!briefing || volunteer.passed.has(briefing.briefing))
      return refuse('unchanged', {}, { field: 'task' });
    const wrong = briefing.questions.flatMap(({ right }, index) => (answers[index] === right ? [] : [index]));
    const [first] = wrong;
    if (first !== undefined)
      return refuse(
        'quiz-wrong',
        { questions: wrong.map((index) => index + 1) },
        { field: `answers.${first}` },
      );
    const passed = { task: taskId, briefing: briefing.briefing, volunteers: [volunteer.id] };
    return decided([draft(id, 'briefing.passed', { ...passed, how: 'quiz' })]);
  },
});

export const giveBriefing = defineCommand({
  name: 'briefing.give',
  function: 'enrol-volunteer',
  summary: { zh: '已当面说明任务', en: 'State that volunteers were briefed in person' },
  schema: z.strictObject({
    incident: identifier,
    task: identifier,
    volunteers: taskFacts['briefing.passed'].schema.shape.volunteers.refine(
      (given) => new Set(given).size === given.length,
      otherwise('volunteers-once'),
    ),
  }),
  example: { incident: 'covid-2020', task: 'task-7f3k', volunteers: ['volunteer-7f3k'] },
  scope: taskScope,
  decide(_state, { incident: id, ...input }, _context, { incident, task }) {
    if (!task.briefing) return refuse('unchanged', {}, { field: 'task' });
    for (const each of input.volunteers) {
      const volunteer = existing(incident.volunteers, each, 'volunteer', 'volunteers');
      if (!volunteer.ok) return volunteer;
    }
    const { briefing } = task.briefing;
    return decided([draft(id, 'briefing.passed', { ...input, briefing, how: 'in-person' })]);
  },
});
