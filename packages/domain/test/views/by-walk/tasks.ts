import { matchVolunteers } from '../../../src/concepts/task/match.ts';
import type { Task } from '../../../src/concepts/task/state.ts';
import { shiftsAt } from '../../../src/concepts/task/together.ts';
import { must } from '../../../src/kernel/state/must.ts';
import type { IncidentState } from '../../../src/kernel/state/state.ts';
import { areaLabel, organisationLabel, type Viewpoint } from '../../../src/kernel/view/viewpoint.ts';

/** open: people may still come. over: its time has passed, and nobody has closed it. */
const TASK_STATES = ['open', 'over', 'done', 'called-off'] as const;
export type TaskState = (typeof TASK_STATES)[number];

const LISTED_MAX = 500;

const taskState = (task: Task, now: string): TaskState =>
  task.closed?.outcome ?? (task.until <= now ? 'over' : 'open');

/** Tasks of an incident: how many in each state, and those that still want people, the soonest first. */
export function taskRows(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const counts: Record<TaskState, number> = { open: 0, over: 0, done: 0, 'called-off': 0 };
  let missing = 0;
  const open: Task[] = [];
  for (const task of incident.tasks.values()) {
    const state = taskState(task, view.now);
    counts[state] += 1;
    if (state !== 'open') continue;
    const wanted = Math.max(0, task.peopleNeeded - task.volunteers.size);
    missing += wanted;
    if (wanted > 0) open.push(task);
  }
  open.sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1));
  return {
    counts,
    /** People that open tasks still want. */
    missing,
    volunteers: incident.volunteers.size,
    wanting: open.length,
    rows: open.slice(0, LISTED_MAX).map((task) => taskRow(view, incident, task)),
  };
}

function taskRow(view: Viewpoint, incident: IncidentState, task: Task) {
  const { id, title, skills, where, from, until, peopleNeeded, twoPersons, risky } = task;
  return {
    id,
    title,
    organisation: organisationLabel(view, task.holder),
    openedBy: task.organisation === task.holder ? null : organisationLabel(view, task.organisation),
    skills,
    area: areaLabel(view, task.area),
    where,
    from,
    until,
    peopleNeeded,
    twoPersons,
    risky,
    state: taskState(task, view.now),
    taken: task.volunteers.size,
    atWork: shiftsAt(incident, task, view.now).length,
  };
}

const SUGGESTED_MAX = 20;
const OWN_MAX = 100;

/** The tasks that an organisation runs and has not closed, with who is on them and who would fit, and why in this order. */
export function tasksOf(view: Viewpoint, incidentId: string, organisation: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const own = [...incident.tasks.values()].filter(
    (task) => task.holder === organisation && task.closed === null,
  );
  own.sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1));
  return {
    total: own.length,
    rows: own.slice(0, OWN_MAX).map((task) => {
      const running = shiftsAt(incident, task, view.now);
      const there = new Set(running.map(({ volunteer }) => volunteer));
      return {
        ...taskRow(view, incident, task),
        present: running.map(({ volunteer, shift }) => ({
          volunteer,
          since: shift.startedAt,
          endsBy: shift.endsBy,
        })),
        waiting: [...task.volunteers].filter((each) => !there.has(each)),
        hasBriefing: task.briefing !== null,
        hasPoster: task.place !== null && task.place.left > 0,
        requests: [...task.requests].map(([id, request]) => ({
          organisation: organisationLabel(view, id),
          note: request.note,
          at: request.at,
          answerBy: request.answerBy,
        })),
        offeredTo: task.offeredTo === null ? null : organisationLabel(view, task.offeredTo),
        mayClose: running.length === 0,
        suggested: matchVolunteers(incident, task, view.now)
          .slice(0, SUGGESTED_MAX)
          .map(({ volunteer, steps, load }) => ({
            volunteer: volunteer.id,
            area: areaLabel(view, volunteer.area),
            steps,
            isAsked: volunteer.seat !== null,
            hoursThisWeek: Math.round(load / 3_600_000),
          })),
      };
    }),
  };
}
