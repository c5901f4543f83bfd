import type { IncidentState } from '../../kernel/state/state.ts';
import { MINUTE_MS } from '../../kernel/time/time.ts';
import type { Shift, Volunteer } from './state.ts';
import { intervalOf, shiftEnd } from './working-time.ts';

/**
 * What a certificate says: whole minutes of the shifts that are over, each shift rounded down. Null: there are none. A shift
 * that nobody ended counts to the end of its task at the most: that somebody stayed longer nobody has said.
 */
export function hoursOf(incident: Pick<IncidentState, 'tasks'>, volunteer: Volunteer, now: string) {
  const over = volunteer.shifts.filter((shift) => shift.endedAt !== null || shift.endsBy <= now);
  const [first] = over;
  if (!first) return null;
  const endOf = (shift: Shift): string => {
    const until = incident.tasks.get(shift.task)?.until;
    const end = shiftEnd(shift);
    return shift.endedAt === null && until !== undefined && until < end ? until : end;
  };
  const minutes = over.reduce((sum, shift) => {
    const { from, until } = intervalOf(shift.startedAt, endOf(shift));
    return sum + Math.floor(Math.max(0, until - from) / MINUTE_MS);
  }, 0);
  const ends = over.map(endOf).sort();
  if (minutes === 0) return null;
  return { minutes, shifts: over.length, from: first.startedAt, until: ends.at(-1) as string };
}
