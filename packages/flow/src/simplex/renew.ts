import type { Arcs } from './arcs.ts';
import { ARC, DEPTH, FIRST, link, NEXT, NONE, PARENT, RECORD_BITS, type Tree, UP } from './tree.ts';

/** Builds the lists of children from the parents. Lazy leaves stay unlisted. */
export function linkAll(tree: Tree): void {
  const { node, root, lazyFrom } = tree;
  for (let v = 0; v <= root; v += 1) node[(v << RECORD_BITS) | FIRST] = NONE;
  const eager = Math.min(lazyFrom, root);
  for (let v = eager - 1; v >= 0; v -= 1) link(node, v, node[(v << RECORD_BITS) | PARENT] as number);
  for (let v = eager; v < root; v += 1)
    if (node[(v << RECORD_BITS) | FIRST] !== NONE) link(node, v, node[(v << RECORD_BITS) | PARENT] as number);
}

/** Computes potentials and depths of all listed nodes anew, from the root down. */
export function renew(arcs: Arcs, tree: Tree): void {
  const { node, potential, queue, root } = tree;
  potential[root] = 0;
  node[(root << RECORD_BITS) | DEPTH] = 0;
  queue[0] = root;
  let end = 1;
  for (let at = 0; at < end; at += 1) {
    const v = queue[at] as number;
    const above = potential[v] as number;
    const depth = (node[(v << RECORD_BITS) | DEPTH] as number) + 1;
    for (let child = node[(v << RECORD_BITS) | FIRST] as number; child !== NONE; ) {
      const record = child << RECORD_BITS;
      const arc = node[record | ARC] as number;
      const cost = arc < 0 ? tree.artificial : (arcs.cost[arc] as number);
      potential[child] = node[record | UP] === 1 ? above - cost : above + cost;
      node[record | DEPTH] = depth;
      queue[end] = child;
      end += 1;
      child = node[record | NEXT] as number;
    }
  }
}
