import type { State } from '../state/state.ts';
import type { Actor } from './context.ts';

/** Seats in which nobody sits: the lead agency's system acts by itself, or its operator on the machine, and the log says so. */
export const CLOCK = 'clock';
export const RETENTION = 'retention';
export const MACHINE = 'machine';

/** Does the system of the lead agency act, under this name? */
export const isOfSystem = ({ authority }: State, { organisation, seat }: Actor, name: string): boolean =>
  organisation === authority && seat === name;
