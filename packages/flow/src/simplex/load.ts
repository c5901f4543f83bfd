import { FlowError } from '../error.ts';
import type { FlowProblem } from '../problem/problem.ts';
import { type Arcs, AT_CAPACITY } from './arcs.ts';
import type { Layout } from './layout.ts';
import { ARC, RECORD_BITS, type Tree } from './tree.ts';

/** Supplies in the solver's numbering; what lower bounds make flow anyway is moved into them. */
export function arrangeSupply(problem: FlowProblem, layout: Layout): Float64Array {
  const { nodeCount, source, target, lower } = problem;
  const supply = problem.supply.slice();
  if (lower !== undefined)
    for (let arc = 0; arc < source.length; arc += 1) {
      const least = lower[arc] as number;
      if (least === 0) continue;
      shift(supply, source[arc] as number, -least);
      shift(supply, target[arc] as number, least);
    }
  const arranged = new Float64Array(nodeCount);
  for (let v = 0; v < nodeCount; v += 1)
    arranged[layout.inner[v] as number] = layout.reversed ? 0 - (supply[v] as number) : (supply[v] as number);
  return arranged;
}

function shift(supply: Float64Array, node: number, amount: number): void {
  const sum = (supply[node] as number) + amount;
  if (!Number.isSafeInteger(sum))
    throw new FlowError(
      'quantity-overflow',
      `node ${node}: supply and lower bounds together leave 2^53`,
      node,
    );
  supply[node] = sum;
}

/** The flow of every arc, in the caller's terms. */
export function flowOf(problem: FlowProblem, arcs: Arcs, tree: Tree): Float64Array {
  const { state, capacity, count, original } = arcs;
  const { lower } = problem;
  const flow = lower === undefined ? new Float64Array(count) : lower.slice();
  for (let arc = 0; arc < count; arc += 1)
    if (state[arc] === AT_CAPACITY) add(flow, original[arc] as number, capacity[arc] as number);
  for (let v = 0; v < tree.root; v += 1) {
    const arc = tree.node[(v << RECORD_BITS) | ARC] as number;
    if (arc >= 0) add(flow, original[arc] as number, tree.amount[v + v] as number);
  }
  return flow;
}

function add(flow: Float64Array, arc: number, amount: number): void {
  flow[arc] = (flow[arc] as number) + amount;
}

/** The potential of every node, in the caller's terms. */
export function potentialOf(tree: Tree, layout: Layout): Float64Array {
  const potential = new Float64Array(tree.root);
  for (let v = 0; v < tree.root; v += 1) {
    const own = tree.potential[layout.inner[v] as number] as number;
    potential[v] = layout.reversed ? 0 - own : own;
  }
  return potential;
}
