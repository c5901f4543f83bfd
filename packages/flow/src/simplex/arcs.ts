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
  /** Every arc is a group of its own, and no node is lazy. */
  readonly mixed: boolean;
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

/** In the layout's order: grouped by target where that is worth while, else mixed. O(nodes + arcs). */
export function arrangeArcs(problem: FlowProblem, layout: Layout): Arcs {
  const from = layout.reversed ? problem.target : problem.source;
  const to = layout.reversed ? problem.source : problem.target;
  const count = from.length;
  const order = layout.mixed ? mixedOrder(count) : orderByTarget(to, layout, problem.nodeCount);
  const { lower, cost } = problem;
  const source = new Int32Array(count);
  const target = new Int32Array(count);
  const capacity = new Float64Array(count);
  const costs = new Float64Array(count);
  for (let place = 0; place < count; place += 1) {
    const arc = order[place] as number;
    source[place] = layout.inner[from[arc] as number] as number;
    target[place] = layout.inner[to[arc] as number] as number;
    capacity[place] = (problem.capacity[arc] as number) - (lower === undefined ? 0 : (lower[arc] as number));
    costs[place] = cost[arc] as number;
  }
  const each = (_: unknown, place: number): number => place;
  return {
    count,
    mixed: layout.mixed,
    groups: layout.mixed ? count : problem.nodeCount,
    first: layout.mixed
      ? Int32Array.from({ length: count + 1 }, each)
      : counted(to, layout.inner, problem.nodeCount),
    head: layout.mixed ? target.slice() : Int32Array.from({ length: problem.nodeCount }, each),
    source,
    target,
    capacity,
    cost: costs,
    state: new Int8Array(count).fill(AT_LOWER),
    original: order,
  };
}

/** A counting sort, stable, so that the caller's order decides within a group. */
function orderByTarget(to: Int32Array, layout: Layout, nodes: number): Int32Array {
  const at = counted(to, layout.inner, nodes);
  const order = new Int32Array(to.length);
  for (let arc = 0; arc < to.length; arc += 1) {
    const head = layout.inner[to[arc] as number] as number;
    const place = at[head] as number;
    at[head] = place + 1;
    order[place] = arc;
  }
  return order;
}

/** In strides of about √arcs: a block of the search then holds arcs from all over the network. */
function mixedOrder(count: number): Int32Array {
  const order = new Int32Array(count);
  const stride = Math.max(10, Math.floor(Math.sqrt(count)));
  let place = 0;
  for (let start = 0; start < stride; start += 1)
    for (let arc = start; arc < count; arc += stride) {
      order[place] = arc;
      place += 1;
    }
  return order;
}
