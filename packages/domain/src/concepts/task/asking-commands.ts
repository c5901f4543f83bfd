import { z } from 'zod';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { accept, type Result, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { taskFacts } from './facts.ts';
import { taskScope } from './find.ts';
import { unfitness } from './fitness.ts';
import { broken, whyNotAskVolunteer } from './putting.ts';
import type { Volunteer } from './state.ts';

/** What an organisation does for volunteers who have seats of their own. */

export const askVolunteer = defineCommand({
  name: 'volunteer.ask',
  function: 'enrol-volunteer',
  summary: { zh: '邀请志愿者参加任务', en: 'Ask a volunteer for a task' },
  schema: z.strictObject({ incident: identifier, task: identifier, volunteer: identifier }),
  example: { incident: 'covid-2020', task: 'task-7f3k', volunteer: 'volunteer-7f3k' },
  scope: taskScope,
  decide(_state, { incident: id, ...input }, { actor, now }, { incident, task }) {
    const volunteer = existing(incident.volunteers, input.volunteer, 'volunteer', 'volunteer');
    if (!volunteer.ok) return volunteer;
    const notNow = whyNotAskVolunteer(task, volunteer.value, actor);
    if (notNow) return refuseAll([notNow]);
    const why = unfitness(incident, volunteer.value, task, now);
    return why ? refuseAll([broken(input.volunteer, why)]) : decided([draft(id, 'volunteer.asked', input)]);
  },
});

export function ofOwnVolunteer(
  state: State,
  input: { readonly incident: string; readonly volunteer: string },
  _context: Context,
): Result<ScopeWith<Volunteer>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const volunteer = existing(incident.value.volunteers, input.volunteer, 'volunteer', 'volunteer');
  if (!volunteer.ok) return volunteer;
  const { organisation: subject } = volunteer.value;
  const area = state.organisations.get(subject)?.area ?? incident.value.area;
  return accept({ incident: input.incident, area, subject, found: volunteer.value });
}

export const clearVolunteer = defineCommand({
  name: 'volunteer.clear',
  function: 'enrol-volunteer',
  summary: { zh: '登记已核验志愿者资质', en: 'State that a volunteer’s papers were seen' },
  schema: z.strictObject({ incident: identifier, volunteer: identifier, clearedForRisk: z.boolean() }),
  example: { incident: 'covid-2020', volunteer: 'volunteer-7f3k', clearedForRisk: true },
  scope: ofOwnVolunteer,
  decide(_state, { incident: id, ...input }, _context, volunteer) {
    if (volunteer.clearedForRisk === input.clearedForRisk)
      return refuse('unchanged', {}, { field: 'clearedForRisk' });
    return decided([draft(id, 'volunteer.cleared', input)]);
  },
});

/** The server draws the code, answers it once for the poster, and keeps it nowhere. */
export const setPlaceCode = defineCommand({
  name: 'task.set-place-code',
  function: 'open-task',
  summary: { zh: '设置现场签到码', en: 'Set the code of the place' },
  schema: z.strictObject({
    incident: identifier,
    task: identifier,
    /** What the code is known by; left out, the server draws one. */
    anchor: taskFacts['task.place-code-set'].schema.shape.anchor.optional(),
  }),
  example: { incident: 'covid-2020', task: 'task-7f3k' },
  scope: taskScope,
  decide(_state, { incident: id, task, anchor }) {
    if (anchor === undefined)
      return refuse('input-invalid', ruleFault('place-code-is-drawn'), { field: 'anchor' });
    return decided([draft(id, 'task.place-code-set', { task, anchor })]);
  },
});
