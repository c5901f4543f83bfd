import fc from 'fast-check';
import { expect, it } from 'vitest';
import { solve } from '../src/index.ts';
import { askHighs } from './support/highs.ts';
import { anyProblem, feasibleProblem, runs } from './support/problems.ts';

const shape = { nodes: 12, arcs: 50, quantity: 20, cost: 30, lower: true, endless: true };
const FINITE = { ...shape, endless: false };

it.each([
  ['feasible networks', feasibleProblem(shape), 500],
  ['feasible networks, all arcs with a capacity', feasibleProblem(FINITE), 500],
  ['networks of any kind', anyProblem(shape), 300],
  [
    'networks whose supplies need not add up to zero',
    anyProblem({ ...shape, balanced: false }),
    100,
    'infeasible',
  ],
  ['transport problems', feasibleProblem({ ...shape, bipartite: true, cost: 100 }), 500],
  ['transport problems with many ties', feasibleProblem({ ...FINITE, bipartite: true, cost: 1 }), 300],
  ['larger networks', feasibleProblem({ ...FINITE, nodes: 40, arcs: 200 }), 100],
])('agrees with HiGHS: %s', (_, problems, count, expected = 'optimal') => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(problems, (problem) => {
      const ours = solve(problem);
      const theirs = askHighs(problem);
      seen.add(ours.status);
      // HiGHS may stop at "unbounded or infeasible" or at the first of the two that it sees.
      if (ours.status === 'optimal') {
        expect(theirs.status).toBe('Optimal');
        expect(Number(ours.objective)).toBeCloseTo(theirs.objective as number, 3);
      } else expect(theirs.status).not.toBe('Optimal');
    }),
    { numRuns: runs(count) },
  );
  expect(seen).toContain(expected);
});
