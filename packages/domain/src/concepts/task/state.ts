import type { FactData } from '../../kernel/fact/fact.ts';
import type { Groups, Lists } from '../../kernel/state/lists.ts';
import type { Ordered } from '../../kernel/state/ordered.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

export type Task = Omit<FactData<'task.opened'>, 'task'> & {
  readonly id: string;
  /** Who runs it: whoever opened it, until another takes it with consent. */
  holder: string;
  /** Other organisations that would run it, and wait for an answer. */
  readonly requests: Map<string, TaskRequest>;
  /** What whoever comes is told and asked first; null: nothing. */
  briefing: Omit<FactData<'task.briefed'>, 'task'> | null;
  /** What the code on its poster is known by, and how many checks are left; null: there is no poster. */
  place: { readonly anchor: string; readonly left: number } | null;
  /** Volunteers who were asked and have not answered. */
  readonly asked: Set<string>;
  /** Who said no: nobody is asked twice. */
  readonly declined: Set<string>;
  /** Volunteer → the photographs of what he did. */
  readonly photographs: Map<string, string[]>;
  /** To whom its holder would hand it over. */
  offeredTo: string | null;
  readonly volunteers: Set<string>;
  /** Checked in and not out; whom the clock sent home meanwhile stands here still, and `isAtWork` knows. */
  readonly present: Set<string>;
  closed: { readonly at: string; readonly outcome: 'done' | 'called-off' } | null;
};

export type TaskRequest = { readonly at: string; readonly note: string | null; readonly answerBy: string };

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

export type Volunteer = {
  readonly id: string;
  readonly organisation: string;
  /** His own; null: the organisation enrolled him, and acts for him on paper. */
  seat: string | null;
  /** A link by which somebody enrolled on paper may sit down; see `seat-link.ts`. */
  seatOffer: { readonly anchor: string; readonly at: string } | null;
  skills: FactData<'volunteer.enrolled'>['skills'];
  area: string;
  hoursPerWeek: number | null;
  availability: FactData<'volunteer.stated'>['availability'];
  openToOthers: boolean;
  clearedForRisk: boolean;
  /** Has left, and may come back. */
  leftAt: string | null;
  /** Briefings that he has been given. */
  readonly passed: Set<string>;
  /** Asked for and not answered. */
  readonly asked: Set<string>;
  readonly shifts: Shift[];
  /** Taken, not left and not closed. */
  readonly tasks: Set<string>;
  readonly certificates: Certificate[];
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly tasks: Map<string, Task>;
    readonly tasksClosed: { done: number; 'called-off': number };
    /** Not closed, by when they end; each weighs the people that it still wants. */
    readonly tasksByEnd: Ordered;
    /** Of those the ones that still want people and were not over at the last fact about tasks: by end, and by start. */
    readonly wantingByEnd: Ordered;
    readonly wantingByStart: Ordered;
    /** Organisation → the tasks that it runs and that are not closed, by when they begin. */
    readonly tasksOf: Map<string, Ordered>;
    /** Organisation → tasks of others that it asked for, or that are offered to it, and that nobody has answered. */
    readonly tasksBetween: Groups;
    /** By pseudonym. */
    readonly volunteers: Map<string, Volunteer>;
    /** Organisation → the volunteers that it enrolled, in this order. */
    readonly volunteersOf: Lists;
    /** Seat → whoever sits there. */
    readonly volunteerAt: Map<string, string>;
  }
}

export const emptyTaskRecords = (): Pick<
  IncidentRecords,
  | 'tasks'
  | 'tasksClosed'
  | 'tasksByEnd'
  | 'wantingByEnd'
  | 'wantingByStart'
  | 'tasksOf'
  | 'tasksBetween'
  | 'volunteers'
  | 'volunteersOf'
  | 'volunteerAt'
> => ({
  tasks: new Map(),
  tasksClosed: { done: 0, 'called-off': 0 },
  tasksByEnd: [],
  wantingByEnd: [],
  wantingByStart: [],
  tasksOf: new Map(),
  tasksBetween: new Map(),
  volunteers: new Map(),
  volunteersOf: new Map(),
  volunteerAt: new Map(),
});
