import { type Arcs, AT_CAPACITY, AT_LOWER, IN_TREE } from './arcs.ts';
import { pivot } from './pivot.ts';
import { forwards, nextEntering, reducedCost } from './price.ts';
import { ARC, DEPTH, NOTHING, PARENT, RECORD_BITS, type Tree } from './tree.ts';

export interface Run {
  pivots: number;
  degenerate: number;
  /** The entering arc of a cycle that nothing blocks, or `NOTHING`. */
  unbounded: number;
}

/** Pivots until no arc pays: the tree is optimal. Deterministic. */
export function networkSimplex(arcs: Arcs, tree: Tree): Run {
  const run: Run = { pivots: 0, degenerate: 0, unbounded: NOTHING };
  const block = Math.max(Math.ceil(Math.sqrt(arcs.count)), 20);
  const search = { group: 0, arc: 0, block };
  let effort = 0;

  for (;;) {
    const entering = nextEntering(arcs, tree, search);
    if (entering === -1) return run;
    if (!enter(arcs, tree, entering)) {
      run.unbounded = entering;
      return run;
    }
    run.pivots += 1;
    // As much effort for the choice of a pivot as pivots have cost of late: the dearer they are, the better chosen.
    effort += (tree.moved - effort) / 64;
    search.block = Math.min(arcs.count, Math.max(block, Math.ceil(effort)));
    if (tree.pushed === 0) run.degenerate += 1;
  }
}

/** Brings a non-tree arc into the tree; false if the cycle is without capacity. */
export function enter(arcs: Arcs, tree: Tree, arc: number): boolean {
  const forward = forwards(arcs, arc);
  const u = arcs.source[arc] as number;
  const v = arcs.target[arc] as number;
  const reduced = reducedCost(arcs, tree, arc);
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
