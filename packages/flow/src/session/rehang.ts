import { type Arcs, AT_CAPACITY, AT_LOWER } from '../simplex/arcs.ts';
import { attachToRoot } from '../simplex/artificial.ts';
import { pivot } from '../simplex/pivot.ts';
import {
  ARC,
  DEPTH,
  FIRST,
  link,
  NONE,
  PARENT,
  RECORD_BITS,
  shiftSubtree,
  type Tree,
  UP,
  unlink,
} from '../simplex/tree.ts';

/**
 * Puts `amount` (negative: takes it) at node `v` of a basis. It starts on the node's artificial arc and is pushed from
 * there along the tree towards the root; where the way is full, that arc leaves the tree and the artificial one enters
 * with what is left. An ordinary pivot, so the tree stays strongly feasible; the simplex then drives out what hangs on
 * artificial arcs. Potentials are the caller's to renew.
 */
export function inject(arcs: Arcs, tree: Tree, v: number, amount: number): void {
  const { node, root } = tree;
  if (amount === 0) return;
  const record = v << RECORD_BITS;
  if (node[record | ARC] === ~v) {
    const held = tree.amount[v + v] as number;
    attachToRoot(tree, v, (node[record | UP] === 1 ? held : 0 - held) + amount);
    return;
  }
  // A lazy leaf does not keep its depth.
  node[record | DEPTH] = (node[((node[record | PARENT] as number) << RECORD_BITS) | DEPTH] as number) + 1;
  const gives = amount > 0;
  // The artificial arc, full, is pushed back: against v → root from the root's side, against root → v from v's.
  pivot(tree, ~v, gives ? root : v, gives ? v : root, false, Math.abs(amount), 0);
  if (node[record | ARC] === ~v) tree.amount[v + v + 1] = Infinity;
  if (tree.leaving >= 0) arcs.state[tree.leaving] = tree.leavingAtCapacity ? AT_CAPACITY : AT_LOWER;
}

/** Takes the arc above `v` out of the tree: `v` hangs under the root with nothing to send. The arc's state is the caller's. */
export function cutAbove(tree: Tree, v: number): void {
  const { node, lazyFrom, root } = tree;
  const record = v << RECORD_BITS;
  const parent = node[record | PARENT] as number;
  const listed = v < lazyFrom || node[record | FIRST] !== NONE;
  if (listed) unlink(node, v, parent);
  attachToRoot(tree, v, 0);
  if (listed) link(node, v, root);
  if (parent >= lazyFrom && parent !== root && node[(parent << RECORD_BITS) | FIRST] === NONE)
    unlink(node, parent, node[(parent << RECORD_BITS) | PARENT] as number);
  shiftSubtree(tree, v, 0);
}
