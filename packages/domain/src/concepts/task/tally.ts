import { pair, secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { firstOf, put, takeOut } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import type { Task } from './state.ts';

/** People that a task still wants. */
const wantedBy = ({ peopleNeeded, volunteers }: Task): number => Math.max(0, peopleNeeded - volunteers.size);

/** Changes a task: it is taken out of the sums and orders before, and put in again after. */
export function recountTask(incident: IncidentState, id: string, at: string, change: () => void): void {
  count(incident, id, -1);
  change();
  count(incident, id, 1);
  forgetPast(incident, at);
}

/** Nobody is wanted any more for what is over: each task is looked at once more, when its end has passed. */
function forgetPast({ tasks, wantingByEnd, wantingByStart }: IncidentState, at: string): void {
  for (let key = firstOf(wantingByEnd); key !== undefined; key = firstOf(wantingByEnd)) {
    const { id, from, until } = must(tasks, secondOf(key), 'task');
    if (at < until) return;
    takeOut(wantingByEnd, key);
    takeOut(wantingByStart, pair(from, id));
  }
}

function count(incident: IncidentState, id: string, sign: 1 | -1): void {
  const task = incident.tasks.get(id);
  if (!task) return;
  if (task.closed) {
    incident.tasksClosed[task.closed.outcome] += sign;
    return;
  }
  const order = sign > 0 ? put : takeOut;
  const wanted = wantedBy(task);
  const own = incident.tasksOf.get(task.holder) ?? [];
  order(own, pair(task.from, id));
  if (own.length === 0) incident.tasksOf.delete(task.holder);
  else incident.tasksOf.set(task.holder, own);
  order(incident.tasksByEnd, pair(task.until, id), wanted);
  if (wanted === 0) return;
  order(incident.wantingByEnd, pair(task.until, id));
  order(incident.wantingByStart, pair(task.from, id));
}
