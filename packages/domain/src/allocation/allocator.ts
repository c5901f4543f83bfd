import type { Lot } from '../concepts/donation/state.ts';
import type { UseEstimate } from '../concepts/load/burn-rate.ts';
import type { FitLot } from '../concepts/need/eligibility.ts';
import type { Need } from '../concepts/need/state.ts';
import type { Route } from '../concepts/transport/state.ts';
import type { CharterTerms } from '../kernel/charter/charter.ts';
import type { IntegerProgramSolver } from '../kernel/ports/integer-program.ts';
import type { Refusal } from '../kernel/refusal/refusal.ts';
import type { AllocationLine } from './facts.ts';

/** What an allocation knows of a lot and of a need, and of the record nothing else: it can be handed on, and is compared by it. */
export type AllocatedLot = FitLot & Pick<Lot, 'place' | 'owner' | 'receivedAt'>;
export type AllocatedNeed = Pick<
  Need,
  'id' | 'facility' | 'item' | 'setting' | 'counts' | 'reserved' | 'inTransit' | 'delivered' | 'emptyAt'
>;

/** Goods that may be given: whole base units of one lot, after the owner's reserve. */
export type Supply = {
  readonly lot: AllocatedLot;
  /** Administrative code of the place where it lies. */
  readonly area: string;
  readonly available: number;
  readonly kept: number;
  /** Base units in a whole pack of it; 1 where it is not packed. */
  readonly pack: number;
  /** What a base unit weighs with its packing, for loads. */
  readonly grams: number;
};

/** A need as an allocator sees it; `barred` says why nothing may be sent. */
export type Demand = {
  readonly need: AllocatedNeed;
  /** Administrative code of the facility. */
  readonly area: string;
  readonly barred: Refusal | null;
  /** Base units in its store by now: what was stated and came since, less what was used. */
  readonly store: number;
  /** What the charter lets it count for by how far it has been checked, and how old it is: per cent. */
  readonly trust: number;
  /** Not confirmed again for longer than the charter says. */
  readonly isOld: boolean;
  /** Where nobody has said what is used a day, but how many are cared for is known. */
  readonly estimate: UseEstimate | null;
};

export type AllocationProblem = {
  readonly charter: CharterTerms;
  readonly day: string;
  readonly supplies: readonly Supply[];
  readonly demands: readonly Demand[];
  /**
   * The hard rules: may this lot serve this need? Directed goods serve the facility that the donor named and no other; of free goods the
   * item, and the item and setting of the need, decide.
   */
  readonly mayServe: (supply: Supply, demand: Demand) => boolean;
  /** What is stated of the way between them; null: nothing. A closed one cannot be taken. */
  readonly route: (supply: Supply, demand: Demand) => Route | null;
  /** Were fit goods here before, which by now are promised or gone? Of what lies nowhere there is no supply. */
  readonly hasGone: (demand: Demand) => boolean;
  /** What carriers can still take on this day. */
  readonly carriers: readonly Carriage[];
  /** Needed only where the charter has handling terms. */
  readonly integerProgram: IntegerProgramSolver | null;
};

export type Carriage = {
  readonly offer: string;
  /** Grams left for this day. */
  readonly grams: number;
  readonly covers: (supply: Supply, demand: Demand) => boolean;
};

/** May the lot serve the need, and can it get there? */
export const canReach = (
  problem: Pick<AllocationProblem, 'mayServe' | 'route'>,
  supply: Supply,
  demand: Demand,
): boolean => problem.mayServe(supply, demand) && problem.route(supply, demand)?.open !== false;

/**
 * Same problem, same answer, bit for bit, whatever the order of the inputs: auditors re-solve every published run.
 * An answer holds at least one line for every demand; a line of nothing says what bound it.
 */
export type Allocator = {
  /** Name and version, cited by each run; a change of behaviour is a new version. */
  readonly id: string;
  readonly solve: (problem: AllocationProblem) => Allocation;
  /** The plan alone, unexplained. */
  readonly shares: (problem: AllocationProblem) => readonly Share[];
};

export type Allocation = {
  readonly lines: readonly AllocationLine[];
  /** By the charter's terms, and what no plan can pass; absent where the charter has none, or they are no safe integers. */
  readonly worth?: number;
  readonly worthAtMost?: number;
};

/** Base units of one lot for one need. */
export type Share = {
  readonly supply: Supply;
  readonly demand: Demand;
  readonly amount: number;
  /** The carrier's offer that it counts on. */
  readonly transport?: string;
};
