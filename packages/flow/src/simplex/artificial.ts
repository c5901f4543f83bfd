import { ARC, PARENT, RECORD_BITS, type Tree, UP } from './tree.ts';

/**
 * Hangs `v` under the root by its artificial arc, which carries what `v` has too much (or lacks, if negative). An arc
 * without flow points to the root: strongly feasible. The caller links and renews.
 */
export function attachToRoot(tree: Tree, v: number, excess: number): void {
  const { node, amount, root } = tree;
  const record = v << RECORD_BITS;
  const up = excess >= 0;
  node[record | PARENT] = root;
  node[record | ARC] = ~v;
  node[record | UP] = up ? 1 : 0;
  amount[v + v] = up ? excess : -excess;
  amount[v + v + 1] = Infinity;
}

/** Does an artificial arc carry flow? Then the problem has no feasible flow. */
export function artificialFlow(tree: Tree, v: number): number {
  const arc = tree.node[(v << RECORD_BITS) | ARC] as number;
  if (arc !== ~v) return 0;
  const flow = tree.amount[v + v] as number;
  return tree.node[(v << RECORD_BITS) | UP] === 1 ? flow : -flow;
}
