import type { IncidentState } from '../../kernel/state/state.ts';
import { whoKeepsOpen } from './ending.ts';
import type { Task } from './state.ts';

/** Why a task cannot pass from one organisation to another; each is a sentence in `refusals.ts`. */
export type HoldingRule =
  | 'own'
  | 'asked'
  | 'crowded'
  | 'not-asked'
  | 'not-yet'
  | 'not-offered'
  | 'not-lent'
  | 'over'
  | 'at-work';

/** More organisations than this do not wait for one answer. */
const REQUESTS_MAX = 20;

/** Why an organisation cannot ask for a task that another runs; null: it can. */
export function whyNotAsk(task: Task, organisation: string, now: string): HoldingRule | null {
  if (task.until <= now) return 'over';
  if (task.holder === organisation) return 'own';
  if (task.requests.has(organisation)) return 'asked';
  return task.requests.size >= REQUESTS_MAX ? 'crowded' : null;
}

/**
 * Why an organisation cannot take a task that it asked for without an answer; null: it can. Where people are at work, somebody
 * leads them: that is no silence.
 */
export function whyNotClaim(
  incident: IncidentState,
  task: Task,
  organisation: string,
  now: string,
): HoldingRule | null {
  const request = task.requests.get(organisation);
  if (!request) return 'not-asked';
  if (task.until <= now) return 'over';
  if (now < request.answerBy) return 'not-yet';
  return whoKeepsOpen(incident, task, now) === null ? null : 'at-work';
}

/** Why its holder cannot offer it to another; null: it can. */
export const whyNotHandOver = (task: Task, to: string, now: string): HoldingRule | null =>
  task.until <= now ? 'over' : task.holder === to ? 'own' : null;

/** Why whoever runs it cannot give it back; null: it can. Nobody is left at work without somebody who leads. */
export function whyNotGiveBack(incident: IncidentState, task: Task, now: string): HoldingRule | null {
  if (task.holder === task.organisation) return 'not-lent';
  return whoKeepsOpen(incident, task, now) === null ? null : 'at-work';
}
