import { describe, expect, it } from 'vitest';
import {
  certify,
  type FlowError,
  type FlowProblem,
  type FlowResult,
  solve,
  solveCanonical,
} from '../src/index.ts';
import { problemOf } from './support/problems.ts';

const optimal = (result: FlowResult) => {
  if (result.status !== 'optimal') throw new Error(`expected an optimum, got ${result.status}`);
  return result;
};
const refusal = (code: string) =>
  expect.objectContaining({ name: 'FlowError', code }) as unknown as FlowError;
const arc = (source: number, target: number, cost: number, capacity = Infinity, lower = 0) => ({
  source,
  target,
  cost,
  capacity,
  lower,
});

describe('edges', () => {
  it('solves a problem without nodes and one without arcs', () => {
    expect(optimal(solve(problemOf([], []))).objective).toBe(0n);
    expect(optimal(solve(problemOf([0, 0], []))).objective).toBe(0n);
  });

  it('moves nothing where there is nothing to give or need', () => {
    const result = optimal(solve(problemOf([0, 0, 0], [arc(0, 1, 3), arc(1, 2, 0), arc(2, 0, 1)])));
    expect([...result.flow]).toEqual([0, 0, 0]);
  });

  it('uses the cheaper of parallel arcs up to its capacity', () => {
    const result = optimal(solve(problemOf([7, -7], [arc(0, 1, 5), arc(0, 1, 2, 4), arc(0, 1, 3, 2)])));
    expect([...result.flow]).toEqual([1, 4, 2]);
  });

  it('fills a self loop that pays, and leaves one that costs', () => {
    const result = optimal(solve(problemOf([0], [arc(0, 0, -2, 3), arc(0, 0, 1, 3)])));
    expect([...result.flow]).toEqual([3, 0]);
    expect(result.objective).toBe(-6n);
  });

  it('runs a negative cycle up to its capacity', () => {
    const result = optimal(solve(problemOf([0, 0], [arc(0, 1, -5, 9), arc(1, 0, 2, 4)])));
    expect(result.objective).toBe(-12n);
  });

  it('names an endless negative cycle, head to tail', () => {
    const problem = problemOf([1, 0, -1], [arc(0, 2, 1), arc(0, 1, 1), arc(1, 2, -4), arc(2, 0, 2)]);
    const result = solve(problem);
    if (result.status !== 'unbounded') throw new Error(result.status);
    expect(new Set(result.cycle)).toEqual(new Set([1, 2, 3]));
    expect(certify(problem, result)).toEqual({ certified: true });
  });

  it('prefers "no feasible flow" to an endless cycle beside it', () => {
    const result = solve(problemOf([1, -1, 0, 0], [arc(2, 3, -1), arc(3, 2, -1)]));
    expect(result.status).toBe('infeasible');
  });

  it('solves islands each for itself, and names the one that cannot serve its own', () => {
    const arcs = [arc(0, 1, 2), arc(2, 3, 5)];
    expect(optimal(solve(problemOf([4, -4, 6, -6], arcs))).objective).toBe(38n);
    const result = solve(problemOf([5, -4, 5, -6], arcs));
    expect(result).toMatchObject({ status: 'infeasible', kind: 'excess' });
    if (result.status === 'infeasible') expect([...result.nodes]).toEqual([0, 1]);
  });

  it('names the nodes that cannot receive what they need', () => {
    const result = solve(problemOf([0, -3], [arc(0, 1, 1)]));
    expect(result).toMatchObject({ status: 'infeasible', kind: 'shortage' });
  });

  it('honours lower bounds, negative ones included', () => {
    const result = optimal(solve(problemOf([0, 0], [arc(0, 1, 3, 9, 4), arc(0, 1, 1, 5, -6)])));
    expect([...result.flow]).toEqual([4, -4]);
  });
});

describe('quantities', () => {
  const LARGE = 10 ** 15;

  it('keeps 10^15 units exact, and a cost of more than 2^53', () => {
    const result = optimal(
      solve(problemOf([LARGE + 1, 1, -LARGE - 2], [arc(0, 2, 1_000_003), arc(1, 2, 7), arc(0, 1, 999_999)])),
    );
    expect([...result.flow]).toEqual([LARGE + 1, 1, 0]);
    expect(result.objective).toBe(BigInt(LARGE + 1) * 1_000_003n + 7n);
  });

  it('refuses what would leave the exact integers on the way', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const problem = problemOf(
      [most, most, 0, -most, -most],
      [arc(0, 2, 1), arc(1, 2, 1), arc(2, 3, 1), arc(2, 4, 1)],
    );
    expect(optimal(solve(problem)).objective).toBe(4n * BigInt(most));
    const narrow = problemOf(
      [most, most, 0, 0, -most, -most],
      [arc(0, 2, 1), arc(1, 2, 1), arc(2, 3, 1), arc(3, 4, 1), arc(3, 5, 1)],
    );
    expect(() => solve(narrow)).toThrow(refusal('quantity-overflow'));
  });

  const one = problemOf([1, -1], [arc(0, 1, 1)]);
  it.each<[string, string, Partial<FlowProblem>]>([
    ['bad-supply', 'half a unit', { supply: Float64Array.of(0.5, -0.5) }],
    ['bad-supply', '2^53', { supply: Float64Array.of(2 ** 53, -(2 ** 53)) }],
    ['bad-supply', 'not a number', { supply: Float64Array.of(Number.NaN, 0) }],
    ['bad-cost', 'an endless cost', { cost: Float64Array.of(Infinity) }],
    ['cost-overflow', 'costs that potentials could not hold', { cost: Float64Array.of(2 ** 52) }],
    ['bad-capacity', 'a capacity below the lower bound', { capacity: Float64Array.of(-1) }],
    ['bad-lower', 'a lower bound of half a unit', { lower: Float64Array.of(0.5) }],
    [
      'quantity-overflow',
      'bounds too far apart',
      { lower: Float64Array.of(-1), capacity: Float64Array.of(2 ** 53 - 1) },
    ],
    ['bad-node', 'an arc to nowhere', { target: Int32Array.of(2) }],
    ['bad-node', 'an arc from before the first node', { source: Int32Array.of(-1) }],
    ['bad-size', 'arrays that do not fit', { cost: new Float64Array(2) }],
  ])('refuses with %s: %s', (code, _, wrong) => {
    expect(() => solve({ ...one, ...wrong })).toThrow(refusal(code));
    expect(() => solveCanonical({ ...one, ...wrong })).toThrow(refusal(code));
  });
});
