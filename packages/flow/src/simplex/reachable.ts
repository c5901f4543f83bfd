import type { InfeasibleFlow } from '../problem/problem.ts';
import { type Arcs, AT_CAPACITY, IN_TREE } from './network-simplex.ts';
import { artificialFlow } from './artificial.ts';
import { ARC, RECORD_BITS, type Tree } from './tree.ts';

/**
 * The proof that no feasible flow exists. When the simplex ends while artificial arcs carry flow, no node with an
 * excess reaches, in the residual network, one with a lack. So the nodes that the excess reaches cannot send out what
 * they hold (`excess`); or, where nothing is in excess, those that reach a lack cannot receive it (`shortage`).
 */
export function infeasibleSet(
  arcs: Arcs,
  tree: Tree,
  nodes: number,
): Pick<InfeasibleFlow, 'kind' | 'nodes'> | undefined {
  const excess: number[] = [];
  const lacking: number[] = [];
  for (let v = 0; v < nodes; v += 1) {
    const amount = artificialFlow(tree, v);
    if (amount > 0) excess.push(v);
    else if (amount < 0) lacking.push(v);
  }
  if (excess.length > 0) return { kind: 'excess', nodes: reach(arcs, tree, nodes, excess, true) };
  if (lacking.length > 0) return { kind: 'shortage', nodes: reach(arcs, tree, nodes, lacking, false) };
  return undefined;
}

function reach(arcs: Arcs, tree: Tree, nodes: number, from: number[], forwards: boolean): Int32Array {
  const seen = new Uint8Array(nodes);
  for (const v of from) seen[v] = 1;
  const flow = treeFlows(arcs, tree, nodes);
  // Rounds over all arcs until nothing is added: few are needed, and infeasible problems are not the fast path.
  for (let grown = true; grown; ) {
    grown = false;
    for (let arc = 0; arc < arcs.count; arc += 1) {
      const u = arcs.source[arc] as number;
      const v = arcs.target[arc] as number;
      if (seen[u] === seen[v]) continue;
      const x = flow(arc);
      const open = (seen[u] === 1) === forwards ? x < (arcs.capacity[arc] as number) : x > 0;
      if (!open) continue;
      seen[u] = 1;
      seen[v] = 1;
      grown = true;
    }
  }
  const set: number[] = [];
  for (let v = 0; v < nodes; v += 1) if (seen[v] === 1) set.push(v);
  return Int32Array.from(set);
}

function treeFlows(arcs: Arcs, tree: Tree, nodes: number): (arc: number) => number {
  const below = new Map<number, number>();
  for (let v = 0; v < nodes; v += 1) {
    const arc = tree.node[(v << RECORD_BITS) | ARC] as number;
    if (arc >= 0) below.set(arc, tree.amount[v + v] as number);
  }
  return (arc) => {
    const state = arcs.state[arc];
    if (state === IN_TREE) return below.get(arc) ?? 0;
    return state === AT_CAPACITY ? (arcs.capacity[arc] as number) : 0;
  };
}
