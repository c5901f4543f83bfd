import fc from 'fast-check';
import { vi } from 'vitest';
import { type ArcInput, FlowBuilder, type FlowProblem } from '../../src/index.ts';

// Thousands of runs on a busy machine take longer than vitest's five seconds.
vi.setConfig({ testTimeout: 120_000 });

/** More runs when TONGZHOU_LONG=1. */
export const runs = (fast: number): number => (process.env.TONGZHOU_LONG === '1' ? fast * 20 : fast);

export function problemOf(supply: readonly number[], arcs: readonly ArcInput[]): FlowProblem {
  const builder = new FlowBuilder();
  for (const amount of supply) builder.addNode(amount);
  for (const arc of arcs) builder.addArc(arc);
  return builder.build();
}

export interface Shape {
  readonly nodes: number;
  readonly arcs: number;
  readonly quantity: number;
  readonly cost: number;
  /** Whether the supplies add up to zero. */
  readonly balanced?: boolean;
  readonly lower?: boolean;
  readonly endless?: boolean;
  /** Only arcs from the first half of the nodes to the second. */
  readonly bipartite?: boolean;
}

/** Any network of a shape: parallel arcs, self loops, islands and impossible demands included. */
export function anyProblem(shape: Shape): fc.Arbitrary<FlowProblem> {
  const { nodes, quantity, cost } = shape;
  const half = Math.max(1, Math.floor(nodes / 2));
  const source = fc.nat(shape.bipartite ? half - 1 : nodes - 1);
  const target = shape.bipartite ? fc.integer({ min: half, max: Math.max(half, nodes - 1) }) : source;
  const arc = fc
    .record({
      source,
      target,
      cost: fc.integer({ min: -cost, max: 3 * cost }),
      lower: shape.lower ? fc.integer({ min: -2, max: 2 }) : fc.constant(0),
      room: fc.oneof(
        { weight: shape.endless ? 1 : 0, arbitrary: fc.constant(Infinity) },
        { weight: 3, arbitrary: fc.nat(quantity) },
      ),
    })
    .map(({ room, ...rest }): ArcInput => ({ ...rest, capacity: rest.lower + room }));
  const count = Math.max(nodes, half + 1);
  return fc
    .tuple(
      fc.array(fc.integer({ min: -quantity, max: quantity }), { minLength: count, maxLength: count }),
      fc.array(arc, { maxLength: shape.arcs }),
      fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1), fc.nat(quantity)), { maxLength: 2 * nodes }),
    )
    .map(([free, arcs, moves]) => {
      const supply = shape.balanced === false ? free : free.map(() => 0);
      for (const [from, to, amount] of moves) {
        supply[from] = (supply[from] as number) + amount;
        supply[to] = (supply[to] as number) - amount;
      }
      return problemOf(supply, arcs);
    });
}

/** Supplies taken from a hidden flow within the bounds, so that there is a feasible one. */
export function feasibleProblem(shape: Shape): fc.Arbitrary<FlowProblem> {
  return fc
    .tuple(anyProblem({ ...shape, balanced: true }), fc.infiniteStream(fc.nat(shape.quantity)))
    .map(([problem, stream]) => {
      const supply = new Float64Array(problem.nodeCount);
      for (let arc = 0; arc < problem.source.length; arc += 1) {
        const least = problem.lower?.[arc] ?? 0;
        const flow = Math.min(problem.capacity[arc] as number, least + (stream.next().value as number));
        const u = problem.source[arc] as number;
        const v = problem.target[arc] as number;
        supply[u] = (supply[u] as number) + flow;
        supply[v] = (supply[v] as number) - flow;
      }
      return { ...problem, supply };
    });
}
