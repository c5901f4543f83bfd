import { firstFew, grouped, secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { before, keysOf, total } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { HOUR_MS } from '../../kernel/time/time.ts';
import { areaLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { hoursOf } from './certificate.ts';
import { whoKeepsOpen, whyNotLeave } from './ending.ts';
import { whyNotClaim } from './holding.ts';
import { matchVolunteers } from './match.ts';
import type { Task } from './state.ts';
import { shiftsAt } from './together.ts';
import { shiftEnd } from './working-time.ts';

/** open: people may still come. over: its time has passed, and nobody has closed it. */
export const TASK_STATES = ['open', 'over', 'done', 'called-off'] as const;
export type TaskState = (typeof TASK_STATES)[number];

const LISTED_MAX = 500;

export const taskState = (task: Task, now: string): TaskState =>
  task.closed?.outcome ?? (task.until <= now ? 'over' : 'open');

/** How many tasks are in each state, and how many people are still wanted. */
export function taskCounts({ state, now }: Viewpoint, incidentId: string) {
  const { tasksByEnd, wantingByEnd, tasksClosed, volunteers } = must(state.incidents, incidentId, 'incident');
  // An end at this very moment has passed; `!` comes after the space that follows a moment in a key.
  const passed = `${now}!`;
  const all = total(tasksByEnd);
  const over = before(tasksByEnd, passed);
  const counts: Record<TaskState, number> = {
    open: all.count - over.count,
    over: over.count,
    ...tasksClosed,
  };
  return {
    counts,
    /** People that open tasks still want. */
    missing: all.weight - over.weight,
    volunteers: volunteers.size,
    wanting: total(wantingByEnd).count - before(wantingByEnd, passed).count,
  };
}

/** Tasks of an incident: how many in each state, and those that still want people, the soonest first. */
export function taskRows(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const counts = taskCounts(view, incidentId);
  const rows: TaskRow[] = [];
  for (const key of keysOf(incident.wantingByStart)) {
    if (rows.length === Math.min(LISTED_MAX, counts.wanting)) break;
    const task = must(incident.tasks, secondOf(key), 'task');
    if (view.now < task.until) rows.push(taskRow(view, incident, task));
  }
  return { ...counts, rows };
}

export type TaskRows = ReturnType<typeof taskRows>;
export type TaskRow = ReturnType<typeof taskRow>;

export function taskRow(view: Viewpoint, incident: IncidentState, task: Task) {
  const { id, title, skills, where, from, until, peopleNeeded, twoPersons, risky } = task;
  return {
    id,
    title,
    /** Who runs it. */
    organisation: organisationLabel(view, task.holder),
    /** Who opened it; null where that is who runs it. */
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
  const own = incident.tasksOf.get(organisation) ?? [];
  const soonest: Task[] = [];
  for (const key of keysOf(own)) {
    if (soonest.length === OWN_MAX) break;
    soonest.push(must(incident.tasks, secondOf(key), 'task'));
  }
  return {
    total: total(own).count,
    rows: soonest.map((task) => {
      const running = shiftsAt(incident, task, view.now);
      return {
        ...taskRow(view, incident, task),
        present: running.map(({ volunteer, shift }) => ({
          volunteer,
          since: shift.startedAt,
          endsBy: shift.endsBy,
        })),
        waiting: [...task.volunteers].filter((each) => whyNotLeave(incident, task, each, view.now) === null),
        hasBriefing: task.briefing !== null,
        hasPoster: task.place !== null && task.place.left > 0,
        requests: [...task.requests].map(([id, request]) => ({
          organisation: organisationLabel(view, id),
          note: request.note,
          at: request.at,
          answerBy: request.answerBy,
        })),
        offeredTo: task.offeredTo === null ? null : organisationLabel(view, task.offeredTo),
        mayClose: whoKeepsOpen(incident, task, view.now) === null,
        suggested: matchVolunteers(incident, task, view.now)
          .slice(0, SUGGESTED_MAX)
          .map(({ volunteer, steps, load }) => ({
            volunteer: volunteer.id,
            area: areaLabel(view, volunteer.area),
            steps,
            /** Has a seat of his own, and is asked instead of put there. */
            isAsked: volunteer.seat !== null,
            hoursThisWeek: Math.round(load / HOUR_MS),
          })),
      };
    }),
  };
}

/** Tasks of others that an organisation asked for, or that are offered to it: few, and each waits for an answer. */
export function tasksBetween(view: Viewpoint, incidentId: string, organisation: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return firstFew(grouped(incident.tasksBetween, organisation), OWN_MAX).map((id) => {
    const task = must(incident.tasks, id, 'task');
    return {
      ...taskRow(view, incident, task),
      isOffered: task.offeredTo === organisation,
      answerBy: task.requests.get(organisation)?.answerBy ?? null,
      mayClaim: whyNotClaim(incident, task, organisation, view.now) === null,
    };
  });
}

export type TaskBetween = ReturnType<typeof tasksBetween>[number];
export type OwnTask = ReturnType<typeof tasksOf>['rows'][number];

/** A volunteer's shifts and certificates: a pseudonym, its hours, and the facts that prove them. Null: nobody. */
export function volunteerView(view: Viewpoint, incidentId: string, volunteerId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const volunteer = incident.volunteers.get(volunteerId);
  if (!volunteer) return null;
  return {
    id: volunteer.id,
    incident: incident.name,
    exercise: incident.exercise,
    organisation: organisationLabel(view, volunteer.organisation),
    skills: volunteer.skills,
    hours: hoursOf(incident, volunteer, view.now),
    certificates: volunteer.certificates,
    shifts: volunteer.shifts.map((shift) => ({
      task: incident.tasks.get(shift.task)?.title ?? { zh: shift.task, en: shift.task },
      from: shift.startedAt,
      until: shiftEnd(shift),
      /** By the clock, not by anybody's check-out. */
      endedByClock: shift.endedAt === null && shift.endsBy <= view.now,
      running: shift.endedAt === null && view.now < shift.endsBy,
      startedBy: shift.startedBy,
      endedBy: shift.endedBy,
    })),
  };
}
