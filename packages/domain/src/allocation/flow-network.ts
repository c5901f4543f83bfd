import { type CanonicalOrder, FlowBuilder, type FlowProblem, orderByKeys } from '@tongzhou/flow';
import type { AllocationProblem, Demand } from './allocator.ts';
import { lossOf } from './loss.ts';
import type { Pool } from './pool.ts';
import { reachOf } from './reach.ts';
import { regionClaims, regionOf } from './region-claims.ts';
import { lotRanks } from './second-aim.ts';
import type { ValueOfCover } from './value-of-cover.ts';
import { poseWants } from './wants.ts';

export type Way = { readonly arc: number; readonly pool: Pool; readonly demand: Demand };
export type AllocationNetwork = {
  readonly flow: FlowProblem;
  readonly order: CanonicalOrder;
  /** What one unit on each arc adds to the second aim, which decides among equals. */
  readonly second: Float64Array;
  readonly ways: readonly Way[];
};

/**
 * pool of lots → need → sink, and an arc of its own from pool to sink for what stays of each lot. A band of a need is an arc to the sink with the band's amount as its
 * capacity and its worth as a negative cost; since worth falls from band to band, the earlier fill first by themselves.
 * Where regions have claims, bands lead to the region's node instead, and from there two arcs to the sink: so many units
 * within the claim, which are worth more, and all others.
 */
export function poseNetwork(problem: AllocationProblem, terms: ValueOfCover): AllocationNetwork {
  const pools = reachOf(problem).pools.filter(({ available }) => available > 0);
  const wanting = poseWants(problem, terms);
  const network = new FlowBuilder();
  const second: number[] = [];
  const arcKeys: string[] = [];
  const addArc = (arc: Parameters<FlowBuilder['addArc']>[0], key: string, rank: number): number => {
    second.push(rank);
    arcKeys.push(key);
    return network.addArc(arc);
  };
  const nodeKeys = ['sink'];
  const sink = network.addNode(-pools.reduce((sum, { available }) => sum + available, 0));
  const ranks = lotRanks(problem.supplies);
  const poolNodes = new Map(
    pools.map((pool) => {
      nodeKeys.push(`pool ${pool.key}`);
      const node = network.addNode(pool.available);
      // Who draws the first in order leaves the last: what is weighed is what stays.
      for (const supply of pool.lots) {
        const arc = { source: node, target: sink, capacity: supply.available, cost: 0 };
        addArc(arc, `stays ${supply.lot.id}`, -(ranks.get(supply) as number));
      }
      return [pool, node];
    }),
  );
  const regionNodes = new Map(
    regionClaims(terms, wanting).map(({ key, amount }) => {
      nodeKeys.push(`region ${key}`);
      const node = network.addNode();
      const cost = -(terms.regionClaim?.worth ?? 0);
      addArc({ source: node, target: sink, capacity: amount, cost }, 'claim', 0);
      addArc({ source: node, target: sink, cost: 0 }, 'beyond', 0);
      return [key, node];
    }),
  );
  const ways: Way[] = [];
  for (const { demand, bands, serving, place } of wanting) {
    nodeKeys.push(`need ${demand.need.id}`);
    const node = network.addNode();
    const target = regionNodes.get(regionOf(demand)) ?? sink;
    bands.forEach(({ amount, worth }, band) => {
      addArc({ source: node, target, capacity: amount, cost: -worth }, `band ${band}`, place);
    });
    for (const pool of serving) {
      const source = poolNodes.get(pool) as number;
      const arc = { source, target: node, cost: lossOf(problem, terms, pool.first, demand) };
      ways.push({ arc: addArc(arc, 'way', 0), pool, demand });
    }
  }
  const flow = network.build();
  return {
    flow,
    order: orderByKeys(flow, nodeKeys, arcKeys),
    second: Float64Array.from(second),
    ways,
  };
}
