import type { CharterTerms } from '../charter/facts.ts';
import type { Lot } from '../donation/state.ts';
import type { Need } from '../need/state.ts';
import type { Refusal } from '../refusal/refusal.ts';
import type { AllocationLine } from './facts.ts';

/** Goods that may be given: whole base units of one lot, after the owner's reserve. */
export type Supply = {
  readonly lot: Lot;
  /** Administrative code of the place where it lies. */
  readonly area: string;
  readonly available: number;
  readonly kept: number;
};

/** A need as an allocator sees it; `barred` says why nothing may be sent. */
export type Demand = {
  readonly need: Need;
  /** Administrative code of the facility. */
  readonly area: string;
  readonly barred: Refusal | null;
  readonly runOutHours: number | null;
};

export type AllocationProblem = {
  readonly charter: CharterTerms;
  readonly day: string;
  readonly supplies: readonly Supply[];
  readonly demands: readonly Demand[];
  /** The hard rules: may this lot serve this need? */
  readonly mayServe: (supply: Supply, demand: Demand) => boolean;
};

/**
 * Same problem, same answer, bit for bit, whatever the order of the inputs: auditors re-solve every published run.
 * An answer holds at least one line for every demand; a line of nothing says what bound it.
 */
export type Allocator = {
  /** Name and version, cited by each run; a change of behaviour is a new version. */
  readonly id: string;
  readonly solve: (problem: AllocationProblem) => readonly AllocationLine[];
};
