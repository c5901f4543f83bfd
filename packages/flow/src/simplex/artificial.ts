import { ARC, DEPTH, link, PARENT, RECORD_BITS, type Tree, UP } from './tree.ts';

/**
 * Hangs `v` under the root by its artificial arc, which carries what `v` has too much (or lacks, if negative). An arc
 * without flow points to the root: strongly feasible. The caller renews potentials below `v`.
 */
export function attachToRoot(tree: Tree, v: number, excess: number): void {
  const { node, amount, root } = tree;
  const record = v << RECORD_BITS;
  const up = excess >= 0;
  node[record | PARENT] = root;
  node[record | ARC] = ~v;
  node[record | UP] = up ? 1 : 0;
  node[record | DEPTH] = 1;
  amount[v + v] = up ? excess : -excess;
  amount[v + v + 1] = Infinity;
  tree.potential[v] = up ? -tree.artificial : tree.artificial;
  if (v < tree.lazyFrom) link(node, v, root);
}

/** The first basis: every node hangs under the root by an artificial arc. */
export function artificialBasis(tree: Tree, nodes: number, supply: Float64Array): void {
  for (let v = 0; v < nodes; v += 1) attachToRoot(tree, v, supply[v] as number);
}

/** Does an artificial arc carry flow? Then the problem has no feasible flow. */
export function artificialFlow(tree: Tree, v: number): number {
  const arc = tree.node[(v << RECORD_BITS) | ARC] as number;
  if (arc !== ~v) return 0;
  const flow = tree.amount[v + v] as number;
  return tree.node[(v << RECORD_BITS) | UP] === 1 ? flow : -flow;
}
