import { secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { keysOf } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { hoursOf } from './certificate.ts';
import { restsUntil, unfitness } from './fitness.ts';
import { missingFor } from './readiness.ts';
import type { Task, Volunteer } from './state.ts';
import { shiftOn } from './together.ts';
import { taskRow } from './view.ts';

/** So many open tasks are looked at, the soonest first, and so many are shown. */
const LOOKED_AT_MAX = 200;
const FITTING_MAX = 12;
const OWN_MAX = 30;

/** What a volunteer sees when he comes in: what waits for his answer, his tasks, and what he could do. Null: he has not joined. */
export function volunteerHome(view: Viewpoint, incidentId: string, seat: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const volunteer = incident.volunteers.get(incident.volunteerAt.get(seat) ?? '-');
  if (!volunteer || volunteer.leftAt !== null) return null;
  const rest = restsUntil(incident, volunteer);
  /** `briefing`: what he has yet to read and to answer. */
  const row = (task: Task) => ({
    ...taskRow(view, incident, task),
    briefing: missingFor(task, volunteer).length > 0 ? task.briefing : null,
  });
  const own = current(incident, volunteer.tasks, view.now);
  return {
    id: volunteer.id,
    organisation: organisationLabel(view, volunteer.organisation),
    skills: volunteer.skills,
    area: volunteer.area,
    hoursPerWeek: volunteer.hoursPerWeek,
    availability: volunteer.availability,
    openToOthers: volunteer.openToOthers,
    hours: hoursOf(incident, volunteer, view.now),
    certificate: volunteer.certificates.at(-1) ?? null,
    /** Until when he rests; null: he need not. */
    rests: rest !== null && view.now < rest ? rest : null,
    asked: current(incident, volunteer.asked, view.now).map(row),
    tasks: own.map((task) => ({
      ...row(task),
      since: shiftOn(incident, task, volunteer.id, view.now)?.startedAt ?? null,
      endsBy: shiftOn(incident, task, volunteer.id, view.now)?.endsBy ?? null,
      hasPoster: task.place !== null && task.place.left > 0,
      hasWorked: volunteer.shifts.some((shift) => shift.task === task.id),
    })),
    fitting: fitting(view, incident, volunteer).map(row),
  };
}

export type VolunteerHome = NonNullable<ReturnType<typeof volunteerHome>>;

/** Not closed and not over, the soonest first. */
function current(incident: IncidentState, ids: Iterable<string>, now: string): Task[] {
  return Array.from(ids, (id) => must(incident.tasks, id, 'task'))
    .filter(({ closed, until }) => closed === null && now < until)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .slice(0, OWN_MAX);
}

function fitting(view: Viewpoint, incident: IncidentState, volunteer: Volunteer) {
  const rows: Task[] = [];
  let seen = 0;
  for (const key of keysOf(incident.wantingByStart)) {
    if (rows.length === FITTING_MAX || seen++ === LOOKED_AT_MAX) break;
    const task = must(incident.tasks, secondOf(key), 'task');
    if (!task.asked.has(volunteer.id) && unfitness(incident, volunteer, task, view.now) === null)
      rows.push(task);
  }
  return rows;
}
