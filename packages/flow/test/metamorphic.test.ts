import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FlowProblem, orderByKeys, solve, solveCanonical, weight } from '../src/index.ts';
import { anyProblem, feasibleProblem, runs } from './support/problems.ts';

const shape = { nodes: 8, arcs: 25, quantity: 9, cost: 4, lower: true, endless: true };
const TIES = { ...shape, cost: 1, endless: false };
const many = { numRuns: runs(300) };

const costOf = (problem: FlowProblem): bigint | string => {
  const result = solve(problem);
  return result.status === 'optimal' ? result.objective : result.status;
};

it('gives the same flows bit for bit each time', () => {
  fc.assert(
    fc.property(anyProblem(TIES), (problem) => {
      expect(solve(problem)).toEqual(solve(structuredClone(problem)));
    }),
    many,
  );
});

it('scales with the costs and with the quantities', () => {
  const times = (values: Float64Array, factor: number) => values.map((value) => value * factor);
  fc.assert(
    fc.property(anyProblem(shape), fc.integer({ min: 2, max: 1000 }), (problem, factor) => {
      const plain = costOf(problem);
      const scaled = typeof plain === 'bigint' ? plain * BigInt(factor) : plain;
      expect(costOf({ ...problem, cost: times(problem.cost, factor) })).toBe(scaled);
      const { supply, capacity, lower } = problem;
      expect(
        costOf({
          ...problem,
          supply: times(supply, factor),
          capacity: times(capacity, factor),
          lower: lower && times(lower, factor),
        }),
      ).toBe(scaled);
    }),
    many,
  );
});

it('costs no more with one arc more', () => {
  fc.assert(
    fc.property(feasibleProblem(shape), (problem) => {
      const arcs = problem.source.length;
      if (arcs === 0) return;
      const less = costOf({
        ...problem,
        source: problem.source.slice(1),
        target: problem.target.slice(1),
        capacity: problem.capacity.slice(1),
        cost: problem.cost.slice(1),
        lower: problem.lower?.slice(1),
      });
      // An arc that must carry something is not only a possibility more.
      if ((problem.lower?.[0] ?? 0) > 0 || (problem.capacity[0] as number) < 0) return;
      const more = costOf(problem);
      if (typeof less === 'bigint' && typeof more === 'bigint') expect(more <= less).toBe(true);
      else if (typeof less === 'bigint') expect(more).toBe('unbounded');
    }),
    many,
  );
});

/** Nodes and arcs in another order; `node[v]` and `arc[a]` say where each went. */
function permuted(problem: FlowProblem, node: number[], arc: number[]): FlowProblem {
  const put = <Values extends Float64Array | Int32Array>(values: Values, place: number[]): Values => {
    const moved = values.slice() as Values;
    place.forEach((to, from) => {
      moved[to] = values[from] as number;
    });
    return moved;
  };
  return {
    nodeCount: problem.nodeCount,
    supply: put(problem.supply, node),
    source: put(problem.source, arc).map((v) => node[v] as number),
    target: put(problem.target, arc).map((v) => node[v] as number),
    lower: problem.lower && put(problem.lower, arc),
    capacity: put(problem.capacity, arc),
    cost: put(problem.cost, arc),
  };
}

const shuffled = (count: number) =>
  fc.shuffledSubarray(
    Array.from({ length: count }, (_, at) => at),
    { minLength: count },
  );

const withPermutation = fc
  .oneof(anyProblem(TIES), feasibleProblem(TIES), feasibleProblem({ ...TIES, bipartite: true }))
  .chain((problem) =>
    fc.tuple(fc.constant(problem), shuffled(problem.nodeCount), shuffled(problem.source.length)),
  );

it('in canonical order answers the same however the input was listed', () => {
  fc.assert(
    fc.property(withPermutation, ([problem, node, arc]) => {
      const keys = (place: number[]) => {
        const names: string[] = [];
        place.forEach((to, from) => {
          names[to] = `key ${String(from).padStart(3, '0')}`;
        });
        return names;
      };
      const same = (count: number) => Array.from({ length: count }, (_, at) => at);
      const here = solveCanonical(
        problem,
        orderByKeys(problem, keys(same(node.length)), keys(same(arc.length))),
      );
      const other = permuted(problem, node, arc);
      const there = solveCanonical(other, orderByKeys(other, keys(node), keys(arc)));
      expect(there.status).toBe(here.status);
      expect(there.statistics).toEqual(here.statistics);
      if (here.status === 'optimal' && there.status === 'optimal') {
        expect(arc.map((to) => there.flow[to])).toEqual([...here.flow]);
        expect(node.map((to) => there.potential[to])).toEqual([...here.potential]);
      } else if (here.status === 'infeasible' && there.status === 'infeasible')
        expect([...here.nodes].map((v) => node[v] as number).sort((a, b) => a - b)).toEqual([...there.nodes]);
    }),
    many,
  );
});

it('breaks ties as the published rule says', () => {
  const parallel: FlowProblem = {
    nodeCount: 2,
    supply: Float64Array.of(5, -5),
    source: Int32Array.of(0, 0, 0),
    target: Int32Array.of(1, 1, 1),
    capacity: Float64Array.of(5, 5, 5),
    cost: Float64Array.of(1, 1, 1),
  };
  const result = solveCanonical(parallel);
  if (result.status !== 'optimal') throw new Error(result.status);
  const weights = [0, 1, 2].map((rank) => weight(0, rank));
  const lightest = weights.indexOf(Math.min(...weights));
  expect([...result.flow]).toEqual([0, 1, 2].map((rank) => (rank === lightest ? 5 : 0)));
  // Another solver of the same rule must find these numbers: they may never change.
  expect(weights).toEqual(WEIGHTS);
});

const WEIGHTS = [5328243, 8492905, 12895320];

it('refuses an order that is left to chance', () => {
  const twins: FlowProblem = {
    nodeCount: 2,
    supply: Float64Array.of(0, 0),
    source: Int32Array.of(0, 0),
    target: Int32Array.of(1, 1),
    capacity: Float64Array.of(1, 1),
    cost: Float64Array.of(1, 1),
  };
  const bad = expect.objectContaining({ code: 'bad-order' }) as unknown as Error;
  expect(() => orderByKeys(twins, ['a', 'a'])).toThrow(bad);
  expect(() => orderByKeys(twins, ['a', 'b'])).toThrow(bad);
  expect(() => orderByKeys(twins, ['a', 'b'], ['x', 'x'])).toThrow(bad);
  expect(() => solveCanonical(twins, { nodes: Int32Array.of(0, 0), arcs: Int32Array.of(0, 1) })).toThrow(bad);
  expect(orderByKeys(twins, ['b', 'a'], ['y', 'x'])).toEqual({
    nodes: Int32Array.of(1, 0),
    arcs: Int32Array.of(1, 0),
  });
});
