import { type Arcs, AT_CAPACITY, IN_TREE } from './arcs.ts';
import { ARC, NONE, PARENT, RECORD_BITS, type Tree, UP } from './tree.ts';

/**
 * Every node that takes is served from its cheapest neighbours that still have something to give, one
 * node after another. Each such step settles the giver or the taker, and who is settled hangs in the tree below the
 * other, so the steps form a forest; what is left open is returned. All arcs down carry
 * flow and all arcs up have room: the tree is strongly feasible once the open nodes hang under the root.
 */
export function greedy(arcs: Arcs, tree: Tree, supply: Float64Array): Float64Array {
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
  return rest;
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
