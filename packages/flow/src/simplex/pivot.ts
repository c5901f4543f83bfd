import { FlowError } from '../error.ts';
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
} from './tree.ts';

/**
 * One pivot: pushes as much as fits around the cycle that the entering arc closes, from `from` over the arc to `to` and
 * back through the tree. `forward`: the push follows the arc's direction (it was at 0); otherwise it was at `capacity`.
 * `reduced` is its reduced cost. Lazy ends must have their depth renewed before.
 *
 * The leaving arc is the last blocking one when the cycle is walked in the direction of the push from its apex: that
 * keeps the tree strongly feasible (every node can send something to the root), so it cannot cycle (Cunningham 1976).
 *
 * Returns false when nothing blocks: the cycle has no capacity, and the tree is left as it was.
 */
export function pivot(
  tree: Tree,
  arc: number,
  from: number,
  to: number,
  forward: boolean,
  capacity: number,
  reduced: number,
): boolean {
  const { node, amount } = tree;

  // Towards the apex from both ends; the deeper end climbs. Ties: see above.
  let delta = capacity;
  let out = NONE;
  let outIsFrom = false;
  let a = from;
  let b = to;
  let aDepth = node[(a << RECORD_BITS) | DEPTH] as number;
  let bDepth = node[(b << RECORD_BITS) | DEPTH] as number;
  while (a !== b) {
    if (aDepth >= bDepth) {
      // The push comes down here: along a downward arc, against an upward one.
      const record = a << RECORD_BITS;
      const flow = amount[a + a] as number;
      const room = node[record | UP] === 1 ? flow : (amount[a + a + 1] as number) - flow;
      if (room < delta) {
        delta = room;
        out = a;
        outIsFrom = true;
      }
      a = node[record | PARENT] as number;
      aDepth -= 1;
    } else {
      const record = b << RECORD_BITS;
      const flow = amount[b + b] as number;
      const room = node[record | UP] === 1 ? (amount[b + b + 1] as number) - flow : flow;
      if (room <= delta) {
        delta = room;
        out = b;
        outIsFrom = false;
      }
      b = node[record | PARENT] as number;
      bDepth -= 1;
    }
  }
  const apex = a;
  if (delta === Infinity) return false;
  tree.pushed = delta;
  if (delta > 0) push(tree, from, to, apex, delta);

  if (out === NONE) {
    tree.leaving = arc;
    tree.leavingAtCapacity = forward;
    tree.moved = 0;
    return true;
  }
  tree.leaving = node[(out << RECORD_BITS) | ARC] as number;
  tree.leavingAtCapacity = amount[out + out] !== 0;

  const flow = forward ? delta : capacity - delta;
  const inner = outIsFrom ? from : to;
  const outer = outIsFrom ? to : from;
  // The arc runs inner → outer when its own direction leaves the moved subtree.
  const up = outIsFrom === forward;
  reroot(tree, inner, outer, out, arc, up ? 1 : 0, flow, capacity);
  shiftSubtree(tree, inner, up ? -reduced : reduced);
  return true;
}

function push(tree: Tree, from: number, to: number, apex: number, delta: number): void {
  const { node, amount } = tree;
  let largest = 0;
  for (let v = from; v !== apex; ) {
    const record = v << RECORD_BITS;
    const flow =
      node[record | UP] === 1 ? (amount[v + v] as number) - delta : (amount[v + v] as number) + delta;
    amount[v + v] = flow;
    if (flow > largest) largest = flow;
    v = node[record | PARENT] as number;
  }
  for (let v = to; v !== apex; ) {
    const record = v << RECORD_BITS;
    const flow =
      node[record | UP] === 1 ? (amount[v + v] as number) + delta : (amount[v + v] as number) - delta;
    amount[v + v] = flow;
    if (flow > largest) largest = flow;
    v = node[record | PARENT] as number;
  }
  // Both operands are safe, so a sum above the limit is seen even where it is rounded.
  if (largest > Number.MAX_SAFE_INTEGER)
    throw new FlowError(
      'quantity-overflow',
      'a flow on an arc without capacity leaves the exact integers (2^53)',
    );
}

/** Hangs the subtree under `out` by `inner` below `outer`, turning the stem from `inner` to `out` around. */
function reroot(
  tree: Tree,
  inner: number,
  outer: number,
  out: number,
  arc: number,
  up: number,
  flow: number,
  capacity: number,
): void {
  const { node, amount, lazyFrom } = tree;
  // A lazy leaf is about to have a child: from now on it is listed.
  if (outer >= lazyFrom && node[(outer << RECORD_BITS) | FIRST] === NONE && outer !== tree.root)
    link(node, outer, node[(outer << RECORD_BITS) | PARENT] as number);
  let v = inner;
  let parent = outer;
  for (;;) {
    const record = v << RECORD_BITS;
    const oldParent = node[record | PARENT] as number;
    const oldArc = node[record | ARC] as number;
    const oldUp = node[record | UP] as number;
    const oldFlow = amount[v + v] as number;
    const oldCapacity = amount[v + v + 1] as number;
    // Inner stem nodes are listed, whatever their kind: their stem child was in their list until the step before.
    if (v < lazyFrom || v !== inner || node[record | FIRST] !== NONE) unlink(node, v, oldParent);
    node[record | PARENT] = parent;
    node[record | ARC] = arc;
    node[record | UP] = up;
    amount[v + v] = flow;
    amount[v + v + 1] = capacity;
    if (v < lazyFrom || v !== out || node[record | FIRST] !== NONE) link(node, v, parent);
    if (v === out) {
      if (
        oldParent >= lazyFrom &&
        oldParent !== tree.root &&
        node[(oldParent << RECORD_BITS) | FIRST] === NONE
      )
        unlink(node, oldParent, node[(oldParent << RECORD_BITS) | PARENT] as number);
      return;
    }
    parent = v;
    v = oldParent;
    arc = oldArc;
    up = 1 - oldUp;
    flow = oldFlow;
    capacity = oldCapacity;
  }
}
