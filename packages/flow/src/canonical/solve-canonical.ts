import type { FlowProblem, FlowResult } from '../problem/problem.ts';
import { validateProblem } from '../problem/validate.ts';
import { openSimplex, solveSimplex } from '../simplex/simplex.ts';
import { certified } from '../solve.ts';
import { breakTies } from './break-ties.ts';
import { type CanonicalOrder, checkOrder, fromCanonical, toCanonical } from './order.ts';

/**
 * Solves the problem in its canonical order and breaks ties by the published rule (`weights.ts`), so that the same
 * problem has one answer, bit for bit, however its nodes and arcs were listed. The flow is more than reproducible: it is
 * the only one that the rule allows, whatever solver or starting basis found it. Certified, like `solve`.
 *
 * @throws {FlowError} as `solve`; `bad-order` if the order is not a permutation
 */
export function solveCanonical(problem: FlowProblem, order?: CanonicalOrder): FlowResult {
  const magnitudes = validateProblem(problem);
  if (order !== undefined) checkOrder(problem, order);
  const canonical = order === undefined ? problem : toCanonical(problem, order);
  const result = solveSimplex(canonical, openSimplex(canonical, magnitudes), (arcs, tree) =>
    breakTies(arcs, tree, undefined),
  );
  return certified(problem, order === undefined ? result : fromCanonical(result, order));
}
