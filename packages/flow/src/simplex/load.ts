import { FlowError } from '../error.ts';
import type { FlowProblem } from '../problem/problem.ts';
import { AT_CAPACITY, AT_LOWER, type Arcs } from './network-simplex.ts';
import { ARC, RECORD_BITS, type Tree } from './tree.ts';

/** The problem with its lower bounds shifted to 0: what must flow anyway is moved from the bounds into the supplies. */
export function loadArcs(problem: FlowProblem, hasLower: boolean): { arcs: Arcs; supply: Float64Array } {
  const { source, target, cost, lower } = problem;
  const state = new Int8Array(source.length).fill(AT_LOWER);
  let { capacity, supply } = problem;
  if (hasLower && lower !== undefined) {
    capacity = capacity.slice();
    supply = supply.slice();
    for (let arc = 0; arc < source.length; arc += 1) {
      const least = lower[arc] as number;
      if (least === 0) continue;
      capacity[arc] = (capacity[arc] as number) - least;
      shift(supply, source[arc] as number, -least);
      shift(supply, target[arc] as number, least);
    }
  }
  return { arcs: { count: source.length, source, target, capacity, cost, state }, supply };
}

function shift(supply: Float64Array, node: number, amount: number): void {
  const sum = (supply[node] as number) + amount;
  if (!Number.isSafeInteger(sum))
    throw new FlowError('quantity-overflow', `node ${node}: supply and lower bounds together leave 2^53`, node);
  supply[node] = sum;
}

/** The flow of every arc, in the caller's terms. */
export function flowOf(problem: FlowProblem, arcs: Arcs, tree: Tree, hasLower: boolean): Float64Array {
  const { state, capacity, count } = arcs;
  const flow = new Float64Array(count);
  for (let arc = 0; arc < count; arc += 1)
    if (state[arc] === AT_CAPACITY) flow[arc] = capacity[arc] as number;
  for (let v = 0; v < tree.root; v += 1) {
    const arc = tree.node[(v << RECORD_BITS) | ARC] as number;
    if (arc >= 0) flow[arc] = tree.amount[v + v] as number;
  }
  if (hasLower && problem.lower !== undefined)
    for (let arc = 0; arc < count; arc += 1)
      flow[arc] = (flow[arc] as number) + (problem.lower[arc] as number);
  return flow;
}
