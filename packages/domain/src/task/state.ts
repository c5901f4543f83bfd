import type { FactData } from '../fact/fact.ts';

export type Task = Omit<FactData<'task.opened'>, 'task'> & {
  readonly id: string;
  readonly volunteers: Set<string>;
  closed: { readonly at: string; readonly outcome: 'done' | 'called-off' } | null;
};

export type Shift = {
  readonly task: string;
  readonly startedAt: string;
  /** When the clock ends it if nobody does: twelve hours within twenty-four are reached. */
  readonly endsBy: string;
  endedAt: string | null;
  /** The facts that prove it, by position in the journal. */
  readonly startedBy: number;
  endedBy: number | null;
};

export type Volunteer = Omit<FactData<'volunteer.enrolled'>, 'volunteer'> & {
  readonly id: string;
  readonly shifts: Shift[];
};
