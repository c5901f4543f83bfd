/**
 * The spanning tree of the network simplex. Nodes `0…nodes−1`, the root is node `nodes`.
 *
 * A node's record is eight neighbouring int32 (one half of a cache line), because a pivot walks from node to node and
 * needs all of them at once. Children hang in doubly linked lists instead of the usual thread: moving a subtree then
 * costs O(stem) link changes, and its potentials are renewed breadth-first, which lets the processor load siblings at
 * the same time where a thread is one long chain of dependent loads.
 *
 * Nodes from `lazyFrom` on are lazy: while such a node has no children it is in nobody's child list, and its potential
 * and depth are derived from its parent when asked for. Lazy nodes must never be adjacent to each other. In a transport
 * problem nine needs in ten are leaves; none of them is touched when a subtree moves.
 */
export interface Tree {
  readonly root: number;
  lazyFrom: number;
  /** The cost of an artificial arc. */
  artificial: number;
  /** Records of `RECORD` int32 a node, fields below. */
  readonly node: Int32Array;
  /** Flow on the arc to the parent, and that arc's capacity: two doubles a node. */
  readonly amount: Float64Array;
  readonly potential: Float64Array;
  readonly queue: Int32Array;
  /** What the last pivot did: the arc that left (or `NOTHING`), whether at its capacity, and the amount pushed. */
  leaving: number;
  leavingAtCapacity: boolean;
  pushed: number;
  /** How many nodes the last subtree had: `queue[0…moved−1]` are those whose potential changed. */
  moved: number;
}

export const RECORD_BITS = 3;
export const PARENT = 0;
/** The arc to the parent; `~v` is the artificial arc of node `v`. */
export const ARC = 1;
/** 1: that arc runs from the node to its parent. */
export const UP = 2;
export const DEPTH = 3;
export const FIRST = 4;
export const NEXT = 5;
const PREVIOUS = 6;

export const NONE = -1;
/** Not an arc, real or artificial. */
export const NOTHING = -0x80000000;

export function createTree(nodes: number, lazyFrom: number): Tree {
  const node = new Int32Array((nodes + 1) << RECORD_BITS).fill(NONE);
  node[(nodes << RECORD_BITS) | DEPTH] = 0;
  return {
    root: nodes,
    lazyFrom,
    artificial: 0,
    node,
    amount: new Float64Array(2 * (nodes + 1)),
    potential: new Float64Array(nodes + 1),
    queue: new Int32Array(nodes + 1),
    leaving: NOTHING,
    leavingAtCapacity: false,
    pushed: 0,
    moved: 0,
  };
}

/** Puts `child` at the head of `parent`'s list of children. */
export function link(node: Int32Array, child: number, parent: number): void {
  const list = (parent << RECORD_BITS) | FIRST;
  const record = child << RECORD_BITS;
  const head = node[list] as number;
  node[record | NEXT] = head;
  node[record | PREVIOUS] = NONE;
  if (head !== NONE) node[(head << RECORD_BITS) | PREVIOUS] = child;
  node[list] = child;
}

export function unlink(node: Int32Array, child: number, parent: number): void {
  const record = child << RECORD_BITS;
  const next = node[record | NEXT] as number;
  const previous = node[record | PREVIOUS] as number;
  if (next !== NONE) node[(next << RECORD_BITS) | PREVIOUS] = previous;
  if (previous === NONE) node[(parent << RECORD_BITS) | FIRST] = next;
  else node[(previous << RECORD_BITS) | NEXT] = next;
}

/** Adds `shift` to the potentials of the subtree of `top` and renews its depths. */
export function shiftSubtree(tree: Tree, top: number, shift: number): void {
  const { node, potential, queue } = tree;
  queue[0] = top;
  potential[top] = (potential[top] as number) + shift;
  node[(top << RECORD_BITS) | DEPTH] =
    (node[((node[(top << RECORD_BITS) | PARENT] as number) << RECORD_BITS) | DEPTH] as number) + 1;
  let end = 1;
  for (let at = 0; at < end; at += 1) {
    const record = (queue[at] as number) << RECORD_BITS;
    let child = node[record | FIRST] as number;
    if (child === NONE) continue;
    const depth = (node[record | DEPTH] as number) + 1;
    do {
      const own = child << RECORD_BITS;
      queue[end] = child;
      end += 1;
      potential[child] = (potential[child] as number) + shift;
      node[own | DEPTH] = depth;
      child = node[own | NEXT] as number;
    } while (child !== NONE);
  }
  tree.moved = end;
}
