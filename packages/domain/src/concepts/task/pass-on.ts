import { group, ungroup } from '../../kernel/state/lists.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import type { Task } from './state.ts';
import { recountTask } from './tally.ts';

/** Keeps whether something about a task of others waits for an organisation, or for an answer to it. */
export function between({ tasksBetween }: IncidentState, task: Task, organisation: string): void {
  const waits = task.closed === null && (task.requests.has(organisation) || task.offeredTo === organisation);
  (waits ? group : ungroup)(tasksBetween, organisation, task.id);
}

/** Whoever asked, or was offered it, waits no more. */
export function nothingBetween(incident: IncidentState, task: Task): void {
  const waiting = [...task.requests.keys(), ...(task.offeredTo === null ? [] : [task.offeredTo])];
  task.requests.clear();
  task.offeredTo = null;
  for (const each of waiting) between(incident, task, each);
}

/** Another organisation runs it from now on, with the people who are on it; what was asked of the one before is over. */
export function passOn(incident: IncidentState, task: Task, holder: string, at: string): void {
  nothingBetween(incident, task);
  recountTask(incident, task.id, at, () => {
    task.holder = holder;
  });
}
