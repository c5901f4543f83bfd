import { type FlowProblem, type OptimalFlow, solveCanonical } from '@tongzhou/flow';
import type { AllocationProblem, Share } from './allocator.ts';
import { type AllocationNetwork, poseNetwork } from './flow-network.ts';
import { Draw } from './pool.ts';
import type { ValueOfCover } from './value-of-cover.ts';

/** The plan of the most worth, and that worth. */
export type Solution = { readonly shares: readonly Share[]; readonly worth: bigint };

/**
 * Exact, certified by complementary slackness, and the same however the inputs are listed. Of the lots of a pool the needs draw in the
 * charter's order: the second aim leaves the last of them, whoever gets which.
 */
export function solveAsFlow(problem: AllocationProblem, terms: ValueOfCover): Solution {
  const network = poseNetwork(problem, terms);
  const first = optimal(network.flow, network.order);
  const flow = amongEquals(network, first);
  const draw = new Draw();
  const shares = network.ways.flatMap(({ arc, pool, demand }) =>
    draw.exactly(pool, flow[arc] as number).map(([supply, amount]) => ({ supply, demand, amount })),
  );
  return { shares, worth: -first.objective };
}

/** The most worth alone, without choosing among equal plans: what no other plan can pass. */
export function mostWorth(problem: AllocationProblem, terms: ValueOfCover): bigint {
  const { flow, order } = poseNetwork(problem, terms);
  return -optimal(flow, order).objective;
}

/**
 * Over all flows of the most worth, the least of the second aim. By complementary slackness an arc whose reduced cost is
 * not zero has the same flow in each of them: it is fixed, and the others are solved again.
 */
function amongEquals({ flow: problem, order, second }: AllocationNetwork, first: OptimalFlow): Float64Array {
  const lower = new Float64Array(first.flow.length);
  const capacity = problem.capacity.slice();
  for (let arc = 0; arc < lower.length; arc += 1) {
    const tail = first.potential[problem.source[arc] as number] as number;
    const head = first.potential[problem.target[arc] as number] as number;
    if ((problem.cost[arc] as number) + tail - head === 0) continue;
    lower[arc] = first.flow[arc] as number;
    capacity[arc] = first.flow[arc] as number;
  }
  return optimal({ ...problem, lower, capacity, cost: second }, order).flow;
}

/** Feasible always: everything may stay where it is. `solveCanonical` throws where its own certificate does not hold. */
function optimal(problem: FlowProblem, order: AllocationNetwork['order']): OptimalFlow {
  const result = solveCanonical(problem, order);
  if (result.status !== 'optimal') throw new Error(`the allocation is ${result.status}, which it cannot be`);
  return result;
}
