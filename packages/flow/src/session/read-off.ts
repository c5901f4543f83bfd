import type { StandingCertificate } from '../certificate/standing.ts';
import type { FlowProblem } from '../problem/problem.ts';
import { AT_CAPACITY, IN_TREE } from '../simplex/arcs.ts';
import type { Simplex } from '../simplex/simplex.ts';
import { ARC, RECORD_BITS } from '../simplex/tree.ts';

/** The arc above each node of the basis, or `~node`. */
export const treeArcs = ({ tree }: Simplex): Int32Array =>
  Int32Array.from({ length: tree.root }, (_, v) => tree.node[(v << RECORD_BITS) | ARC] as number);

/**
 * Writes what the basis says into the standing answer: potentials, flows of tree arcs, and flows of arcs outside of the
 * tree that were in it (`before`), entered it, or were changed. No other arc can have another flow than it had. `before` becomes the tree of this basis.
 */
export function readOff(
  problem: FlowProblem,
  { layout, arcs, tree }: Simplex,
  standing: StandingCertificate,
  before: Int32Array,
  others: Iterable<number>,
): void {
  const { original, state, capacity } = arcs;
  const { lower } = problem;
  const { node, amount, potential } = tree;
  const { flow, potential: known } = standing;
  const outside = (arc: number): void => {
    if (arc < 0 || state[arc] === IN_TREE) return;
    const outer = original[arc] as number;
    const least = lower === undefined ? 0 : (lower[outer] as number);
    const carried = least + (state[arc] === AT_CAPACITY ? (capacity[arc] as number) : 0);
    if (flow[outer] !== carried) standing.setFlow(problem, outer, carried);
  };
  const sign = layout.reversed ? -1 : 1;
  for (let v = 0; v < tree.root; v += 1) {
    const at = layout.outer[v] as number;
    // Plus 0: there is no negative zero among potentials.
    const own = sign * (potential[v] as number) + 0;
    if (known[at] !== own) standing.setPotential(at, own);
    const arc = node[(v << RECORD_BITS) | ARC] as number;
    if (arc >= 0) {
      const outer = original[arc] as number;
      const carried = (amount[v + v] as number) + (lower === undefined ? 0 : (lower[outer] as number));
      if (flow[outer] !== carried) standing.setFlow(problem, outer, carried);
    }
    if (arc !== before[v]) {
      outside(before[v] as number);
      before[v] = arc;
    }
  }
  for (const arc of others) outside(arc);
}
