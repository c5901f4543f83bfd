import type { IncidentState } from '../../kernel/state/state.ts';
import type { Task, Volunteer } from './state.ts';
import {
  type Interval,
  intervalOf,
  MOST_WORK,
  mostWithin,
  mostWithinDay,
  overlap,
  shiftEnd,
} from './working-time.ts';

/** Why a volunteer may not do something; each is a sentence in `packages/messages`. */
export type VolunteerRule =
  | ('skill' | 'risk' | 'own-hours' | 'over' | 'guardian' | 'overlap' | 'hours' | 'full' | 'taken')
  | ('early' | 'two-persons' | 'at-work' | 'not-taken' | 'not-at-work' | 'no-hours');

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

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
  const asked = planned(task);
  const others = plannedFor(incident, volunteer);
  if (asked.some((each) => others.some((other) => overlap(each, other) > 0))) return 'overlap';
  const worked = workedBy(volunteer);
  const given = (volunteer.hoursPerWeek ?? 84) * HOUR;
  if (mostWithin(WEEK, [...others, ...worked, ...asked]) > given) return 'own-hours';
  return mostWithinDay([...others, ...worked, ...asked]) > MOST_WORK ? 'hours' : null;
}

export const workedBy = (volunteer: Volunteer): Interval[] =>
  volunteer.shifts.map((shift) => intervalOf(shift.startedAt, shiftEnd(shift)));

/** A task of up to twelve hours is worked on from end to end; a longer one in shifts, of which only the clock knows. */
function planned({ from, until }: Pick<Task, 'from' | 'until'>): Interval[] {
  const whole = intervalOf(from, until);
  return whole.until - whole.from <= MOST_WORK ? [whole] : [];
}

const plannedFor = (incident: IncidentState, volunteer: Volunteer): Interval[] =>
  [...volunteer.tasks].flatMap((id) => {
    const task = incident.tasks.get(id);
    return task && task.closed === null ? planned(task) : [];
  });
