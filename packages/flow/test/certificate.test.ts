import fc from 'fast-check';
import { expect, it } from 'vitest';
import { certify, type Fault, type FlowResult, type OptimalFlow, solve } from '../src/index.ts';
import { feasibleProblem, problemOf, runs } from './support/problems.ts';

const problem = problemOf(
  [5, 0, -5],
  [
    { source: 0, target: 1, cost: 1, capacity: 3 },
    { source: 1, target: 2, cost: 1 },
    { source: 0, target: 2, cost: 4 },
  ],
);
const good = solve(problem) as OptimalFlow;

it.each<[Fault, string, Partial<OptimalFlow>]>([
  ['conservation', 'a unit lost', { flow: Float64Array.of(3, 2, 2) }],
  ['bounds', 'more than the capacity', { flow: Float64Array.of(4, 4, 1) }],
  ['bounds', 'less than nothing', { flow: Float64Array.of(-1, -1, 6) }],
  ['not-whole', 'half a unit', { flow: Float64Array.of(2.5, 2.5, 2.5) }],
  ['slackness', 'a dearer flow', { flow: Float64Array.of(2, 2, 3), objective: 16n }],
  ['slackness', 'other potentials', { potential: Float64Array.of(0, 9, 4) }],
  ['not-whole', 'a potential that is not a number', { potential: Float64Array.of(0, Number.NaN, 4) }],
  ['objective', 'another objective', { objective: good.objective + 1n }],
  ['shape', 'a flow missing', { flow: Float64Array.of(3, 3) }],
])('refuses for %s: %s', (fault, _, wrong) => {
  expect(certify(problem, good)).toEqual({ certified: true });
  expect(certify(problem, { ...good, ...wrong })).toMatchObject({ certified: false, fault });
});

it('refuses a set that proves no lack, and a cycle that is none', () => {
  const { statistics, flow } = good;
  const wrong: [FlowResult, Fault][] = [
    [{ status: 'infeasible', kind: 'excess', nodes: Int32Array.of(0), statistics }, 'cut'],
    [{ status: 'infeasible', kind: 'shortage', nodes: Int32Array.of(7), statistics }, 'cut'],
    [{ status: 'unbounded', flow, cycle: Int32Array.of(0, 1), statistics }, 'cycle'],
    [{ status: 'unbounded', flow, cycle: Int32Array.of(1, 1), statistics }, 'cycle'],
    [{ status: 'unbounded', flow, cycle: Int32Array.of(), statistics }, 'cycle'],
  ];
  for (const [result, fault] of wrong)
    expect(certify(problem, result)).toMatchObject({ certified: false, fault });
});

it('refuses an optimum with one unit more on any arc', () => {
  const shape = { nodes: 5, arcs: 10, quantity: 4, cost: 6, lower: true };
  fc.assert(
    fc.property(feasibleProblem(shape), fc.nat(9), (asked, at) => {
      const result = solve(asked);
      if (result.status !== 'optimal') return;
      expect(certify(asked, result)).toEqual({ certified: true });
      if (result.flow.length === 0) return;
      const flow = result.flow.slice();
      const changed = at % flow.length;
      flow[changed] = (flow[changed] as number) + 1;
      const loop = asked.source[changed] === asked.target[changed];
      if (!loop || asked.cost[changed] !== 0)
        expect(certify(asked, { ...result, flow }).certified).toBe(false);
    }),
    { numRuns: runs(200) },
  );
});
