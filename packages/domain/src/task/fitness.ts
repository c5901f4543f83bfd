import type { IncidentState } from '../incident/state.ts';
import type { Task, Volunteer } from './state.ts';
import {
  type Interval,
  intervalOf,
  isAtWork,
  MOST_WORK,
  mostWithinDay,
  overlap,
  shiftEnd,
} from './working-time.ts';

/** Why a volunteer may not do something; each is a sentence in `packages/messages`. */
export type VolunteerRule =
  | ('skill' | 'minor' | 'credentials' | 'overlap' | 'hours' | 'full' | 'taken')
  | ('two-persons' | 'at-work' | 'not-taken' | 'not-at-work');

/** Why this volunteer cannot take this task; null: it can. */
export function unfitness(incident: IncidentState, volunteer: Volunteer, task: Task): VolunteerRule | null {
  if (task.volunteers.has(volunteer.id)) return 'taken';
  if (task.volunteers.size >= task.peopleNeeded) return 'full';
  if (task.skills.some((skill) => !volunteer.skills.includes(skill))) return 'skill';
  if (task.risky && volunteer.isMinor) return 'minor';
  if (task.risky && !volunteer.credentialsChecked) return 'credentials';
  const asked = intervalOf(task.from, task.until);
  const planned = plannedFor(incident, volunteer.id);
  if (planned.some((each) => overlap(each, asked) > 0)) return 'overlap';
  const worked = workedBy(volunteer);
  return mostWithinDay([...planned, ...worked, asked]) > MOST_WORK ? 'hours' : null;
}

export const workedBy = (volunteer: Volunteer): Interval[] =>
  volunteer.shifts.map((shift) => intervalOf(shift.startedAt, shiftEnd(shift)));

/** Who is at work on a task at a moment. */
export const atWork = (incident: IncidentState, task: string, now: string): string[] =>
  [...incident.volunteers.values()]
    .filter(({ shifts }) => shifts.some((shift) => shift.task === task && isAtWork(shift, now)))
    .map(({ id }) => id);

const plannedFor = (incident: IncidentState, volunteer: string): Interval[] =>
  [...incident.tasks.values()]
    .filter((task) => task.closed === null && task.volunteers.has(volunteer))
    .map((task) => intervalOf(task.from, task.until));
