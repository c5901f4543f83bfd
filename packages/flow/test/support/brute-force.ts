import type { FlowProblem } from '../../src/index.ts';

/** The least cost over all whole flows, or undefined if none is feasible. For a handful of arcs with small bounds. */
export function bruteForce(problem: FlowProblem): bigint | undefined {
  const { nodeCount, supply, source, target, lower, capacity, cost } = problem;
  const balance = Array.from(supply);
  let best: bigint | undefined;
  const visit = (arc: number, spent: bigint): void => {
    if (arc === source.length) {
      if (balance.every((rest) => rest === 0) && (best === undefined || spent < best)) best = spent;
      return;
    }
    const u = source[arc] as number;
    const v = target[arc] as number;
    for (let flow = lower?.[arc] ?? 0; flow <= (capacity[arc] as number); flow += 1) {
      balance[u] = (balance[u] as number) - flow;
      balance[v] = (balance[v] as number) + flow;
      visit(arc + 1, spent + BigInt(flow) * BigInt(cost[arc] as number));
      balance[u] = (balance[u] as number) + flow;
      balance[v] = (balance[v] as number) - flow;
    }
  };
  if (nodeCount === 0) return 0n;
  visit(0, 0n);
  return best;
}
