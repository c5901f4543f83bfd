import { z } from 'zod';
import { agreed } from '../../kernel/charter/charter.ts';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { accept, type Result, refuse } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { taskCharter } from './charter.ts';
import { endsOwn, type FoundTask, type OfTask, openTask } from './find.ts';
import { type HoldingRule, whyNotAsk, whyNotClaim, whyNotGiveBack, whyNotHandOver } from './holding.ts';

const ofTask = { incident: identifier, task: identifier };
const note = shortText.nullable().default(null);

const notHeld = (why: HoldingRule, { task }: FoundTask, until = task.until) =>
  refuse('task-holding', { why, holder: task.holder, until }, { field: 'task' });

/** It speaks for itself: its mandate must reach the place, and nothing of the holder's is used. */
function askerScope(state: State, input: OfTask, context: Context): Result<ScopeWith<FoundTask>> {
  const found = openTask(state, input);
  if (!found.ok) return found;
  const { area } = found.value.task;
  const subject = context.actor.organisation;
  return accept({ incident: input.incident, area, subject, found: found.value });
}

/** Whoever runs it says so itself: no mandate over the place gives a task away for another. */
const byHolder = {
  function: null,
  seatFunction: 'open-task' as const,
  scope(state: State, input: OfTask): Result<ScopeWith<FoundTask>> {
    const found = openTask(state, input);
    if (!found.ok) return found;
    const { area, holder } = found.value.task;
    return accept({ incident: input.incident, area, subject: holder, found: found.value });
  },
  ownRight: endsOwn,
};

export const askForTask = defineCommand({
  name: 'task.ask',
  function: 'enrol-volunteer',
  summary: { zh: '请求承接他机构的任务', en: 'Ask for a task that another organisation runs' },
  schema: z.strictObject({ ...ofTask, note }),
  example: { incident: 'covid-2020', task: 'task-7f3k', note: '我们有二十人 / we have twenty people' },
  scope: askerScope,
  decide(_state, { incident: id, task, note }, { actor: { organisation }, now }, found) {
    const why = whyNotAsk(found.task, organisation, now);
    if (why) return notHeld(why, found);
    const hours = found.task.answerHours ?? agreed(found.incident, 'taskAnswerHours', taskCharter);
    const answerBy = afterHours(now, hours);
    return decided([draft(id, 'task.asked', { task, organisation, note, answerBy })], { answerBy });
  },
});

export const answerAsk = defineCommand({
  ...byHolder,
  name: 'task.answer-ask',
  summary: { zh: '答复承接请求', en: 'Answer whoever asks for a task' },
  schema: z.strictObject({ ...ofTask, organisation: identifier, accepts: z.boolean(), reason: note }),
  example: { incident: 'covid-2020', task: 'task-7f3k', organisation: 'blue-sky', accepts: true },
  decide(_state, { incident: id, ...input }, _context, found) {
    if (!found.task.requests.has(input.organisation)) return notHeld('not-asked', found);
    return decided([draft(id, 'task.ask-answered', input)]);
  },
});

export const claimTask = defineCommand({
  name: 'task.claim',
  function: 'enrol-volunteer',
  summary: { zh: '逾期未答复，承接任务', en: 'Take a task over that nobody answered for in time' },
  schema: z.strictObject(ofTask),
  example: { incident: 'covid-2020', task: 'task-7f3k' },
  scope: askerScope,
  decide(_state, { incident: id, task }, { actor: { organisation }, now }, found) {
    const why = whyNotClaim(found.incident, found.task, organisation, now);
    if (why) return notHeld(why, found, found.task.requests.get(organisation)?.answerBy);
    return decided([draft(id, 'task.claimed', { task, organisation, from: found.task.holder })]);
  },
});

export const handOverTask = defineCommand({
  ...byHolder,
  name: 'task.hand-over',
  summary: { zh: '提请移交任务', en: 'Offer a task to another organisation' },
  schema: z.strictObject({ ...ofTask, organisation: identifier, reason: shortText }),
  example: {
    ...{ incident: 'covid-2020', task: 'task-7f3k', organisation: 'blue-sky' },
    reason: '我方人手不足 / we are too few',
  },
  decide(state, { incident: id, ...input }, { now }, found) {
    const known = existing(state.organisations, input.organisation, 'organisation', 'organisation');
    if (!known.ok) return known;
    const why = whyNotHandOver(found.task, input.organisation, now);
    return why ? notHeld(why, found) : decided([draft(id, 'task.handed-over', input)]);
  },
});

export const answerHandover = defineCommand({
  name: 'task.answer-handover',
  function: 'enrol-volunteer',
  summary: { zh: '答复任务移交', en: 'Answer a task that is offered' },
  schema: z.strictObject({ ...ofTask, accepts: z.boolean(), reason: note }),
  example: { incident: 'covid-2020', task: 'task-7f3k', accepts: true },
  scope: askerScope,
  decide(_state, { incident: id, ...input }, { actor: { organisation } }, found) {
    if (found.task.offeredTo !== organisation) return notHeld('not-offered', found);
    return decided([
      draft(id, 'task.handover-answered', { ...input, organisation, from: found.task.holder }),
    ]);
  },
});

export const giveTaskBack = defineCommand({
  ...byHolder,
  name: 'task.give-back',
  summary: { zh: '交还任务', en: 'Give a task back to whoever opened it' },
  schema: z.strictObject({ ...ofTask, reason: shortText }),
  example: { incident: 'covid-2020', task: 'task-7f3k', reason: '我方另有任务 / we are called elsewhere' },
  decide(_state, { incident: id, ...input }, { actor: { organisation }, now }, found) {
    const why = whyNotGiveBack(found.incident, found.task, now);
    return why ? notHeld(why, found) : decided([draft(id, 'task.given-back', { ...input, organisation })]);
  },
});
