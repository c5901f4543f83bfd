import { agreed } from '../../kernel/charter/charter.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { DAY_MS, HOUR_MS } from '../../kernel/time/time.ts';
import { taskCharter } from './charter.ts';
import type { Task, Volunteer } from './state.ts';
import {
  type Interval,
  intervalOf,
  mostWithin,
  mostWithinDay,
  mostWork,
  overlap,
  shiftEnd,
} from './working-time.ts';

/** Why a volunteer may not do something; each is a sentence in `packages/messages`. */
export type VolunteerRule =
  | ('skill' | 'risk' | 'own-hours' | 'over' | 'guardian' | 'overlap' | 'hours' | 'full' | 'taken')
  | ('early' | 'two-persons' | 'at-work' | 'not-taken' | 'not-at-work' | 'no-hours');

const WEEK_MS = 7 * DAY_MS;

/** Why this volunteer cannot take this task; null: it can. */
export function unfitness(
  incident: IncidentState,
  volunteer: Volunteer,
  task: Task,
  now: string,
): VolunteerRule | null {
  if (task.until <= now) return 'over';
  if (task.volunteers.has(volunteer.id)) return 'taken';
  if (task.volunteers.size >= task.peopleNeeded) return 'full';
  if (task.skills.some((skill) => !volunteer.skills.includes(skill))) return 'skill';
  if (task.risky && !volunteer.clearedForRisk) return 'risk';
  const most = mostWork(incident);
  const asked = planned(task, most);
  const others = plannedFor(incident, volunteer);
  if (asked.some((each) => others.some((other) => overlap(each, other) > 0))) return 'overlap';
  const worked = workedBy(volunteer);
  const given = (volunteer.hoursPerWeek ?? agreed(incident, 'workHoursPerWeek', taskCharter)) * HOUR_MS;
  if (mostWithin(WEEK_MS, [...others, ...worked, ...asked]) > given) return 'own-hours';
  return mostWithinDay([...others, ...worked, ...asked]) > most ? 'hours' : null;
}

export const workedBy = (volunteer: Volunteer): Interval[] =>
  volunteer.shifts.map((shift) => intervalOf(shift.startedAt, shiftEnd(shift)));

/** A task no longer than anybody works in a day is worked on from end to end; a longer one in shifts, of which only the clock knows. */
function planned({ from, until }: Pick<Task, 'from' | 'until'>, most: number): Interval[] {
  const whole = intervalOf(from, until);
  return whole.until - whole.from <= most ? [whole] : [];
}

const plannedFor = (incident: IncidentState, volunteer: Volunteer): Interval[] =>
  [...volunteer.tasks].flatMap((id) => {
    const task = incident.tasks.get(id);
    return task && task.closed === null ? planned(task, mostWork(incident)) : [];
  });
