import type { IncidentState } from '../../kernel/state/state.ts';
import type { Shift, Task } from './state.ts';
import { isAtWork } from './working-time.ts';

/** The shift that somebody works on a task at a moment. */
export function shiftOn(
  incident: IncidentState,
  task: Task,
  volunteer: string,
  now: string,
): Shift | undefined {
  if (!task.present.has(volunteer)) return undefined;
  const shift = incident.volunteers.get(volunteer)?.shifts.at(-1);
  return shift?.task === task.id && isAtWork(shift, now) ? shift : undefined;
}

/** The shifts on a task that run at a moment, with whose they are. */
export function shiftsAt(
  incident: IncidentState,
  task: Task,
  now: string,
): { readonly volunteer: string; readonly shift: Shift }[] {
  return [...task.present].flatMap((volunteer) => {
    const shift = shiftOn(incident, task, volunteer, now);
    return shift ? [{ volunteer, shift }] : [];
  });
}

/** Who is at work on a task at a moment. */
export const atWork = (incident: IncidentState, task: Task, now: string): string[] =>
  shiftsAt(incident, task, now).map(({ volunteer }) => volunteer);

/**
 * Nobody is left alone on a task for two: whoever may work longest ends with the one before. Asked anew whenever somebody
 * comes or goes, so that a newcomer lengthens the time of those who are there, up to their own limits.
 */
export function endTogether(incident: IncidentState, task: Task, now: string): void {
  if (!task.twoPersons) return;
  const running = shiftsAt(incident, task, now).sort((a, b) => (a.shift.limit < b.shift.limit ? 1 : -1));
  const [, second] = running;
  for (const { shift } of running) {
    const together = second?.shift.limit ?? now;
    shift.endsBy = shift.limit < together ? shift.limit : together;
  }
}
