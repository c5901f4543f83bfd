import { certify } from './certificate/certify.ts';
import { FlowError } from './error.ts';
import { exactDot } from './certificate/sums.ts';
import type { FlowProblem, FlowResult, Statistics } from './problem/problem.ts';
import { artificialCost, type Magnitudes, validateProblem } from './problem/validate.ts';
import { artificialBasis } from './simplex/artificial.ts';
import { flowOf, loadArcs } from './simplex/load.ts';
import { type Arcs, cycleOf, networkSimplex, type Run } from './simplex/network-simplex.ts';
import { infeasibleSet } from './simplex/reachable.ts';
import { createTree, NOTHING, type Tree } from './simplex/tree.ts';

/**
 * Solves the problem exactly. The result has passed `certify`; one that does not is thrown as `uncertified`.
 *
 * @throws {FlowError} for a problem that is malformed or that could not be solved without rounding
 */
export function solve(problem: FlowProblem): FlowResult {
  const magnitudes = validateProblem(problem);
  const result = solveUnchecked(problem, magnitudes);
  const verdict = certify(problem, result);
  if (!verdict.certified) throw new FlowError('uncertified', `${verdict.fault}: ${verdict.message}`, verdict.index);
  return result;
}

function solveUnchecked(problem: FlowProblem, magnitudes: Magnitudes): FlowResult {
  const { arcs, supply } = loadArcs(problem, magnitudes.hasLower);
  const tree = createTree(problem.nodeCount);
  artificialBasis(tree, problem.nodeCount, supply, artificialCost(problem.nodeCount, magnitudes.largestCost));
  const run = networkSimplex(arcs, tree);
  if (run.unbounded !== NOTHING) return unboundedResult(problem, magnitudes, arcs, tree, run);
  const statistics = statisticsOf(run);
  const infeasible = infeasibleSet(arcs, tree, problem.nodeCount);
  if (infeasible !== undefined) return { status: 'infeasible', ...infeasible, statistics };
  const flow = flowOf(problem, arcs, tree, magnitudes.hasLower);
  return {
    status: 'optimal',
    flow,
    potential: tree.potential.slice(0, problem.nodeCount),
    objective: exactDot(flow, problem.cost),
    statistics,
  };
}

const statisticsOf = (run: Run): Statistics => ({
  method: 'network simplex',
  pivots: run.pivots,
  degenerate: run.degenerate,
  canonicalPivots: 0,
});

/** A negative cycle without capacity says "unbounded" only if there is a feasible flow: asked with all costs at zero. */
function unboundedResult(
  problem: FlowProblem,
  magnitudes: Magnitudes,
  arcs: Arcs,
  tree: Tree,
  run: Run,
): FlowResult {
  const arc = run.unbounded;
  const cycle = cycleOf(tree, arc, arcs.source[arc] as number, arcs.target[arc] as number);
  const free = { ...problem, cost: new Float64Array(arcs.count) };
  const feasible = solveUnchecked(free, { ...magnitudes, largestCost: 0 });
  return feasible.status === 'optimal'
    ? { status: 'unbounded', flow: feasible.flow, cycle, statistics: statisticsOf(run) }
    : feasible;
}
