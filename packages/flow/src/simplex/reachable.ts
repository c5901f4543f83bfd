import type { InfeasibleFlow } from '../problem/problem.ts';
import { type Arcs, AT_CAPACITY, AT_LOWER } from './arcs.ts';
import { artificialFlow } from './artificial.ts';
import { ARC, RECORD_BITS, type Tree } from './tree.ts';

/**
 * The proof that no feasible flow exists. When the simplex ends while artificial arcs carry flow, no node with an
 * excess reaches, in the residual network, one with a lack. So the nodes that the excess reaches cannot send out what
 * they hold (`excess`); or, where nothing is in excess, those that reach a lack cannot receive it (`shortage`).
 */
export function infeasibleSet(arcs: Arcs, tree: Tree): Pick<InfeasibleFlow, 'kind' | 'nodes'> | undefined {
  const excess: number[] = [];
  const lacking: number[] = [];
  for (let v = 0; v < tree.root; v += 1) {
    const amount = artificialFlow(tree, v);
    if (amount > 0) excess.push(v);
    else if (amount < 0) lacking.push(v);
  }
  if (excess.length > 0) return { kind: 'excess', nodes: reach(arcs, tree, excess, true) };
  if (lacking.length > 0) return { kind: 'shortage', nodes: reach(arcs, tree, lacking, false) };
  return undefined;
}

/** Breadth-first over the residual network: along it from the excess, or against it from the lack. */
function reach(arcs: Arcs, tree: Tree, from: number[], along: boolean): Int32Array {
  const { count, source, target } = arcs;
  const full = residual(arcs, tree);
  const start = incidence(arcs, tree.root);
  const seen = new Uint8Array(tree.root);
  const set = [...from];
  for (const v of from) seen[v] = 1;
  for (let at = 0; at < set.length; at += 1) {
    const v = set[at] as number;
    for (let slot = start.first[v] as number; slot < (start.first[v + 1] as number); slot += 1) {
      const end = start.arc[slot] as number;
      const arc = end < count ? end : end - count;
      const other = end < count ? (target[arc] as number) : (source[arc] as number);
      const open = (full[arc] as number) & (end < count === along ? FORWARD : BACK);
      if (open === 0 || seen[other] === 1) continue;
      seen[other] = 1;
      set.push(other);
    }
  }
  return Int32Array.from(set).sort();
}

const FORWARD = 1;
const BACK = 2;

/** For each arc, whether it can carry more and whether it can carry less. */
function residual(arcs: Arcs, tree: Tree): Uint8Array {
  const open = new Uint8Array(arcs.count);
  for (let arc = 0; arc < arcs.count; arc += 1) {
    const state = arcs.state[arc];
    if (arcs.capacity[arc] === 0) open[arc] = 0;
    else open[arc] = state === AT_LOWER ? FORWARD : state === AT_CAPACITY ? BACK : 0;
  }
  for (let v = 0; v < tree.root; v += 1) {
    const arc = tree.node[(v << RECORD_BITS) | ARC] as number;
    if (arc < 0) continue;
    const flow = tree.amount[v + v] as number;
    open[arc] = (flow < (arcs.capacity[arc] as number) ? FORWARD : 0) | (flow > 0 ? BACK : 0);
  }
  return open;
}

/** Both ends of every arc, sorted by node: `arc` as its source's, `count + arc` as its target's. */
function incidence({ count, source, target }: Arcs, nodes: number): { first: Int32Array; arc: Int32Array } {
  const first = new Int32Array(nodes + 2);
  for (let end = 0; end < 2 * count; end += 1) {
    const v = (end < count ? source[end] : target[end - count]) as number;
    first[v + 2] = (first[v + 2] as number) + 1;
  }
  for (let v = 0; v < nodes; v += 1) first[v + 2] = (first[v + 2] as number) + (first[v + 1] as number);
  const arc = new Int32Array(2 * count);
  for (let end = 0; end < 2 * count; end += 1) {
    const v = (end < count ? source[end] : target[end - count]) as number;
    const slot = first[v + 1] as number;
    arc[slot] = end;
    first[v + 1] = slot + 1;
  }
  return { first, arc };
}
