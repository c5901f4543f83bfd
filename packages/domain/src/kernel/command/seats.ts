import type { State } from '../state/state.ts';
import type { Actor } from './context.ts';

/** Seats in which nobody sits: the lead agency's system acts by itself, or its operator on the machine, and the log says so. */
export const CLOCK = 'clock';
export const RETENTION = 'retention';
export const MACHINE = 'machine';

/** Nobody sits there, in whichever organisation: no command comes from it. */
export const isSystemSeat = (seat: string): boolean => [CLOCK, RETENTION, MACHINE].includes(seat);

/** Where a seat sits that has acted for another organisation already: it cannot sit in two. Null: it has not. */
export function elsewhere({ actedFor }: State, { organisation, seat }: Actor): string | null {
  const own = actedFor.get(seat);
  return own === undefined || own === organisation ? null : own;
}

/** Does the system of the lead agency act, under this name? */
export const isOfSystem = ({ authority }: State, { organisation, seat }: Actor, name: string): boolean =>
  organisation === authority && seat === name;
