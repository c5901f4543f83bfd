import { type Arcs, AT_LOWER } from '../simplex/arcs.ts';
import { enter } from '../simplex/network-simplex.ts';
import { renewLeaf } from '../simplex/price.ts';
import { FIRST, NONE, RECORD_BITS, type Tree } from '../simplex/tree.ts';

export interface Repriced {
  readonly pivots: number;
  readonly degenerate: number;
  /** Arcs that entered the tree, whether or not they are still in it. */
  readonly entered: readonly number[];
}

/**
 * Pivots back to an optimal basis by looking only at arcs that may pay: those that were changed, and those at nodes whose
 * potential is no longer what it was when no arc paid (`priced`, which is brought up to date). Undefined when that is no
 * longer a small part of the whole, or when nothing blocks a cycle: the ordinary simplex goes on from the basis at hand.
 */
export function reprice(
  arcs: Arcs,
  tree: Tree,
  priced: Float64Array,
  changed: Iterable<number>,
  arcsAt: (node: number, visit: (arc: number) => void) => void,
): Repriced | undefined {
  const most = Math.max(64, arcs.count >> 2);
  let effort = 0;
  let pivots = 0;
  let degenerate = 0;
  const entered: number[] = [];
  const candidates: number[] = [...changed];
  const add = (arc: number): void => {
    candidates.push(arc);
  };
  for (;;) {
    stirred(arcs, tree, priced, (node) => arcsAt(node, add));
    if (candidates.length > most) return undefined;
    const had = pivots;
    for (let arc = best(arcs, tree, candidates); arc !== -1; arc = best(arcs, tree, candidates)) {
      effort += candidates.length;
      if (effort > most + arcs.count || !enter(arcs, tree, arc)) return undefined;
      entered.push(arc);
      pivots += 1;
      if (tree.pushed === 0) degenerate += 1;
    }
    if (pivots === had) return { pivots, degenerate, entered };
    candidates.length = 0;
  }
}

/** Every node whose potential is not what it was priced at, which is brought up to date; lazy leaves are renewed on the way. */
function stirred(arcs: Arcs, tree: Tree, priced: Float64Array, visit: (node: number) => void): void {
  const { potential, lazyFrom, root, node } = tree;
  for (let v = 0; v < root; v += 1) {
    if (v >= lazyFrom && node[(v << RECORD_BITS) | FIRST] === NONE) renewLeaf(arcs, tree, v);
    const now = potential[v] as number;
    if (priced[v] === now) continue;
    priced[v] = now;
    visit(v);
  }
}

/** The candidate that pays most, the first among equals; −1: none pays. */
function best(arcs: Arcs, tree: Tree, candidates: readonly number[]): number {
  const { source, target, cost, state } = arcs;
  const { node, potential, lazyFrom } = tree;
  let most = 0;
  let found = -1;
  for (const arc of candidates) {
    if (state[arc] === 0) continue;
    const to = target[arc] as number;
    if (to >= lazyFrom && node[(to << RECORD_BITS) | FIRST] === NONE) renewLeaf(arcs, tree, to);
    const reduced =
      (cost[arc] as number) + (potential[source[arc] as number] as number) - (potential[to] as number);
    const pays = state[arc] === AT_LOWER ? reduced : -reduced;
    if (pays < most) {
      most = pays;
      found = arc;
    }
  }
  return found;
}
