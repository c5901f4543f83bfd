import { areaSteps } from '../../kernel/area/steps.ts';
import { listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { DAY_MS } from '../../kernel/time/time.ts';
import { unfitness } from './fitness.ts';
import type { Task, Volunteer } from './state.ts';
import { overlap, workedSince } from './working-time.ts';

const WEEK_MS = 7 * DAY_MS;

/** Of an organisation's volunteers so many are looked at, those that came last: they are the ones who are there. */
const CONSIDERED_MAX = 500;

/** Why somebody stands where it does: steps of area between the two, and milliseconds worked in seven days. */
export type Match = { readonly volunteer: Volunteer; readonly steps: 0 | 1 | 2 | 3; readonly load: number };

/** Who of its holder's own volunteers can take this task, best first: the nearest, then who worked least in the last seven days, then by id. */
export function matchVolunteers(incident: IncidentState, task: Task, now: string): Match[] {
  const until = Date.parse(now);
  const week = { from: until - WEEK_MS, until };
  return listed(incident.volunteersOf, task.holder)
    .slice(-CONSIDERED_MAX)
    .map((id) => must(incident.volunteers, id, 'volunteer'))
    .filter((volunteer) => unfitness(incident, volunteer, task, now) === null)
    .map((volunteer) => ({
      volunteer,
      steps: areaSteps(volunteer.area, task.area),
      load: workedSince(volunteer.shifts, week.from).reduce((sum, each) => sum + overlap(each, week), 0),
    }))
    .sort((a, b) => a.steps - b.steps || a.load - b.load || (a.volunteer.id < b.volunteer.id ? -1 : 1));
}
