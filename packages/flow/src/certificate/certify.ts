import type {
  FlowProblem,
  FlowResult,
  InfeasibleFlow,
  OptimalFlow,
  UnboundedFlow,
} from '../problem/problem.ts';
import { exactDot } from './sums.ts';

/** What a certificate can find wrong. */
export type Fault =
  | 'shape'
  | 'not-whole'
  | 'bounds'
  | 'conservation'
  | 'slackness'
  | 'objective'
  | 'cut'
  | 'cycle';

export type Verdict =
  | { readonly certified: true }
  | { readonly certified: false; readonly fault: Fault; readonly index: number; readonly message: string };

export const CERTIFIED: Verdict = { certified: true };
export const refused = (fault: Fault, index: number, message: string): Verdict => ({
  certified: false,
  fault,
  index,
  message,
});

/**
 * Checks a result against its problem and knows nothing of how it was found. By linear-programming duality a flow that
 * conserves, keeps its bounds and is complementary to some potentials is a cheapest one (Ahuja, Magnanti & Orlin 1993,
 * theorem 9.4); a set of nodes that must send (or get) more than its border lets through proves that there is none; a
 * feasible flow and a negative cycle without capacity prove that there is no cheapest one. O(nodes + arcs).
 */
export function certify(problem: FlowProblem, result: FlowResult): Verdict {
  if (result.status === 'optimal') return certifyOptimal(problem, result);
  return result.status === 'infeasible'
    ? certifyInfeasible(problem, result)
    : certifyUnbounded(problem, result);
}

function certifyOptimal(problem: FlowProblem, result: OptimalFlow): Verdict {
  const { flow, potential } = result;
  if (potential.length !== problem.nodeCount)
    return refused('shape', -1, 'a potential for every node is wanted');
  for (let v = 0; v < potential.length; v += 1)
    if (!Number.isSafeInteger(potential[v]))
      return refused('not-whole', v, `potential of node ${v} is not exact`);
  const feasible = certifyFeasible(problem, flow);
  if (!feasible.certified) return feasible;
  const slack = certifySlackness(problem, flow, potential);
  if (!slack.certified) return slack;
  const objective = exactDot(flow, problem.cost);
  return objective === result.objective
    ? CERTIFIED
    : refused('objective', -1, `the flow costs ${objective}, not ${result.objective}`);
}

function certifySlackness(problem: FlowProblem, flow: Float64Array, potential: Float64Array): Verdict {
  const { source, target, lower, capacity, cost } = problem;
  for (let arc = 0; arc < source.length; arc += 1) {
    const tail = potential[source[arc] as number] as number;
    const head = potential[target[arc] as number] as number;
    const price = cost[arc] as number;
    let reduced = price + tail - head;
    // Three safe integers: rounding is possible only beyond 2^53, and then the exact sum decides.
    if (!(Math.abs(price + tail) <= Number.MAX_SAFE_INTEGER && Math.abs(reduced) <= Number.MAX_SAFE_INTEGER))
      reduced = Number(BigInt(price) + BigInt(tail) - BigInt(head));
    const x = flow[arc] as number;
    if (reduced > 0 ? x !== (lower === undefined ? 0 : lower[arc]) : reduced < 0 && x !== capacity[arc])
      return refused('slackness', arc, `arc ${arc} has reduced cost ${reduced} and flow ${x}`);
  }
  return CERTIFIED;
}

/** Whole numbers, within bounds, out − in = supply at every node. */
export function certifyFeasible(problem: FlowProblem, flow: Float64Array): Verdict {
  const { nodeCount, supply, source, target, lower, capacity } = problem;
  if (flow.length !== source.length) return refused('shape', -1, 'a flow for every arc is wanted');
  let throughput = 0;
  for (let arc = 0; arc < flow.length; arc += 1) {
    const x = flow[arc] as number;
    if (!Number.isSafeInteger(x))
      return refused('not-whole', arc, `the flow of arc ${arc} is not exact: ${x}`);
    if (x < (lower === undefined ? 0 : (lower[arc] as number)) || x > (capacity[arc] as number))
      return refused('bounds', arc, `the flow of arc ${arc} is outside of its bounds: ${x}`);
    throughput += Math.abs(x);
  }
  // While all flows together stay exact, so does every partial sum at a node.
  if (throughput > Number.MAX_SAFE_INTEGER) return conservationInBigInt(problem, flow);
  const net = new Float64Array(nodeCount);
  for (let arc = 0; arc < flow.length; arc += 1) {
    const x = flow[arc] as number;
    if (x === 0) continue;
    const u = source[arc] as number;
    const v = target[arc] as number;
    net[u] = (net[u] as number) + x;
    net[v] = (net[v] as number) - x;
  }
  for (let v = 0; v < nodeCount; v += 1)
    if (net[v] !== supply[v])
      return refused('conservation', v, `node ${v} sends ${net[v]} net and should send ${supply[v]}`);
  return CERTIFIED;
}

function conservationInBigInt(
  { nodeCount, supply, source, target }: FlowProblem,
  flow: Float64Array,
): Verdict {
  const wide: bigint[] = new Array(nodeCount).fill(0n);
  for (let arc = 0; arc < flow.length; arc += 1) {
    const x = BigInt(flow[arc] as number);
    if (x === 0n) continue;
    const u = source[arc] as number;
    const v = target[arc] as number;
    wide[u] = (wide[u] as bigint) + x;
    wide[v] = (wide[v] as bigint) - x;
  }
  for (let v = 0; v < nodeCount; v += 1)
    if (wide[v] !== BigInt(supply[v] as number))
      return refused('conservation', v, `node ${v} sends ${wide[v]} net and should send ${supply[v]}`);
  return CERTIFIED;
}

function certifyInfeasible(problem: FlowProblem, { kind, nodes }: InfeasibleFlow): Verdict {
  const { nodeCount, supply, source, target, lower, capacity } = problem;
  const inside = new Uint8Array(nodeCount);
  for (const v of nodes) {
    if (v < 0 || v >= nodeCount) return refused('cut', v, `${v} is not a node`);
    inside[v] = 1;
  }
  // What the set must send (or get) net, less what its border lets through and can be made to bring back.
  let surplus = 0n;
  const sign = kind === 'excess' ? 1n : -1n;
  for (let v = 0; v < nodeCount; v += 1) if (inside[v] === 1) surplus += sign * BigInt(supply[v] as number);
  for (let arc = 0; arc < source.length; arc += 1) {
    const tail = inside[source[arc] as number];
    if (tail === inside[target[arc] as number]) continue;
    if ((tail === 1) === (kind === 'excess')) {
      const most = capacity[arc] as number;
      if (most === Infinity) return refused('cut', arc, `arc ${arc} crosses the cut without capacity`);
      surplus -= BigInt(most);
    } else surplus += BigInt(lower === undefined ? 0 : (lower[arc] as number));
  }
  return surplus > 0n ? CERTIFIED : refused('cut', -1, `the set proves nothing: its surplus is ${surplus}`);
}

function certifyUnbounded(problem: FlowProblem, { flow, cycle }: UnboundedFlow): Verdict {
  const feasible = certifyFeasible(problem, flow);
  if (!feasible.certified) return feasible;
  const { source, target, capacity, cost } = problem;
  let total = 0n;
  for (let at = 0; at < cycle.length; at += 1) {
    const arc = cycle[at] as number;
    const next = cycle[(at + 1) % cycle.length] as number;
    if (!(arc >= 0 && arc < source.length)) return refused('cycle', arc, `${arc} is not an arc`);
    if (capacity[arc] !== Infinity) return refused('cycle', arc, `arc ${arc} of the cycle has a capacity`);
    if (target[arc] !== source[next]) return refused('cycle', arc, `the cycle breaks after arc ${arc}`);
    total += BigInt(cost[arc] as number);
  }
  return total < 0n ? CERTIFIED : refused('cycle', -1, `the cycle costs ${total}, not less than 0`);
}
