import { FlowError } from '../error.ts';
import type { FlowProblem } from './problem.ts';

const LARGEST = Number.MAX_SAFE_INTEGER;
const MOST = 2 ** 27;

/** What the solver must know of the magnitudes, found while checking. */
export interface Magnitudes {
  readonly largestCost: number;
  readonly hasLower: boolean;
}

/** Refuses with a named error whatever could not be solved exactly. Nothing is ever rounded. O(nodes + arcs). */
export function validateProblem(problem: FlowProblem): Magnitudes {
  const { nodeCount, supply, source, target, lower, capacity, cost } = problem;
  const arcs = source.length;
  if (!Number.isInteger(nodeCount) || nodeCount < 0 || nodeCount > MOST || arcs > MOST)
    throw new FlowError('bad-size', `at most 2^27 nodes and arcs, got ${nodeCount} and ${arcs}`);
  if (supply.length !== nodeCount)
    throw new FlowError('bad-size', `supply has ${supply.length} entries for ${nodeCount} nodes`);
  if (target.length !== arcs || capacity.length !== arcs || cost.length !== arcs)
    throw new FlowError('bad-size', 'source, target, capacity and cost must be equally long');
  if (lower !== undefined && lower.length !== arcs)
    throw new FlowError('bad-size', 'lower must be as long as source');
  for (let node = 0; node < nodeCount; node += 1) {
    if (!Number.isSafeInteger(supply[node]))
      throw new FlowError(
        'bad-supply',
        `supply of node ${node} is ${supply[node]}: not a safe integer`,
        node,
      );
  }
  let largestCost = 0;
  for (let arc = 0; arc < arcs; arc += 1) {
    const price = cost[arc] as number;
    if (!Number.isSafeInteger(price))
      throw new FlowError('bad-cost', `cost of arc ${arc} is ${price}: not a safe integer`, arc);
    if (price > largestCost) largestCost = price;
    else if (-price > largestCost) largestCost = -price;
    // An unsigned comparison refuses what is negative too.
    if ((source[arc] as number) >>> 0 >= nodeCount || (target[arc] as number) >>> 0 >= nodeCount)
      throw new FlowError(
        'bad-node',
        `arc ${arc} runs ${source[arc]} → ${target[arc]}, outside of the nodes`,
        arc,
      );
  }
  const hasLower = validateBounds(problem);
  refuseCostOverflow(nodeCount, largestCost);
  return { largestCost, hasLower };
}

function validateBounds({ lower, capacity }: FlowProblem): boolean {
  let hasLower = false;
  for (let arc = 0; arc < capacity.length; arc += 1) {
    const least = lower === undefined ? 0 : (lower[arc] as number);
    const most = capacity[arc] as number;
    if (!Number.isSafeInteger(least))
      throw new FlowError('bad-lower', `lower bound of arc ${arc} is ${least}: not a safe integer`, arc);
    if (!(most >= least) || (most !== Infinity && !Number.isSafeInteger(most)))
      throw new FlowError(
        'bad-capacity',
        `arc ${arc} has bounds ${least}..${most}: wanted is lower ≤ capacity, whole and safe, or Infinity`,
        arc,
      );
    if (most !== Infinity && most - least > LARGEST)
      throw new FlowError(
        'quantity-overflow',
        `the room of arc ${arc} (${least}..${most}) is above 2^53`,
        arc,
      );
    if (least !== 0) hasLower = true;
  }
  return hasLower;
}

/**
 * The cost of an artificial arc: above what any simple path of real arcs costs, (n − 1)·C < n·C + 1.
 *
 * Overflow analysis, C = largest |cost|, n nodes, M = n·C + 1. The tree path from the root to a node uses at most one
 * artificial arc and n − 1 real ones, so |potential| ≤ M + (n − 1)·C < 2·n·C + 1; every intermediate of
 * `cost + potential[source] − potential[target]` is below C + 2·(2·n·C + 1) ≤ (4·n + 1)·C + 2. While that is at most
 * 2^53 all sums and differences are integers that a double holds exactly; beyond it the problem is refused.
 */
export const artificialCost = (nodeCount: number, largestCost: number): number => nodeCount * largestCost + 1;

export function refuseCostOverflow(nodeCount: number, largestCost: number): void {
  // BigInt, because the bound itself may leave the safe integers.
  if ((4n * BigInt(nodeCount) + 1n) * BigInt(largestCost) + 2n > BigInt(LARGEST))
    throw new FlowError(
      'cost-overflow',
      `costs up to ${largestCost} on ${nodeCount} nodes: potentials could leave the exact integers. Scale the costs to at most ${Math.floor((LARGEST - 2) / (4 * nodeCount + 1))}`,
    );
}
