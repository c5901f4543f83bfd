import { type Arcs, AT_CAPACITY, IN_TREE } from './arcs.ts';
import { attachToRoot } from './artificial.ts';
import { ARC, DEPTH, FIRST, link, NEXT, NONE, PARENT, RECORD_BITS, type Tree, UP } from './tree.ts';

/**
 * The first basis: every node that takes is served from its cheapest neighbours that still have something to give, one
 * node after another. Each such step settles the giver or the taker, and who is settled hangs in the tree below the
 * other, so the steps form a forest; what is left open hangs under the root by an artificial arc. All arcs down carry
 * flow and all arcs up have room: the tree is strongly feasible.
 */
export function greedyBasis(arcs: Arcs, tree: Tree, supply: Float64Array): void {
  const { first, head, groups } = arcs;
  const rest = supply.slice();
  for (let group = 0; group < groups; group += 1) {
    const taker = head[group] as number;
    if (!((rest[taker] as number) < 0)) continue;
    const begin = first[group] as number;
    const end = first[group + 1] as number;
    if (end - begin > FEW) serveSorted(arcs, tree, rest, taker, begin, end);
    else serve(arcs, tree, rest, taker, begin, end);
  }
  for (let v = 0; v < tree.root; v += 1)
    if (tree.node[(v << RECORD_BITS) | PARENT] === NONE) attachToRoot(tree, v, rest[v] as number);
  linkAll(tree);
  renew(arcs, tree);
}

const FEW = 64;

function serve(arcs: Arcs, tree: Tree, rest: Float64Array, taker: number, begin: number, end: number): void {
  const { source, cost, state } = arcs;
  while ((rest[taker] as number) < 0) {
    let cheapest = NONE;
    for (let arc = begin; arc < end; arc += 1)
      if (
        (rest[source[arc] as number] as number) > 0 &&
        state[arc] === 1 &&
        (cheapest === NONE || (cost[arc] as number) < (cost[cheapest] as number))
      )
        cheapest = arc;
    if (cheapest === NONE) return;
    settle(arcs, tree, rest, taker, cheapest);
  }
}

function serveSorted(
  arcs: Arcs,
  tree: Tree,
  rest: Float64Array,
  taker: number,
  begin: number,
  end: number,
): void {
  const { source, cost } = arcs;
  const order = new Float64Array(end - begin).map((_, at) => begin + at);
  order.sort((a, b) => (cost[a] as number) - (cost[b] as number) || a - b);
  for (const arc of order) {
    if (!((rest[taker] as number) < 0)) return;
    if ((rest[source[arc] as number] as number) > 0) settle(arcs, tree, rest, taker, arc);
  }
}

/** Sends what fits over the arc. */
function settle(arcs: Arcs, tree: Tree, rest: Float64Array, taker: number, arc: number): void {
  const giver = arcs.source[arc] as number;
  const gives = rest[giver] as number;
  const takes = -(rest[taker] as number);
  const capacity = arcs.capacity[arc] as number;
  const amount = Math.min(gives, takes, capacity);
  rest[giver] = gives - amount;
  rest[taker] = amount - takes;
  if (amount === takes && amount > 0) hang(arcs, tree, taker, giver, arc, amount);
  else if (amount < capacity) hang(arcs, tree, giver, taker, arc, amount);
  else arcs.state[arc] = AT_CAPACITY;
}

function hang(arcs: Arcs, tree: Tree, child: number, parent: number, arc: number, amount: number): void {
  const { node } = tree;
  const record = child << RECORD_BITS;
  node[record | PARENT] = parent;
  node[record | ARC] = arc;
  node[record | UP] = child === arcs.source[arc] ? 1 : 0;
  tree.amount[child + child] = amount;
  tree.amount[child + child + 1] = arcs.capacity[arc] as number;
  arcs.state[arc] = IN_TREE;
}

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
