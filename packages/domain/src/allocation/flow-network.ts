import { type CanonicalOrder, FlowBuilder, type FlowProblem, orderByKeys } from '@tongzhou/flow';
import { areaSteps } from '../area/steps.ts';
import type { ValueOfCover } from '../charter/value-of-cover.ts';
import type { AllocationProblem, Demand, Supply } from './allocator.ts';
import { type CoverBand, coverBands } from './cover-bands.ts';
import { bySettingThenRunOut } from './demand-order.ts';
import { type Want, wanted } from './want.ts';

export type Way = { readonly arc: number; readonly supply: Supply; readonly demand: Demand };
export type AllocationNetwork = {
  readonly flow: FlowProblem;
  readonly order: CanonicalOrder;
  /** What one unit on each arc adds to the second aim, which decides among equals. */
  readonly second: Float64Array;
  readonly ways: readonly Way[];
  readonly wants: ReadonlyMap<string, { readonly want: Want; readonly bands: readonly CoverBand[] }>;
};

/**
 * lot → need → sink, and lot → sink for what stays. A band of a need is an arc to the sink with the band's amount as its
 * capacity and its worth as a negative cost; since worth falls from band to band, the earlier fill first by themselves.
 */
export function poseNetwork(problem: AllocationProblem, terms: ValueOfCover): AllocationNetwork {
  const supplies = problem.supplies.filter(({ available }) => available > 0);
  const demands = [...problem.demands].sort(bySettingThenRunOut(problem.charter));
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
  const lotNodes = supplies.map((supply) => {
    nodeKeys.push(`lot ${supply.lot.id}`);
    const node = network.addNode(supply.available);
    addArc({ source: node, target: sink, cost: 0 }, 'stays', 0);
    return node;
  });
  const ways: Way[] = [];
  const wants = new Map<string, { want: Want; bands: CoverBand[] }>();
  demands.forEach((demand, place) => {
    const want = wanted(problem, demand);
    const bands = coverBands(problem.charter, terms, demand, want);
    wants.set(demand.need.id, { want, bands });
    const serving =
      bands.length === 0
        ? []
        : supplies.flatMap((supply, at) => (problem.mayServe(supply, demand) ? [at] : []));
    if (serving.length === 0) return;
    nodeKeys.push(`need ${demand.need.id}`);
    const node = network.addNode();
    bands.forEach(({ amount, worth }, band) => {
      addArc({ source: node, target: sink, capacity: amount, cost: -worth }, `band ${band}`, place);
    });
    for (const at of serving) {
      const supply = supplies[at] as Supply;
      const arc = { source: lotNodes[at] as number, target: node, cost: loss(terms, supply, demand) };
      ways.push({ arc: addArc(arc, 'way', ranks[at] as number), supply, demand });
    }
  });
  const flow = network.build();
  return {
    flow,
    order: orderByKeys(flow, nodeKeys, arcKeys),
    second: Float64Array.from(second),
    ways,
    wants,
  };
}

function loss(terms: ValueOfCover, { lot, area }: Supply, { need, area: to }: Demand): number {
  const substitute = lot.item === need.item ? 0 : terms.substituteLoss;
  return substitute + terms.distanceLoss * areaSteps(area, to);
}

/** Directed gifts before free ones, the first to expire before the later, the older before the newer. */
function lotRanks(supplies: readonly Supply[]): number[] {
  const key = ({ lot }: Supply) =>
    `${lot.earmarkedFor === null ? 1 : 0} ${lot.expiresOn ?? '9999-12-31'} ${lot.receivedAt} ${lot.id}`;
  const sorted = supplies.map(key).sort();
  return supplies.map((supply) => sorted.indexOf(key(supply)));
}
