/**
 * A minimum-cost flow problem as a struct of arrays. Node `v` puts `supply[v]` into the network (negative: takes it
 * out). Arc `a` carries `flow[a]` from `source[a]` to `target[a]`, `lower[a] ≤ flow[a] ≤ capacity[a]`, at `cost[a]`
 * a unit. All numbers are whole and safe (|x| < 2^53); a capacity may be `Infinity`. Wanted: at every node
 * out − in = supply, and the least Σ cost·flow.
 */
export interface FlowProblem {
  readonly nodeCount: number;
  readonly supply: Float64Array;
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** Absent: all zero. */
  readonly lower?: Float64Array | undefined;
  readonly capacity: Float64Array;
  readonly cost: Float64Array;
}

export interface Statistics {
  readonly method: 'network simplex';
  readonly pivots: number;
  /** Pivots that moved nothing. */
  readonly degenerate: number;
  /** Pivots of the canonicalising pass, when it was asked for. */
  readonly canonicalPivots: number;
}

/**
 * `potential[v]` is what a unit costs at `v`, up to a common constant: with the reduced cost
 * `cost + potential[source] − potential[target]`, an arc above 0 is at its lower bound, one below 0 at its capacity.
 */
export interface OptimalFlow {
  readonly status: 'optimal';
  readonly flow: Float64Array;
  readonly potential: Float64Array;
  readonly objective: bigint;
  readonly statistics: Statistics;
}

/**
 * `excess`: what the nodes must send out is more than can leave them. `shortage`: what they must receive is more than
 * can enter. Either way a set of nodes proves it.
 */
export interface InfeasibleFlow {
  readonly status: 'infeasible';
  readonly kind: 'excess' | 'shortage';
  readonly nodes: Int32Array;
  readonly statistics: Statistics;
}

/** A feasible flow, and a cycle of arcs without capacity (in order, head to tail) whose costs add up to less than zero. */
export interface UnboundedFlow {
  readonly status: 'unbounded';
  readonly flow: Float64Array;
  readonly cycle: Int32Array;
  readonly statistics: Statistics;
}

export type FlowResult = OptimalFlow | InfeasibleFlow | UnboundedFlow;
