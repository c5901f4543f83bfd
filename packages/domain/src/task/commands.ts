import { z } from 'zod';
import { decided, defineCommand } from '../command/command.ts';
import { existing, knownArea, openIncident } from '../command/fields.ts';
import { draft } from '../fact/fact.ts';
import { identifier, shortText } from '../fact/fields.ts';
import type { IncidentState } from '../incident/state.ts';
import { accept, type Result, refuse } from '../refusal/refusal.ts';
import type { State } from '../state/state.ts';
import { taskFacts } from './facts.ts';
import { atWork, unfitness, type VolunteerRule, workedBy } from './fitness.ts';
import type { Task } from './state.ts';
import { endsBy } from './working-time.ts';

const { task: _task, organisation: _by, ...opened } = taskFacts['task.opened'].shape;
const { volunteer: _volunteer, organisation: _of, ...enrolled } = taskFacts['volunteer.enrolled'].shape;
const ruleBroken = (volunteer: string, why: VolunteerRule) =>
  refuse('volunteer-rule', { volunteer, why }, { field: 'volunteer' });

type OfTask = { readonly incident: string; readonly task: string };

function openTask(state: State, input: OfTask): Result<{ incident: IncidentState; task: Task }> {
  const incident = openIncident(state, input.incident);
  if (!incident.ok) return incident;
  const task = existing(incident.value.tasks, input.task, 'task', 'task');
  if (!task.ok) return task;
  if (task.value.closed)
    return refuse(
      'wrong-state',
      { kind: 'task', id: input.task, state: task.value.closed.outcome, needed: 'open' },
      { field: 'task' },
    );
  return accept({ incident: incident.value, task: task.value });
}

function taskScope(state: State, input: OfTask) {
  const found = openTask(state, input);
  if (!found.ok) return found;
  const { area, organisation } = found.value.task;
  return accept({ incident: input.incident, area, subject: organisation });
}

export const openTaskCommand = defineCommand({
  name: 'task.open',
  function: 'open-task',
  summary: { zh: '发布志愿任务', en: 'Open a task for volunteers' },
  schema: z.strictObject({ incident: identifier, ...opened }),
  scope(state, input, context) {
    const incident = openIncident(state, input.incident);
    if (!incident.ok) return incident;
    const area = knownArea(context, input.area);
    if (!area.ok) return area;
    return accept({ incident: input.incident, area: input.area, subject: context.actor.organisation });
  },
  decide(_state, { incident, ...input }, context) {
    const [from, until] = [new Date(input.from).toISOString(), new Date(input.until).toISOString()];
    if (until <= from)
      return refuse('date-impossible', { date: until, why: 'before-start' }, { field: 'until' });
    const task = context.newId('task');
    const { organisation } = context.actor;
    return decided([draft(incident, 'task.opened', { ...input, task, organisation, from, until })], { task });
  },
});

const closing = (outcome: 'done' | 'called-off') => ({
  function: 'open-task' as const,
  scope: taskScope,
  decide(state: State, input: OfTask & { reason?: string }, context: { readonly now: string }) {
    const found = openTask(state, input);
    if (!found.ok) return found;
    const [there] = atWork(found.value.incident, input.task, context.now);
    if (there) return ruleBroken(there, 'at-work');
    const closed = { task: input.task, outcome, reason: input.reason ?? null };
    return decided([draft(input.incident, 'task.closed', closed)]);
  },
});

export const closeTask = defineCommand({
  ...closing('done'),
  name: 'task.close',
  summary: { zh: '完成任务', en: 'Close a task that is done' },
  schema: z.strictObject({ incident: identifier, task: identifier }),
});

export const callOffTask = defineCommand({
  ...closing('called-off'),
  name: 'task.call-off',
  summary: { zh: '取消任务', en: 'Call a task off' },
  schema: z.strictObject({ incident: identifier, task: identifier, reason: shortText }),
});

export const enrolVolunteer = defineCommand({
  name: 'volunteer.enrol',
  function: 'enrol-volunteer',
  summary: { zh: '登记志愿者', en: 'Enrol a volunteer' },
  schema: z.strictObject({
    incident: identifier,
    ...enrolled,
    skills: enrolled.skills.default([]),
    credentialsChecked: enrolled.credentialsChecked.default(false),
  }),
  scope(state, input, context) {
    const incident = openIncident(state, input.incident);
    if (!incident.ok) return incident;
    const area = knownArea(context, input.area);
    if (!area.ok) return area;
    // Volunteers come from anywhere; the mandate's area is where the organisation that enrols them is at home.
    const { organisation } = context.actor;
    const home = state.organisations.get(organisation)?.area ?? incident.value.area;
    return accept({ incident: input.incident, area: home, subject: organisation });
  },
  decide(_state, { incident, ...input }, context) {
    const volunteer = context.newId('volunteer');
    const { organisation } = context.actor;
    return decided([draft(incident, 'volunteer.enrolled', { ...input, volunteer, organisation })], {
      volunteer,
    });
  },
});

const assignment = z.strictObject({ incident: identifier, task: identifier, volunteer: identifier });

export const takeTask = defineCommand({
  name: 'task.take',
  function: 'enrol-volunteer',
  summary: { zh: '安排志愿者', en: 'Assign a volunteer to a task' },
  schema: assignment,
  scope: taskScope,
  decide(state, { incident, ...input }) {
    const found = openTask(state, { incident, task: input.task });
    if (!found.ok) return found;
    const volunteer = existing(found.value.incident.volunteers, input.volunteer, 'volunteer', 'volunteer');
    if (!volunteer.ok) return volunteer;
    const why = unfitness(found.value.incident, volunteer.value, found.value.task);
    return why ? ruleBroken(input.volunteer, why) : decided([draft(incident, 'task.taken', input)]);
  },
});

export const leaveTask = defineCommand({
  name: 'task.leave',
  function: 'enrol-volunteer',
  summary: { zh: '退出任务', en: 'Take a volunteer off a task' },
  schema: assignment,
  scope: taskScope,
  decide(state, { incident, ...input }, context) {
    const found = openTask(state, { incident, task: input.task });
    if (!found.ok) return found;
    if (!found.value.task.volunteers.has(input.volunteer)) return ruleBroken(input.volunteer, 'not-taken');
    if (atWork(found.value.incident, input.task, context.now).includes(input.volunteer))
      return ruleBroken(input.volunteer, 'at-work');
    return decided([draft(incident, 'task.left', input)]);
  },
});

/** Several at once, because a task for two cannot be begun by one nor be left by all but one. */
const together = taskFacts['shift.started']
  .extend({ incident: identifier })
  .refine(({ volunteers }) => new Set(volunteers).size === volunteers.length, { path: ['volunteers'] });

export const startShift = defineCommand({
  name: 'shift.start',
  function: 'enrol-volunteer',
  summary: { zh: '志愿者签到', en: 'Check volunteers in' },
  schema: together,
  scope: taskScope,
  decide(state, { incident: id, ...input }, context) {
    const found = openTask(state, { incident: id, task: input.task });
    if (!found.ok) return found;
    const { incident, task } = found.value;
    for (const each of input.volunteers) {
      const volunteer = existing(incident.volunteers, each, 'volunteer', 'volunteers');
      if (!volunteer.ok) return volunteer;
      if (!task.volunteers.has(each)) return ruleBroken(each, 'not-taken');
      const { shifts } = volunteer.value;
      if (shifts.some((shift) => shift.endedAt === null && context.now < shift.endsBy))
        return ruleBroken(each, 'at-work');
      if (endsBy(context.now, workedBy(volunteer.value)) <= context.now) return ruleBroken(each, 'hours');
    }
    const there = atWork(incident, input.task, context.now).length + input.volunteers.length;
    if (task.twoPersons && there < 2) return ruleBroken(input.volunteers[0] as string, 'two-persons');
    return decided([draft(id, 'shift.started', input)]);
  },
});

export const endShift = defineCommand({
  name: 'shift.end',
  function: 'enrol-volunteer',
  summary: { zh: '志愿者签退', en: 'Check volunteers out' },
  schema: together,
  scope: taskScope,
  decide(state, { incident: id, ...input }, context) {
    const found = openTask(state, { incident: id, task: input.task });
    if (!found.ok) return found;
    const there = atWork(found.value.incident, input.task, context.now);
    const absent = input.volunteers.find((each) => !there.includes(each));
    if (absent) return ruleBroken(absent, 'not-at-work');
    const alone = there.filter((each) => !input.volunteers.includes(each));
    if (found.value.task.twoPersons && alone.length === 1)
      return ruleBroken(alone[0] as string, 'two-persons');
    return decided([draft(id, 'shift.ended', input)]);
  },
});
