import type { FlowProblem } from '../problem/problem.ts';
import { counted, type Layout } from './layout.ts';

/** Where an arc stands. The sign is chosen so that `state × reduced cost < 0` means: pushing on it pays. */
export const AT_LOWER = 1;
export const AT_CAPACITY = -1;
export const IN_TREE = 0;

/**
 * The arcs as the simplex sees them: nodes in the layout's numbering, lower bounds shifted to 0, grouped by target so
 * that pricing loads one potential a group and another an arc. Group `g` is the arcs `first[g]…first[g + 1] − 1`, all
 * of them into `head[g]`.
 */
export interface Arcs {
  count: number;
  groups: number;
  first: Int32Array;
  head: Int32Array;
  source: Int32Array;
  target: Int32Array;
  capacity: Float64Array;
  cost: Float64Array;
  state: Int8Array;
  /** The caller's number of each arc. */
  original: Int32Array;
}

/** O(nodes + arcs): a counting sort by target, stable, so that the caller's order decides within a group. */
export function arrangeArcs(problem: FlowProblem, layout: Layout): Arcs {
  const { lower, cost } = problem;
  const from = layout.reversed ? problem.target : problem.source;
  const to = layout.reversed ? problem.source : problem.target;
  const count = from.length;
  const at = counted(to, layout.inner, problem.nodeCount);
  const first = at.slice();
  const source = new Int32Array(count);
  const target = new Int32Array(count);
  const original = new Int32Array(count);
  const capacity = new Float64Array(count);
  const costs = new Float64Array(count);
  for (let arc = 0; arc < count; arc += 1) {
    const head = layout.inner[to[arc] as number] as number;
    const place = at[head] as number;
    at[head] = place + 1;
    source[place] = layout.inner[from[arc] as number] as number;
    target[place] = head;
    original[place] = arc;
    capacity[place] = (problem.capacity[arc] as number) - (lower === undefined ? 0 : (lower[arc] as number));
    costs[place] = cost[arc] as number;
  }
  return {
    count,
    groups: problem.nodeCount,
    first,
    head: Int32Array.from({ length: problem.nodeCount }, (_, node) => node),
    source,
    target,
    capacity,
    cost: costs,
    state: new Int8Array(count).fill(AT_LOWER),
    original,
  };
}
