import fc from 'fast-check';
import { expect, it } from 'vitest';
import { certify, solve } from '../src/index.ts';
import { bruteForce } from './support/brute-force.ts';
import { anyProblem, runs } from './support/problems.ts';

const shape = { nodes: 4, arcs: 6, quantity: 3, cost: 5, lower: true };

it.each([
  ['networks', shape],
  ['networks whose supplies need not add up to zero', { ...shape, balanced: false }],
  ['bipartite networks', { ...shape, bipartite: true }],
  ['networks with many ties', { ...shape, cost: 1, quantity: 2 }],
])('finds what trying every flow finds: %s', (_, tiny) => {
  fc.assert(
    fc.property(anyProblem(tiny), (problem) => {
      const result = solve(problem);
      const best = bruteForce(problem);
      expect(result.status).toBe(best === undefined ? 'infeasible' : 'optimal');
      if (result.status === 'optimal') expect(result.objective).toBe(best);
      expect(certify(problem, result)).toEqual({ certified: true });
    }),
    { numRuns: runs(400) },
  );
});
