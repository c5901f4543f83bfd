import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

export type Task = Omit<FactData<'task.opened'>, 'task'> & {
  readonly id: string;
  readonly volunteers: Set<string>;
  /** Checked in and not out; whom the clock sent home meanwhile stands here still, and `isAtWork` knows. */
  readonly present: Set<string>;
  closed: { readonly at: string; readonly outcome: 'done' | 'called-off' } | null;
};

export type Shift = {
  readonly task: string;
  readonly startedAt: string;
  /** When twelve hours within twenty-four are reached. */
  readonly limit: string;
  /** When the clock ends it if nobody does: at the limit, or when a task for two would be left to this one alone. */
  endsBy: string;
  endedAt: string | null;
  /** The facts that prove it, by position in the journal. */
  readonly startedBy: number;
  endedBy: number | null;
};

export type Certificate = FactData<'volunteer.certified'> & {
  readonly at: string;
  readonly position: number;
};

export type Volunteer = Omit<FactData<'volunteer.enrolled'>, 'volunteer'> & {
  readonly id: string;
  readonly shifts: Shift[];
  /** Taken and not left. */
  readonly tasks: Set<string>;
  readonly certificates: Certificate[];
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly tasks: Map<string, Task>;
    /** By pseudonym. */
    readonly volunteers: Map<string, Volunteer>;
  }
}

export const emptyTaskRecords = (): Pick<IncidentRecords, 'tasks' | 'volunteers'> => ({
  tasks: new Map(),
  volunteers: new Map(),
});
