import { z } from 'zod';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownArea, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { accept, type Result, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import type { State } from '../../kernel/state/state.ts';
import { checkMandate } from '../mandate/check.ts';
import { taskFacts } from './facts.ts';
import { byVolunteer, type FoundSelf, ownTaskScope, selfIn } from './find.ts';
import { unfitness } from './fitness.ts';
import { newVolunteer } from './new-volunteer.ts';
import { broken } from './putting.ts';
import { missingFor, whyUnready } from './readiness.ts';
import type { Volunteer } from './state.ts';
import { isAtWork } from './working-time.ts';

/** What volunteers do from their own seats. The same rules hold as where their organisation acts for them. */

/** Of one organisation in one response: whoever may join by himself does not fill the record without end. */
const VOLUNTEERS_MAX = 20_000;
/** Of one volunteer and one task. */
const PHOTOGRAPHS_MAX = 10;

const own = { function: null, ownRight: byVolunteer } as const;
const { volunteer: _volunteer, ...said } = taskFacts['volunteer.stated'].schema.shape;
const statement = {
  skills: said.skills.default([]),
  area: said.area,
  hoursPerWeek: said.hoursPerWeek.default(null),
  availability: said.availability.default([]),
  openToOthers: said.openToOthers.default(false),
};

/** Also where the response is over: papers are asked for afterwards, and whoever wants to leaves. */
function selfScope(
  state: State,
  input: { readonly incident: string },
  context: Context,
): Result<ScopeWith<FoundSelf>> {
  const incident = existing(state.incidents, input.incident, 'incident', 'incident');
  if (!incident.ok) return incident;
  const self = selfIn(incident.value, context);
  if (!self.ok) return self;
  const { area, organisation } = self.value.volunteer;
  return accept({ incident: input.incident, area, subject: organisation, found: self.value });
}

export const joinAsVolunteer = defineCommand({
  ...own,
  name: 'volunteer.join',
  opens: true,
  summary: { zh: '志愿者本人加入', en: 'Join as a volunteer' },
  schema: z.strictObject({
    incident: identifier,
    /** Whose code was scanned: it is taken at once where nothing stands in the way. */
    task: identifier.nullable().default(null),
    ...statement,
    isAdult: z.boolean(),
    guardianConsents: z.boolean().default(false),
    /** To what is asked of volunteers, and to the risks, as the page tells them. */
    consents: z.literal(true),
  }),
  example: { incident: 'covid-2020', task: 'task-7f3k', area: '420105', isAdult: true, consents: true },
  scope(state, input, context) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const area = knownArea(context, input.area);
    if (!area.ok) return area;
    // An organisation leads volunteers under a mandate for it; its own people answer for them.
    const { organisation } = context.actor;
    const home = state.organisations.get(organisation)?.area ?? incident.value.area;
    const scope = { incident: input.incident, area: home, subject: organisation, found: incident.value };
    const mandate = checkMandate(state, organisation, 'enrol-volunteer', scope, context.now);
    return mandate.ok ? accept(scope) : mandate;
  },
  decide(_state, input, context, incident) {
    const { incident: id, isAdult, guardianConsents, task: scanned, ...data } = input;
    const { organisation, seat } = context.actor;
    const known = incident.volunteers.get(incident.volunteerAt.get(seat) ?? '-');
    if (known && known.leftAt === null)
      return refuse('already-exists', { kind: 'volunteer', id: known.id }, { field: 'incident' });
    if (!isAdult && !guardianConsents) return refuseAll([broken('-', 'guardian', 'guardianConsents')]);
    if (listed(incident.volunteersOf, organisation).length >= VOLUNTEERS_MAX)
      return refuseAll([broken('-', 'crowded', 'incident')]);
    const task = scanned === null ? null : existing(incident.tasks, scanned, 'task', 'task');
    if (task && !task.ok) return task;
    const volunteer = known?.id ?? context.newId('volunteer');
    const joined = draft(id, 'volunteer.joined', { volunteer, organisation, seat, task: scanned, ...data });
    if (!task) return decided([joined], { volunteer, taken: false });
    const person: Volunteer = known
      ? { ...known, ...data, leftAt: null }
      : { ...newVolunteer(volunteer), organisation, seat, ...data, clearedForRisk: false };
    const taken =
      task.value.closed === null &&
      unfitness(incident, person, task.value, context.now) === null &&
      missingFor(task.value, person).length === 0;
    const facts = taken ? [joined, draft(id, 'task.taken', { task: task.value.id, volunteer })] : [joined];
    return decided(facts, { volunteer, taken });
  },
});

export const stateOfHimself = defineCommand({
  ...own,
  name: 'volunteer.state',
  summary: { zh: '说明本人技能和时间', en: 'Say what you can do, and when' },
  schema: z.strictObject({ incident: identifier, ...statement }),
  example: {
    ...{ incident: 'covid-2020', area: '420105', skills: ['driving'], availability: ['evenings'] },
    hoursPerWeek: 10,
  },
  scope: selfScope,
  decide(_state, { incident: id, ...data }, context, { volunteer }) {
    const area = knownArea(context, data.area);
    if (!area.ok) return area;
    return decided([draft(id, 'volunteer.stated', { volunteer: volunteer.id, ...data })]);
  },
});

export const answerAsVolunteer = defineCommand({
  ...own,
  name: 'volunteer.answer',
  summary: { zh: '答复任务邀请', en: 'Answer whoever asks you for a task' },
  schema: z.strictObject({ incident: identifier, task: identifier, accepts: z.boolean() }),
  example: { incident: 'covid-2020', task: 'task-7f3k', accepts: true },
  scope: ownTaskScope,
  decide(_state, { incident: id, task: taskId, accepts }, { now }, { incident, task, volunteer }) {
    const about = { task: taskId, volunteer: volunteer.id };
    if (!task.asked.has(volunteer.id)) return refuseAll([broken(volunteer.id, 'not-asked', 'task')]);
    const answered = draft(id, 'volunteer.answered', { ...about, accepts });
    if (!accepts) return decided([answered]);
    const why = unfitness(incident, volunteer, task, now);
    if (why) return refuseAll([broken(volunteer.id, why, 'task')]);
    const missing = whyUnready(task, volunteer, 'task');
    return missing ? refuseAll([missing]) : decided([answered, draft(id, 'task.taken', about)]);
  },
});

export const proveTask = defineCommand({
  ...own,
  name: 'task.prove',
  outlives: 'tasks',
  summary: { zh: '提交完成照片', en: 'Show what was done' },
  schema: z.strictObject({
    incident: identifier,
    task: identifier,
    photo: taskFacts['task.proven'].schema.shape.photo,
  }),
  example: { incident: 'covid-2020', task: 'task-7f3k', photo: 'a'.repeat(64) },
  scope: ownTaskScope,
  decide(_state, { incident: id, ...shown }, _context, { task, volunteer }) {
    if (!volunteer.shifts.some((shift) => shift.task === task.id))
      return refuseAll([broken(volunteer.id, 'not-worked', 'task')]);
    if (listed(task.photographs, volunteer.id).length >= PHOTOGRAPHS_MAX)
      return refuseAll([broken(volunteer.id, 'photographs-enough', 'photo')]);
    return decided([draft(id, 'task.proven', { ...shown, volunteer: volunteer.id })]);
  },
});

export const leaveAsVolunteer = defineCommand({
  ...own,
  name: 'volunteer.leave',
  outlives: 'tasks',
  summary: { zh: '退出志愿服务', en: 'Leave' },
  schema: z.strictObject({ incident: identifier }),
  example: { incident: 'covid-2020' },
  scope: selfScope,
  decide(_state, { incident: id }, { now }, { volunteer }) {
    if (volunteer.leftAt !== null) return refuseAll([broken(volunteer.id, 'left', 'incident')]);
    const last = volunteer.shifts.at(-1);
    if (last && isAtWork(last, now)) return refuseAll([broken(volunteer.id, 'at-work', 'incident')]);
    return decided([draft(id, 'volunteer.left', { volunteer: volunteer.id })]);
  },
});
