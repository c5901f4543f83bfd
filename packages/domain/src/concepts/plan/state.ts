import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { IncidentRecords, State } from '../../kernel/state/state.ts';
import type { Amounts } from './facts.ts';
import type { PlanTerms } from './terms.ts';

type Level = FactData<'plan.activated'>['level'];

export type PlanProposal = FactData<'plan.proposed'> & {
  readonly at: string;
  readonly organisation: string;
  readonly seat: string;
  decided: { readonly at: string; readonly version: number | null; readonly reason: string | null } | null;
};

export type PlanVersion = {
  readonly version: number;
  readonly proposal: string;
  readonly terms: PlanTerms;
  readonly at: string;
  readonly adoptedBy: string;
};

export type Activation = FactData<'plan.activated'> & {
  readonly at: string;
  /** Who carries it out; another, after it was taken over. */
  organisation: string;
  seat: string;
  readonly done: Amounts;
  carriedOutAt: string | null;
  /** Until when a second person confirms it, or it lapses; null: confirmed, or over. */
  confirmUntil: string | null;
  /** Who started it, whoever carries it out. */
  readonly startedBy: string;
  /** When nobody else had stood by it, with what became of what it had opened. */
  lapsed: (Pick<FactData<'plan.activation-lapsed'>, 'closed' | 'kept'> & { readonly at: string }) | null;
};

/** What an entry has given; the list only grows, so that a place in it says how far the work has come. */
export type Given = { readonly mandate: string; readonly holder: string; readonly area: string };

/** A plan in an incident, over all its activations. What is done is never done twice, whoever goes on. */
export type PlanInUse = {
  readonly plan: string;
  version: number;
  level: Level;
  readonly activations: Activation[];
  /** By function entry. */
  readonly given: Map<string, Given[]>;
  /** `entry holder area` of all that was given. */
  readonly known: Set<string>;
  /** Activation → the needs that it estimated. */
  readonly estimated: Lists;
  /** Of those, closed when their activation lapsed: they are estimated again where the plan is started again. */
  readonly takenBack: Set<string>;
  /** Task → the entry by which it was opened. */
  readonly entryOfTask: Map<string, string>;
  /** `entry organisation area` of tasks that stayed when their activation lapsed: nobody is given the same again. */
  readonly staying: Map<string, string>;
  /** By entry of duties and tasks: of how many given mandates the work is done. Releases: 1 when drafted. */
  readonly handled: Map<string, number>;
};

declare module '../../kernel/state/state.ts' {
  interface State {
    /** Plan → its versions, the last in force. */
    readonly plans: Map<string, PlanVersion[]>;
    readonly planProposals: Map<string, PlanProposal>;
    /** Incidents with an activation that waits for a second person. */
    readonly activationsToConfirm: Set<string>;
  }
  interface IncidentRecords {
    /** Plans that were activated in it. */
    readonly plans: Map<string, PlanInUse>;
  }
}

export const emptyPlanRegister = (): Pick<State, 'plans' | 'planProposals' | 'activationsToConfirm'> => ({
  plans: new Map(),
  planProposals: new Map(),
  activationsToConfirm: new Set(),
});

export const emptyPlanRecords = (): Pick<IncidentRecords, 'plans'> => ({ plans: new Map() });
