import { type CanonicalOrder, FlowBuilder, type FlowProblem, orderByKeys } from '@tongzhou/flow';
import type { AllocationProblem, Demand, Supply } from './allocator.ts';
import { lossOf } from './loss.ts';
import { regionClaims, regionOf } from './region-claims.ts';
import { lotRanks } from './second-aim.ts';
import type { ValueOfCover } from './value-of-cover.ts';
import { poseWants } from './wants.ts';

export type Way = { readonly arc: number; readonly supply: Supply; readonly demand: Demand };
export type AllocationNetwork = {
  readonly flow: FlowProblem;
  readonly order: CanonicalOrder;
  /** What one unit on each arc adds to the second aim, which decides among equals. */
  readonly second: Float64Array;
  readonly ways: readonly Way[];
};

/**
 * lot → need → sink, and lot → sink for what stays. A band of a need is an arc to the sink with the band's amount as its
 * capacity and its worth as a negative cost; since worth falls from band to band, the earlier fill first by themselves.
 * Where regions have claims, bands lead to the region's node instead, and from there two arcs to the sink: so many units
 * within the claim, which are worth more, and all others.
 */
export function poseNetwork(problem: AllocationProblem, terms: ValueOfCover): AllocationNetwork {
  const supplies = problem.supplies.filter(({ available }) => available > 0);
  const wanting = poseWants(problem, terms, supplies);
  const network = new FlowBuilder();
  const second: number[] = [];
  const arcKeys: string[] = [];
  const addArc = (arc: Parameters<FlowBuilder['addArc']>[0], key: string, rank: number): number => {
    second.push(rank);
    arcKeys.push(key);
    return network.addArc(arc);
  };
  const nodeKeys = ['sink'];
  const sink = network.addNode(-supplies.reduce((sum, { available }) => sum + available, 0));
  const ranks = lotRanks(supplies);
  const lotNodes = new Map(
    supplies.map((supply) => {
      nodeKeys.push(`lot ${supply.lot.id}`);
      const node = network.addNode(supply.available);
      addArc({ source: node, target: sink, cost: 0 }, 'stays', 0);
      return [supply, node];
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
    for (const supply of serving) {
      const source = lotNodes.get(supply) as number;
      const arc = { source, target: node, cost: lossOf(problem, terms, supply, demand) };
      ways.push({ arc: addArc(arc, 'way', ranks.get(supply) as number), supply, demand });
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
