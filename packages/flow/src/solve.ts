import { certify } from './certificate/certify.ts';
import { FlowError } from './error.ts';
import type { FlowProblem, FlowResult } from './problem/problem.ts';
import { validateProblem } from './problem/validate.ts';
import { openSimplex, solveSimplex } from './simplex/simplex.ts';

/**
 * Solves the problem exactly. The result has passed `certify`; one that does not is thrown as `uncertified`.
 *
 * @throws {FlowError} for a problem that is malformed or that could not be solved without rounding
 */
export function solve(problem: FlowProblem): FlowResult {
  return certified(problem, solveSimplex(problem, openSimplex(problem, validateProblem(problem))));
}

export function certified(problem: FlowProblem, result: FlowResult): FlowResult {
  const verdict = certify(problem, result);
  if (!verdict.certified)
    throw new FlowError('uncertified', `${verdict.fault}: ${verdict.message}`, verdict.index);
  return result;
}
