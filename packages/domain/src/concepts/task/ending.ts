import type { IncidentState } from '../../kernel/state/state.ts';
import type { Task } from './state.ts';
import { atWork, shiftOn } from './together.ts';

/** Who keeps a task from being closed or called off: whoever is at work on it is checked out first. Null: nobody. */
export const whoKeepsOpen = (incident: IncidentState, task: Task, now: string): string | null =>
  atWork(incident, task, now)[0] ?? null;

/** Why a volunteer cannot be taken off a task; null: it can. */
export function whyNotLeave(
  incident: IncidentState,
  task: Task,
  volunteer: string,
  now: string,
): 'not-taken' | 'at-work' | null {
  if (!task.volunteers.has(volunteer)) return 'not-taken';
  return shiftOn(incident, task, volunteer, now) ? 'at-work' : null;
}

/** Why these cannot end their work on a task now, and for whom that would be; null: they can. */
export function whyNotEnd(
  incident: IncidentState,
  task: Task,
  volunteers: readonly string[],
  now: string,
): { readonly volunteer: string; readonly why: 'not-at-work' | 'two-persons' } | null {
  const there = atWork(incident, task, now);
  const absent = volunteers.find((each) => !there.includes(each));
  if (absent !== undefined) return { volunteer: absent, why: 'not-at-work' };
  const [alone, ...others] = there.filter((each) => !volunteers.includes(each));
  return task.twoPersons && alone !== undefined && others.length === 0
    ? { volunteer: alone, why: 'two-persons' }
    : null;
}
