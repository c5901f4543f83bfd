import { pivot } from './pivot.ts';
import { ARC, DEPTH, NOTHING, PARENT, RECORD_BITS, type Tree } from './tree.ts';

/** Where an arc stands. The sign is chosen so that `state × reduced cost < 0` means: pushing on it pays. */
export const AT_LOWER = 1;
export const AT_CAPACITY = -1;
export const IN_TREE = 0;

/** The arcs as the simplex sees them: lower bounds are already shifted to 0. */
export interface Arcs {
  readonly count: number;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly capacity: Float64Array;
  readonly cost: Float64Array;
  readonly state: Int8Array;
}

export interface Run {
  pivots: number;
  degenerate: number;
  /** The entering arc of a cycle that nothing blocks, or `NOTHING`. */
  unbounded: number;
}

/**
 * Primal network simplex with block search (Grigoriadis 1986; Király & Kovács 2012): the arcs are examined block after
 * block, round and round; of the first block that has a paying arc the best one enters. Ends when a whole round finds
 * none: the tree is optimal. Deterministic.
 */
export function networkSimplex(arcs: Arcs, tree: Tree): Run {
  const { count, source, target, cost, state } = arcs;
  const potential = tree.potential;
  const run: Run = { pivots: 0, degenerate: 0, unbounded: NOTHING };
  const block = Math.max(Math.ceil(Math.sqrt(count)), 20);
  let next = 0;
  for (;;) {
    let best = 0;
    let entering = -1;
    let examined = 0;
    while (examined < count) {
      const end = Math.min(next + block, count, next + count - examined);
      for (let arc = next; arc < end; arc += 1) {
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
      examined += end - next;
      next = end === count ? 0 : end;
      if (entering !== -1) break;
    }
    if (entering === -1) return run;
    if (!enter(arcs, tree, entering)) {
      run.unbounded = entering;
      return run;
    }
    run.pivots += 1;
    if (tree.pushed === 0) run.degenerate += 1;
  }
}

/** Brings a non-tree arc into the tree; false if the cycle is without capacity. */
export function enter(arcs: Arcs, tree: Tree, arc: number): boolean {
  const forward = arcs.state[arc] === AT_LOWER;
  const u = arcs.source[arc] as number;
  const v = arcs.target[arc] as number;
  const reduced =
    (arcs.cost[arc] as number) + (tree.potential[u] as number) - (tree.potential[v] as number);
  const capacity = arcs.capacity[arc] as number;
  if (!pivot(tree, arc, forward ? u : v, forward ? v : u, forward, capacity, reduced)) return false;
  arcs.state[arc] = IN_TREE;
  if (tree.leaving >= 0) arcs.state[tree.leaving] = tree.leavingAtCapacity ? AT_CAPACITY : AT_LOWER;
  return true;
}

/** The arcs of the cycle that `arc`, pushed in its direction, closes in the tree: in order, head to tail. */
export function cycleOf(tree: Tree, arc: number, from: number, to: number): Int32Array {
  const { node } = tree;
  const down: number[] = [];
  const up: number[] = [];
  let a = from;
  let b = to;
  while (a !== b) {
    if ((node[(a << RECORD_BITS) | DEPTH] as number) >= (node[(b << RECORD_BITS) | DEPTH] as number)) {
      down.push(node[(a << RECORD_BITS) | ARC] as number);
      a = node[(a << RECORD_BITS) | PARENT] as number;
    } else {
      up.push(node[(b << RECORD_BITS) | ARC] as number);
      b = node[(b << RECORD_BITS) | PARENT] as number;
    }
  }
  return Int32Array.from([arc, ...up, ...down.reverse()]);
}
