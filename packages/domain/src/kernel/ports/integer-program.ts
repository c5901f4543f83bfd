/** Most worth under linear rules, some amounts whole. All figures are whole numbers below 2^53. */
export type IntegerProgram = {
  readonly columns: readonly {
    readonly worth: number;
    /** The least is 0. */
    readonly most: number;
    readonly whole: boolean;
  }[];
  readonly rows: readonly {
    readonly least: number;
    readonly most: number;
    readonly terms: readonly (readonly [column: number, factor: number])[];
  }[];
  /** A plan that keeps every rule: one value a column. The answer is never worse. */
  readonly start: Float64Array;
};

export type IntegerAnswer = {
  /** One a column, as the solver found them: whoever uses them rounds and checks them. */
  readonly values: Float64Array;
  /** `best`: proven within the solver's tolerance; `bounded`: stopped by its limit, and the bound says how good it is. */
  readonly proof: 'best' | 'bounded';
};

/**
 * Somebody who solves integer programs: a port, since the solver is WebAssembly that must be loaded first. The same
 * program must get the same answer, bit for bit, on every machine: no clock, no threads.
 */
export type IntegerProgramSolver = {
  /** Name and version; a run cites it, and an auditor needs the very same. */
  readonly id: string;
  readonly solve: (program: IntegerProgram) => IntegerAnswer;
};

/** A charter says how goods are handled, and whoever computes under it has not loaded a solver. */
export class SolverMissing extends Error {
  override name = 'SolverMissing';
  constructor() {
    super('this charter’s allocations are integer programs, and no solver for them is loaded');
  }
}
