import type { Volunteer } from './state.ts';
import { intervalOf, shiftEnd } from './working-time.ts';

/** What a certificate says: whole minutes of the shifts that are over, each shift rounded down. Null: there are none. */
export function hoursOf(volunteer: Volunteer, now: string) {
  const over = volunteer.shifts.filter((shift) => shift.endedAt !== null || shift.endsBy <= now);
  const [first] = over;
  if (!first) return null;
  const minutes = over.reduce((sum, shift) => {
    const { from, until } = intervalOf(shift.startedAt, shiftEnd(shift));
    return sum + Math.floor(Math.max(0, until - from) / 60_000);
  }, 0);
  const ends = over.map(shiftEnd).sort();
  if (minutes === 0) return null;
  return { minutes, shifts: over.length, from: first.startedAt, until: ends.at(-1) as string };
}
