import { type Arcs, AT_LOWER } from './arcs.ts';
import { ARC, DEPTH, FIRST, NONE, PARENT, RECORD_BITS, type Tree, UP } from './tree.ts';

/** Where the search for an entering arc stands: it goes round and round, block after block. */
export interface Search {
  group: number;
  arc: number;
  block: number;
}

/**
 * Block search (Grigoriadis 1986; Király & Kovács 2012) over arcs that are grouped by target: of the first block with a
 * paying arc, the arc that pays most, ties to the one found first; −1 when a whole round finds none. The potential of a
 * lazy leaf is derived here, once a group.
 */
export function nextEntering(arcs: Arcs, tree: Tree, search: Search): number {
  if (arcs.mixed) return nextOfMixed(arcs, tree, search);
  const { count, groups, first, head, source, cost, state } = arcs;
  const { node, potential, lazyFrom } = tree;
  let { group, arc } = search;
  let best = 0;
  let entering = -1;
  let left = count;
  let inBlock = search.block;
  while (left > 0) {
    if (arc >= (first[group + 1] as number)) {
      group += 1;
      if (group === groups) group = 0;
      arc = first[group] as number;
      continue;
    }
    const target = head[group] as number;
    if (target >= lazyFrom && node[(target << RECORD_BITS) | FIRST] === NONE) renewLeaf(arcs, tree, target);
    const at = potential[target] as number;
    const begin = arc;
    const end = Math.min(first[group + 1] as number, arc + Math.min(left, inBlock));
    for (; arc < end; arc += 1) {
      const pays =
        (state[arc] as number) * ((cost[arc] as number) + (potential[source[arc] as number] as number) - at);
      if (pays < best) {
        best = pays;
        entering = arc;
      }
    }
    left -= end - begin;
    inBlock -= end - begin;
    if (inBlock === 0) {
      if (entering !== -1) break;
      inBlock = search.block;
    }
  }
  search.group = group;
  search.arc = arc;
  return entering;
}

/** The same where every arc is a group of its own, and no node is lazy. */
function nextOfMixed(
  { count, source, target, cost, state }: Arcs,
  { potential }: Tree,
  search: Search,
): number {
  let { arc } = search;
  let best = 0;
  let entering = -1;
  for (let left = count; left > 0; ) {
    const begin = arc;
    const end = Math.min(count, arc + Math.min(left, search.block));
    for (; arc < end; arc += 1) {
      const pays =
        (state[arc] as number) *
        ((cost[arc] as number) +
          (potential[source[arc] as number] as number) -
          (potential[target[arc] as number] as number));
      if (pays < best) {
        best = pays;
        entering = arc;
      }
    }
    left -= end - begin;
    if (arc === count) arc = 0;
    if (entering !== -1) break;
  }
  search.arc = arc;
  return entering;
}

/** Derives what a lazy leaf does not keep: its potential and its depth. */
export function renewLeaf(arcs: Arcs, tree: Tree, leaf: number): void {
  const { node, potential } = tree;
  const record = leaf << RECORD_BITS;
  const parent = node[record | PARENT] as number;
  const arc = node[record | ARC] as number;
  const cost = arc < 0 ? tree.artificial : (arcs.cost[arc] as number);
  const above = potential[parent] as number;
  potential[leaf] = node[record | UP] === 1 ? above - cost : above + cost;
  node[record | DEPTH] = (node[(parent << RECORD_BITS) | DEPTH] as number) + 1;
}

export function renewLeaves(arcs: Arcs, tree: Tree): void {
  for (let v = tree.lazyFrom; v < tree.root; v += 1)
    if (tree.node[(v << RECORD_BITS) | FIRST] === NONE) renewLeaf(arcs, tree, v);
}

/** The reduced cost of an arc whose ends are up to date. */
export const reducedCost = (arcs: Arcs, tree: Tree, arc: number): number =>
  (arcs.cost[arc] as number) +
  (tree.potential[arcs.source[arc] as number] as number) -
  (tree.potential[arcs.target[arc] as number] as number);

export const forwards = (arcs: Arcs, arc: number): boolean => arcs.state[arc] === AT_LOWER;
