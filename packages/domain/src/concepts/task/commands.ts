import { z } from 'zod';
import { agreed } from '../../kernel/charter/charter.ts';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand, type Scope } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownArea, knownIncident } from '../../kernel/command/fields.ts';
import { draft, type FactData, type FactDraft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { codeSchema } from '../../kernel/form/code.ts';
import { otherwise, ruleFault } from '../../kernel/form/form-rule.ts';
import {
  accept,
  type Refusal,
  type Result,
  refusal,
  refuse,
  refuseAll,
} from '../../kernel/refusal/refusal.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { hoursBetween, localDay } from '../../kernel/time/time.ts';
import { inBoth, nameSchema } from '../../kernel/words/words.ts';
import { isVolunteerSeat } from '../seat/rules.ts';
import { hoursOf } from './certificate.ts';
import { taskCharter } from './charter.ts';
import { whoKeepsOpen, whyNotEnd, whyNotLeave } from './ending.ts';
import { taskFacts } from './facts.ts';
import { bySelf, endScope, endsOwn, type FoundTask, type OfTask, taskScope } from './find.ts';
import { unfitness, type VolunteerRule, whyNotBegin } from './fitness.ts';
import { newVolunteer } from './new-volunteer.ts';
import { whyNotThere } from './place-code.ts';
import { broken, whyNotPut } from './putting.ts';
import { missingFor, whyUnready } from './readiness.ts';
import type { Task } from './state.ts';
import { atWork } from './together.ts';
import { hasBegunTooEarly } from './working-time.ts';

/** A response plans weeks ahead; a task that ends later is a year typed wrongly as a rule. */
const DAYS_AHEAD = 90;

const {
  task: _task,
  organisation: _by,
  confirmed: _confirmed,
  ...opened
} = taskFacts['task.opened'].schema.shape;
const {
  volunteer: _volunteer,
  organisation: _of,
  ...enrolled
} = taskFacts['volunteer.enrolled'].schema.shape;
const ruleBroken = (volunteer: string, why: VolunteerRule) => refuseAll([broken(volunteer, why)]);

export const openTaskCommand = defineCommand({
  name: 'task.open',
  opens: true,
  function: 'open-task',
  summary: { zh: '发布志愿任务', en: 'Open a task for volunteers' },
  schema: z.strictObject({
    incident: identifier,
    ...opened,
    title: nameSchema,
    skills: opened.skills.default([]),
    twoPersons: opened.twoPersons.default(false),
    risky: opened.risky.default(false),
    answerHours: opened.answerHours.default(null),
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    title: { zh: '卸货', en: 'Unload lorries' },
    skills: ['carrying'],
    area: '420105',
    where: '国际博览中心 A 馆 / Expo hall A',
    from: '2020-02-01T00:00:00Z',
    until: '2020-02-01T06:00:00Z',
    peopleNeeded: 4,
    twoPersons: true,
    risky: false,
  },
  scope(state, input, context) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const area = knownArea(context, input.area);
    if (!area.ok) return area;
    return accept({ incident: input.incident, area: input.area, subject: context.actor.organisation });
  },
  decide(state, { incident, confirmed, ...input }, context) {
    const [from, until] = [new Date(input.from).toISOString(), new Date(input.until).toISOString()];
    if (until <= from)
      return refuse('date-impossible', { date: until, why: 'before-start' }, { field: 'until' });
    if (until <= context.now)
      return refuse('date-impossible', { date: until, why: 'over' }, { field: 'until' });
    const asked = askBack(confirmed);
    const most = agreed(must(state.incidents, incident, 'incident'), 'peopleAskedAbove', taskCharter);
    const { peopleNeeded: people } = input;
    if (people > most)
      asked.ask(refusal('people-implausible', { people, most }, { field: 'peopleNeeded' }), people);
    const days = hoursBetween(context.now, until) / 24;
    const day = localDay(until, context.country.clock);
    if (days > DAYS_AHEAD)
      asked.ask(refusal('task-far-ahead', { until: day, days: Math.round(days) }, { field: 'until' }), day);
    if (asked.open.length > 0) return refuseAll(asked.open);
    const task = context.newId('task');
    const { organisation } = context.actor;
    return decided(
      [
        draft(incident, 'task.opened', {
          ...{ ...input, title: inBoth(input.title), task, organisation, from, until },
          ...asked.said(),
        }),
      ],
      { task },
    );
  },
});

const closing = (outcome: 'done' | 'called-off') => ({
  function: 'open-task' as const,
  scope: endScope,
  ownRight: endsOwn,
  decide(_state: State, input: OfTask & { reason?: string }, context: Context, found: FoundTask) {
    const there = whoKeepsOpen(found.incident, found.task, context.now);
    if (there !== null) return ruleBroken(there, 'at-work');
    const closed = { task: input.task, outcome, reason: input.reason ?? null };
    return decided([draft(input.incident, 'task.closed', closed)]);
  },
});

export const closeTask = defineCommand({
  ...closing('done'),
  name: 'task.close',
  outlives: 'tasks',
  summary: { zh: '完成志愿任务', en: 'Close a task that is done' },
  schema: z.strictObject({ incident: identifier, task: identifier }),
  example: { incident: 'covid-2020', task: 'task-7f3k' },
});

export const callOffTask = defineCommand({
  ...closing('called-off'),
  name: 'task.call-off',
  outlives: 'tasks',
  summary: { zh: '取消志愿任务', en: 'Call a task off' },
  schema: z.strictObject({ incident: identifier, task: identifier, reason: shortText }),
  example: { incident: 'covid-2020', task: 'task-7f3k', reason: '车辆未到 / the lorries did not come' },
});

/** What the desk asks; of it only whether risky tasks are open enters the record (see `volunteer.enrolled`). */
const enrolment = {
  incident: identifier,
  skills: enrolled.skills.default([]),
  area: enrolled.area,
  hoursPerWeek: enrolled.hoursPerWeek.default(null),
  isAdult: z.boolean(),
  /** Regulation on Voluntary Service, art. 8: a minor comes with its guardian's consent. */
  guardianConsents: z.boolean().default(false),
  credentialsChecked: z.boolean().default(false),
};

type Enrolment = z.output<z.ZodObject<typeof enrolment>>;

function enrolmentScope(state: State, input: Enrolment, context: Context): Result<Scope> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const area = knownArea(context, input.area);
  if (!area.ok) return area;
  // Volunteers come from anywhere; the mandate's area is where the organisation that enrols them is at home.
  const { organisation } = context.actor;
  const home = state.organisations.get(organisation)?.area ?? incident.value.area;
  return accept({ incident: input.incident, area: home, subject: organisation });
}

function enrolmentFact(input: Enrolment, context: Context): Result<FactData<'volunteer.enrolled'>> {
  const { skills, area, hoursPerWeek, isAdult, guardianConsents, credentialsChecked } = input;
  if (!isAdult && !guardianConsents)
    return refuse('volunteer-rule', { volunteer: '-', why: 'guardian' }, { field: 'guardianConsents' });
  const { organisation } = context.actor;
  const clearedForRisk = isAdult && credentialsChecked;
  const volunteer = context.newId('volunteer');
  return accept({ volunteer, organisation, skills, area, hoursPerWeek, clearedForRisk });
}

export const enrolVolunteer = defineCommand({
  name: 'volunteer.enrol',
  opens: true,
  function: 'enrol-volunteer',
  summary: { zh: '登记志愿者', en: 'Enrol a volunteer' },
  schema: z.strictObject(enrolment),
  example: { incident: 'covid-2020', skills: ['carrying'], area: '420105', isAdult: true, hoursPerWeek: 20 },
  scope: enrolmentScope,
  decide(_state, input, context) {
    const fact = enrolmentFact(input, context);
    if (!fact.ok) return fact;
    const { volunteer } = fact.value;
    return decided([draft(input.incident, 'volunteer.enrolled', fact.value)], { volunteer });
  },
});

/** People at the door in one act: enrolled, put on the task, checked in. Two who come together may begin a task for two. */
export const admitAtDoor = defineCommand({
  name: 'volunteer.admit-at-door',
  opens: true,
  function: 'enrol-volunteer',
  summary: { zh: '现场志愿者：登记并签到', en: 'Volunteers at the door: enrol and check in' },
  schema: z.strictObject({
    ...enrolment,
    task: identifier,
    people: z.int().min(1).max(20).default(1),
    briefed: z.boolean().default(false),
  }),
  example: { incident: 'covid-2020', task: 'task-7f3k', area: '420105', isAdult: true, people: 2 },
  scope: taskScope,
  decide(_state, { task: taskId, people, briefed, ...input }, context, { incident, task }) {
    if (hasBegunTooEarly(incident, task, context.now)) return ruleBroken('-', 'early');
    const facts: FactDraft[] = [];
    const came: string[] = [];
    for (let index = 0; index < people; index += 1) {
      const fact = enrolmentFact(input, context);
      if (!fact.ok) return fact;
      const { volunteer, ...terms } = fact.value;
      const person = { ...newVolunteer(volunteer), ...terms };
      const why = unfitness(incident, person, task, context.now);
      if (why) return refuse('volunteer-rule', { volunteer: '-', why }, { field: 'task' });
      const missing = briefed ? [] : missingFor(task, person);
      if (missing.length > 0)
        return refuse('volunteer-unready', { volunteer: '-', missing }, { field: 'briefed' });
      came.push(volunteer);
      facts.push(draft(incident.id, 'volunteer.enrolled', fact.value));
      facts.push(draft(incident.id, 'task.taken', { task: taskId, volunteer }));
    }
    if (task.volunteers.size + people > task.peopleNeeded)
      return refuse('volunteer-rule', { volunteer: '-', why: 'full' }, { field: 'people' });
    if (task.twoPersons && atWork(incident, task, context.now).length + people < 2)
      return refuse('volunteer-rule', { volunteer: '-', why: 'two-persons' }, { field: 'people' });
    if (task.briefing)
      facts.push(
        draft(incident.id, 'briefing.passed', {
          ...{ task: taskId, briefing: task.briefing.briefing, volunteers: came },
          how: 'in-person',
        }),
      );
    facts.push(draft(incident.id, 'shift.started', { task: taskId, volunteers: came, place: null }));
    return decided(facts, { volunteers: came });
  },
});

const assignment = z.strictObject({ incident: identifier, task: identifier, volunteer: identifier });

export const takeTask = defineCommand({
  name: 'task.take',
  function: 'enrol-volunteer',
  summary: { zh: '安排志愿者', en: 'Assign a volunteer to a task' },
  schema: assignment,
  example: { incident: 'covid-2020', task: 'task-7f3k', volunteer: 'volunteer-7f3k' },
  scope: taskScope,
  ownRight: (state, { incident, volunteer }, context) =>
    bySelf(state, { incident, volunteers: [volunteer] }, context),
  decide(_state, { incident: id, ...input }, context, { incident, task }) {
    const volunteer = existing(incident.volunteers, input.volunteer, 'volunteer', 'volunteer');
    if (!volunteer.ok) return volunteer;
    const notOwn = whyNotPut(volunteer.value, context.actor);
    if (notOwn) return refuseAll([notOwn]);
    const why = unfitness(incident, volunteer.value, task, context.now);
    if (why) return ruleBroken(input.volunteer, why);
    const missing = whyUnready(task, volunteer.value);
    return missing ? refuseAll([missing]) : decided([draft(id, 'task.taken', input)]);
  },
});

export const leaveTask = defineCommand({
  name: 'task.leave',
  outlives: 'tasks',
  function: 'enrol-volunteer',
  summary: { zh: '退出任务', en: 'Take a volunteer off a task' },
  schema: assignment,
  example: { incident: 'covid-2020', task: 'task-7f3k', volunteer: 'volunteer-7f3k' },
  scope: taskScope,
  /** By himself, or by his own organisation, wherever he went. */
  ownRight: (state, { incident, task, volunteer }, context) => {
    const self = bySelf(state, { incident, volunteers: [volunteer] }, context);
    if (self) return self;
    const { organisation } = context.actor;
    const found = state.incidents.get(incident);
    const isOwn = found?.volunteers.get(volunteer)?.organisation === organisation;
    return isOwn && found?.tasks.get(task)?.holder !== organisation ? { mandate: null } : null;
  },
  decide(_state, { incident: id, ...input }, context, { incident, task }) {
    const why = whyNotLeave(incident, task, input.volunteer, context.now);
    return why ? ruleBroken(input.volunteer, why) : decided([draft(id, 'task.left', input)]);
  },
});

/** Several at once, because a task for two cannot be begun by one nor be left by all but one. */
const together = taskFacts['shift.started'].schema
  .extend({
    incident: identifier,
    place: taskFacts['shift.started'].schema.shape.place.default(null),
    /** As it stands on the poster: whoever takes the request makes `place` of it, so that the log does not give it away. */
    code: codeSchema.optional(),
  })
  .refine(
    ({ volunteers }) => new Set(volunteers).size === volunteers.length,
    otherwise('volunteers-once', ['volunteers']),
  );

/** Whoever leads a shift says who is there; a volunteer who says it of himself shows that he stands before the poster. */
function whyNotAt(
  state: State,
  task: Task,
  {
    volunteers: [id = '-'],
    place,
  }: { readonly volunteers: readonly string[]; readonly place: string | null },
  code: string | undefined,
  { actor }: Context,
): Refusal | null {
  if (code !== undefined)
    return refusal('input-invalid', ruleFault('place-code-is-taken-in'), { field: 'code' });
  if (place === null && !isVolunteerSeat(state, actor.seat)) return null;
  const why = whyNotThere(task, place);
  return why ? broken(id, why, 'code') : null;
}

export const startShift = defineCommand({
  name: 'shift.start',
  function: 'enrol-volunteer',
  summary: { zh: '志愿者签到', en: 'Check volunteers in' },
  schema: together,
  example: { incident: 'covid-2020', task: 'task-7f3k', volunteers: ['volunteer-7f3k', 'volunteer-9m2p'] },
  scope: taskScope,
  ownRight: bySelf,
  decide(state, { incident: id, code, ...input }, context, { incident, task }) {
    const away = whyNotAt(state, task, input, code, context);
    if (away) return refuseAll([away]);
    for (const each of input.volunteers) {
      const volunteer = existing(incident.volunteers, each, 'volunteer', 'volunteers');
      if (!volunteer.ok) return volunteer;
    }
    const why = whyNotBegin(incident, task, input.volunteers, context.now);
    if (why) return ruleBroken(why.volunteer, why.why);
    const missing = input.volunteers.flatMap(
      (each) => whyUnready(task, must(incident.volunteers, each, 'volunteer'), 'volunteers') ?? [],
    );
    if (missing.length > 0) return refuseAll(missing);
    return decided([draft(id, 'shift.started', input)]);
  },
});

export const endShift = defineCommand({
  name: 'shift.end',
  outlives: 'tasks',
  function: 'enrol-volunteer',
  summary: { zh: '志愿者签退', en: 'Check volunteers out' },
  schema: together,
  example: { incident: 'covid-2020', task: 'task-7f3k', volunteers: ['volunteer-7f3k', 'volunteer-9m2p'] },
  scope: endScope,
  ownRight: (state, input, context) => bySelf(state, input, context) ?? endsOwn(state, input, context),
  decide(state, { incident: id, code, ...input }, context, { incident, task }) {
    const away = whyNotAt(state, task, input, code, context);
    if (away) return refuseAll([away]);
    const why = whyNotEnd(incident, task, input.volunteers, context.now);
    if (why) return ruleBroken(why.volunteer, why.why);
    return decided([draft(id, 'shift.ended', input)]);
  },
});

/** Hours as the shifts say, for whoever asks the volunteer for a paper. */
export const certifyVolunteer = defineCommand({
  name: 'volunteer.certify',
  outlives: 'tasks',
  function: 'enrol-volunteer',
  summary: { zh: '出具志愿服务时长证明', en: 'Certify a volunteer’s hours' },
  schema: z.strictObject({ incident: identifier, volunteer: identifier }),
  example: { incident: 'covid-2020', volunteer: 'volunteer-7f3k' },
  scope(state, input) {
    // The response may be over: papers are asked for afterwards.
    const incident = existing(state.incidents, input.incident, 'incident', 'incident');
    if (!incident.ok) return incident;
    const volunteer = existing(incident.value.volunteers, input.volunteer, 'volunteer', 'volunteer');
    if (!volunteer.ok) return volunteer;
    const { organisation } = volunteer.value;
    const area = state.organisations.get(organisation)?.area ?? incident.value.area;
    const found = { incident: incident.value, person: volunteer.value };
    return accept({ incident: input.incident, area, subject: organisation, found });
  },
  ownRight: (state, input, context) =>
    bySelf(state, { incident: input.incident, volunteers: [input.volunteer] }, context) ??
    (state.incidents.get(input.incident)?.volunteers.get(input.volunteer)?.organisation ===
    context.actor.organisation
      ? { mandate: null }
      : null),
  decide(_state, { incident: id, volunteer }, context, { incident, person }) {
    const hours = hoursOf(incident, person, context.now);
    if (!hours) return ruleBroken(volunteer, 'no-hours');
    const { organisation } = person;
    const certificate = context.newId('certificate');
    const fact = { certificate, volunteer, organisation, ...hours };
    return decided([draft(id, 'volunteer.certified', fact)], { certificate });
  },
});
