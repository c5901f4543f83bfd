import { objectiveOf } from '../problem/objective.ts';
import type { FlowProblem, FlowResult, Statistics } from '../problem/problem.ts';
import { artificialCost, type Magnitudes } from '../problem/validate.ts';
import { type Arcs, arrangeArcs } from './arcs.ts';
import { firstBasis } from './first-basis.ts';
import { type Layout, layOut } from './layout.ts';
import { arrangeSupply, flowOf, potentialOf } from './load.ts';
import { cycleOf, networkSimplex, type Run } from './network-simplex.ts';
import { renewLeaves } from './price.ts';
import { infeasibleSet } from './reachable.ts';
import { createTree, NOTHING, type Tree } from './tree.ts';

/** A problem laid out for the simplex, with a basis. */
export interface Simplex {
  readonly layout: Layout;
  readonly arcs: Arcs;
  readonly tree: Tree;
}

/** Lays the problem out and gives it a first basis. */
export function openSimplex(problem: FlowProblem, { largestCost }: Magnitudes): Simplex {
  const layout = layOut(problem);
  const arcs = arrangeArcs(problem, layout);
  const tree = createTree(problem.nodeCount, layout.lazyFrom);
  tree.artificial = artificialCost(problem.nodeCount, largestCost);
  firstBasis(arcs, tree, arrangeSupply(problem, layout));
  return { layout, arcs, tree };
}

/** Walks from an optimal basis to the optimum that a rule names; returns its pivots. */
export type BreakTies = (arcs: Arcs, tree: Tree) => number;

/** Pivots from the basis at hand to an optimal one and reads the result off it. The result is not checked here. */
export function solveSimplex(problem: FlowProblem, simplex: Simplex, breakTies?: BreakTies): FlowResult {
  const { layout, arcs, tree } = simplex;
  const run = networkSimplex(arcs, tree);
  const statistics = statisticsOf(run);
  if (run.unbounded !== NOTHING) return unboundedResult(problem, simplex, run);
  const infeasible = infeasibleSet(arcs, tree);
  if (infeasible !== undefined) {
    const nodes = infeasible.nodes.map((v) => layout.outer[v] as number).sort();
    const kind = layout.reversed ? (infeasible.kind === 'excess' ? 'shortage' : 'excess') : infeasible.kind;
    return { status: 'infeasible', kind, nodes, statistics };
  }
  const canonicalPivots = breakTies?.(arcs, tree) ?? 0;
  renewLeaves(arcs, tree);
  const flow = flowOf(problem, arcs, tree);
  return {
    status: 'optimal',
    flow,
    potential: potentialOf(tree, layout),
    objective: objectiveOf(flow, problem.cost),
    statistics: { ...statistics, canonicalPivots },
  };
}

const statisticsOf = (run: Run): Statistics => ({
  method: 'network simplex',
  pivots: run.pivots,
  degenerate: run.degenerate,
  canonicalPivots: 0,
});

/** A negative cycle without capacity says "unbounded" only if there is a feasible flow: asked with all costs at zero. */
function unboundedResult(problem: FlowProblem, { layout, arcs, tree }: Simplex, run: Run): FlowResult {
  const arc = run.unbounded;
  const cycle = cycleOf(tree, arc, arcs.source[arc] as number, arcs.target[arc] as number).map(
    (inner) => arcs.original[inner] as number,
  );
  const free = { ...problem, cost: new Float64Array(problem.cost.length) };
  const feasible = solveSimplex(free, openSimplex(free, { largestCost: 0, hasLower: true }));
  if (feasible.status !== 'optimal') return feasible;
  return {
    status: 'unbounded',
    flow: feasible.flow,
    cycle: layout.reversed ? cycle.reverse() : cycle,
    statistics: statisticsOf(run),
  };
}
