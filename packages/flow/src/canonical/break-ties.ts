import { refuseCostOverflow } from '../problem/validate.ts';
import type { Arcs } from '../simplex/arcs.ts';
import { networkSimplex } from '../simplex/network-simplex.ts';
import { reducedCost, renewLeaves } from '../simplex/price.ts';
import { renew } from '../simplex/renew.ts';
import type { Tree } from '../simplex/tree.ts';
import { LARGEST_WEIGHT, weight } from './weights.ts';

/**
 * Walks from an optimal basis to the one cheapest flow that the rule of `weight` names, and returns its pivots. An arc
 * whose reduced cost is not zero has the same flow in every cheapest flow (complementary slackness), so it is frozen;
 * the rest is solved again with the weights as costs. Every pivot is over arcs of reduced cost zero: the potentials stay
 * as they are, and so does the objective. When no arc outside of the tree is left unfrozen, the flow is the only one.
 */
export function breakTies(arcs: Arcs, tree: Tree, rank: Int32Array | undefined): number {
  const { cost, state, original } = arcs;
  const { artificial } = tree;
  const frozen = new Int8Array(arcs.count);
  let pivots = 0;
  for (let round = 0; round < MOST_ROUNDS && freeze(arcs, tree, frozen) > 0; round += 1) {
    if (round === 0) {
      refuseCostOverflow(tree.root, LARGEST_WEIGHT);
      arcs.cost = new Float64Array(cost.length);
      tree.artificial = 0;
    }
    for (let arc = 0; arc < arcs.count; arc += 1) {
      const caller = original[arc] as number;
      arcs.cost[arc] = weight(round, rank === undefined ? caller : (rank[caller] as number));
    }
    renew(arcs, tree);
    pivots += networkSimplex(arcs, tree).pivots;
  }
  arcs.cost = cost;
  tree.artificial = artificial;
  for (let arc = 0; arc < arcs.count; arc += 1) if (frozen[arc] !== 0) state[arc] = frozen[arc] as number;
  renew(arcs, tree);
  return pivots;
}

/** A tie that survives a round has a chance of some 2^-24. */
const MOST_ROUNDS = 16;

/** Takes arcs that decide nothing out of the search, remembering where they stood; returns how many are left. */
function freeze(arcs: Arcs, tree: Tree, frozen: Int8Array): number {
  const { state, capacity } = arcs;
  renewLeaves(arcs, tree);
  let open = 0;
  for (let arc = 0; arc < arcs.count; arc += 1) {
    const stands = state[arc] as number;
    if (stands === 0) continue;
    if (capacity[arc] !== 0 && reducedCost(arcs, tree, arc) === 0) open += 1;
    else {
      frozen[arc] = stands;
      state[arc] = 0;
    }
  }
  return open;
}
