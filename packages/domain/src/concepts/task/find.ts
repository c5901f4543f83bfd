import type { ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { accept, type Result, wrongState } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { isVolunteerSeat } from '../seat/rules.ts';
import type { Task, Volunteer } from './state.ts';

export type OfTask = { readonly incident: string; readonly task: string };
export type FoundTask = { readonly incident: IncidentState; readonly task: Task };

export function openTask(state: State, input: OfTask): Result<FoundTask> {
  const incident = knownIncident(state, input.incident);
  return incident.ok ? unclosedTask(state, input) : incident;
}

/** Also where the response is over: who is at work then goes home, and the hours are those that were worked. */
function unclosedTask(state: State, input: OfTask): Result<FoundTask> {
  const incident = existing(state.incidents, input.incident, 'incident', 'incident');
  if (!incident.ok) return incident;
  const task = existing(incident.value.tasks, input.task, 'task', 'task');
  if (!task.ok) return task;
  if (task.value.closed) return wrongState('task', input.task, task.value.closed.outcome, 'open');
  return accept({ incident: incident.value, task: task.value });
}

const scopeBy =
  (find: typeof openTask) =>
  (state: State, input: OfTask): Result<ScopeWith<FoundTask>> => {
    const found = find(state, input);
    if (!found.ok) return found;
    const { area, holder } = found.value.task;
    return accept({ incident: input.incident, area, subject: holder, found: found.value });
  };
export const taskScope = scopeBy(openTask);
export const endScope = scopeBy(unclosedTask);

/**
 * Whoever runs a task may bring it to its end, whatever became of its mandate or its papers meanwhile: what is in hand is
 * finished safely, and nothing new begins.
 */
export const endsOwn = (state: State, input: OfTask, context: Context) =>
  state.incidents.get(input.incident)?.tasks.get(input.task)?.holder === context.actor.organisation
    ? { mandate: null }
    : null;

const OF_PERSON = { mandate: null, ofPerson: true } as const;

/** From a volunteer's seat; what is his own matter the scope finds. */
export const byVolunteer = (state: State, _input: unknown, { actor }: Context) =>
  isVolunteerSeat(state, actor.seat) ? OF_PERSON : null;

/** From the seat of the very volunteer that it is about, and of nobody else. */
export const bySelf = (
  state: State,
  {
    incident,
    volunteers: [id, ...others],
  }: { readonly incident: string; readonly volunteers: readonly string[] },
  { actor }: Context,
) =>
  others.length === 0 && state.incidents.get(incident)?.volunteerAt.get(actor.seat) === id ? OF_PERSON : null;

export type FoundSelf = { readonly incident: IncidentState; readonly volunteer: Volunteer };

/** Who sits there. */
export function selfIn(incident: IncidentState, { actor }: Context): Result<FoundSelf> {
  const id = incident.volunteerAt.get(actor.seat) ?? '-';
  const volunteer = existing(incident.volunteers, id, 'volunteer', 'incident');
  return volunteer.ok ? accept({ incident, volunteer: volunteer.value }) : volunteer;
}

/** A volunteer's own matter in a task. */
export function ownTaskScope(
  state: State,
  input: OfTask,
  context: Context,
): Result<ScopeWith<FoundTask & FoundSelf>> {
  const found = openTask(state, input);
  if (!found.ok) return found;
  const self = selfIn(found.value.incident, context);
  if (!self.ok) return self;
  const { area, holder } = found.value.task;
  return accept({
    incident: input.incident,
    area,
    subject: holder,
    found: { ...found.value, ...self.value },
  });
}
