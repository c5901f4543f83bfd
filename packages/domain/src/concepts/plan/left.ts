import { listed } from '../../kernel/state/lists.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import type { Need } from '../need/state.ts';
import type { Task } from '../task/state.ts';
import { taskOfRow } from './grant-terms.ts';
import type { Activation, PlanInUse } from './state.ts';

/** Why it was closed, as its page says it. */
export const LAPSED = '预案启动无人复核，已失效 / the activation of the plan lapsed unconfirmed';

/** What of an activation's tasks and needs nobody has taken, and what somebody has. */
export type Left = {
  readonly closed: { readonly tasks: readonly Task[]; readonly needs: readonly Need[] };
  readonly kept: { readonly tasks: readonly Task[]; readonly needs: readonly Need[] };
};

/** Has anybody set to work on it: come, been asked, asked for it, been given it, or prepared it for those who come? */
const isTaken = ({ volunteers, present, asked, requests, offeredTo, holder, organisation, ...task }: Task) =>
  volunteers.size + present.size + asked.size + requests.size > 0 ||
  offeredTo !== null ||
  holder !== organisation ||
  task.briefing !== null ||
  task.place !== null;

/** Has its facility, or anybody who would serve it, said or done anything about the estimate? */
const isOwn = ({ statements, confirmed, freshFrom, asOf, reserved, inTransit, delivered }: Need) =>
  statements > 1 || confirmed !== null || freshFrom !== asOf || reserved + inTransit + delivered > 0;

/** Costs what the activation opened. */
export function leftOf(incident: IncidentState, use: PlanInUse, { activation, done }: Activation): Left {
  const closed = { tasks: [] as Task[], needs: [] as Need[] };
  const kept = { tasks: [] as Task[], needs: [] as Need[] };
  for (let row = 0; row < done.tasks; row += 1) {
    const task = incident.tasks.get(taskOfRow(activation, row));
    if (task && task.closed === null) (isTaken(task) ? kept : closed).tasks.push(task);
  }
  for (const id of listed(use.estimated, activation)) {
    const need = incident.needs.get(id);
    if (need && need.withdrawn === null) (isOwn(need) ? kept : closed).needs.push(need);
  }
  return { closed, kept };
}

export const countsOf = ({ closed, kept }: Left) => ({
  closed: { tasks: closed.tasks.length, needs: closed.needs.length },
  kept: { tasks: kept.tasks.length, needs: kept.needs.length },
});
