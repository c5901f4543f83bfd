import { agreed } from '../../kernel/charter/charter.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { DAY_MS, HOUR_MS } from '../../kernel/time/time.ts';
import { taskCharter } from './charter.ts';
import type { Shift, Task, Volunteer } from './state.ts';
import { atWork } from './together.ts';
import {
  endsBy,
  hasBegunTooEarly,
  type Interval,
  intervalOf,
  isAtWork,
  mostWithin,
  mostWithinDay,
  mostWork,
  overlap,
  shiftEnd,
  workedSince,
} from './working-time.ts';

/** Why a volunteer may not do something; each is a sentence in `packages/messages`. */
export const VOLUNTEER_RULES = [
  'skill',
  'risk',
  'own-hours',
  'over',
  'guardian',
  'overlap',
  'hours',
  'full',
  'taken',
  'early',
  'two-persons',
  'at-work',
  'not-taken',
  'not-at-work',
  'no-hours',
  'left',
  'rest',
  'asked-first',
  'no-seat',
  'asked-already',
  'asked-enough',
  'declined',
  'not-asked',
  'has-seat',
  'link-ended',
  'no-poster',
  'poster-used-up',
  'not-there',
  'not-worked',
  'photographs-enough',
  'crowded',
] as const;
export type VolunteerRule = (typeof VOLUNTEER_RULES)[number];

const WEEK_MS = 7 * DAY_MS;

/** Why this volunteer cannot take this task; null: it can. */
export function unfitness(
  incident: IncidentState,
  volunteer: Volunteer,
  task: Task,
  now: string,
): VolunteerRule | null {
  if (volunteer.leftAt !== null) return 'left';
  if (task.until <= now) return 'over';
  if (task.volunteers.has(volunteer.id)) return 'taken';
  if (task.volunteers.size >= task.peopleNeeded) return 'full';
  if (task.skills.some((skill) => !volunteer.skills.includes(skill))) return 'skill';
  if (task.risky && !volunteer.clearedForRisk) return 'risk';
  const most = mostWork(incident);
  const asked = planned(task, most);
  const others = plannedFor(incident, volunteer);
  if (asked.some((each) => others.some((other) => overlap(each, other) > 0))) return 'overlap';
  // What lies more than a week before all that is planned can fill no week with it.
  const soonest = Math.min(Date.parse(now), ...[...asked, ...others].map(({ from }) => from));
  const worked = workedSince(volunteer.shifts, soonest - WEEK_MS);
  const given = (volunteer.hoursPerWeek ?? agreed(incident, 'workHoursPerWeek', taskCharter)) * HOUR_MS;
  if (mostWithin(WEEK_MS, [...others, ...worked, ...asked]) > given) return 'own-hours';
  return mostWithinDay([...others, ...worked, ...asked]) > most ? 'hours' : null;
}

/** Why these cannot begin to work on this task now, and which of them; null: they can. One that nobody enrolled took no task. */
export function whyNotBegin(
  incident: IncidentState,
  task: Task,
  volunteers: readonly string[],
  now: string,
): {
  readonly volunteer: string;
  readonly why: 'over' | 'early' | 'not-taken' | 'at-work' | 'hours' | 'rest' | 'two-persons';
} | null {
  const volunteer = volunteers[0] ?? '-';
  if (task.until <= now) return { volunteer, why: 'over' };
  if (hasBegunTooEarly(incident, task, now)) return { volunteer, why: 'early' };
  for (const id of volunteers) {
    const each = incident.volunteers.get(id);
    if (!each || !task.volunteers.has(id)) return { volunteer: id, why: 'not-taken' };
    const last = each.shifts.at(-1);
    if (last && isAtWork(last, now)) return { volunteer: id, why: 'at-work' };
    if (endsBy(now, workedSince(each.shifts, Date.parse(now) - DAY_MS), mostWork(incident)) <= now)
      return { volunteer: id, why: 'hours' };
    const rests = restsUntil(incident, each);
    if (rests !== null && now < rests) return { volunteer: id, why: 'rest' };
  }
  const together = atWork(incident, task, now).length + volunteers.length;
  return task.twoPersons && together < 2 ? { volunteer, why: 'two-persons' } : null;
}

/**
 * Until when a volunteer rests after what he has worked; null: he need not. Shifts with less than a whole rest between them are one
 * stretch of work.
 */
export function restsUntil(incident: IncidentState, volunteer: Volunteer): string | null {
  const rest = agreed(incident, 'restHours', taskCharter) * HOUR_MS;
  const { shifts } = volunteer;
  const last = shifts.at(-1);
  if (!last) return null;
  const ended = Date.parse(shiftEnd(last));
  let [stretch, begins] = [0, ended];
  for (let index = shifts.length - 1; index >= 0; index -= 1) {
    const shift = shifts[index] as Shift;
    const each = intervalOf(shift.startedAt, shiftEnd(shift));
    if (begins - each.until >= rest) break;
    stretch += each.until - each.from;
    begins = each.from;
  }
  return stretch >= agreed(incident, 'restAfterHours', taskCharter) * HOUR_MS
    ? new Date(ended + rest).toISOString()
    : null;
}

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
