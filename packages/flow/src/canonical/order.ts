import { FlowError } from '../error.ts';
import type { FlowProblem, FlowResult } from '../problem/problem.ts';

/** Places in the canonical order, each a permutation of 0…n−1: what the caller sorts by is the caller's to publish. */
export interface CanonicalOrder {
  /** `nodes[v]` is the place of the caller's node `v`. */
  readonly nodes: Int32Array;
  /** `arcs[a]` is the place of the caller's arc `a`. */
  readonly arcs: Int32Array;
}

/**
 * The canonical order by keys: nodes by their key, arcs by the places of their source and target and then by their own
 * key, each ascending by UTF-16 code units. Equal nodes' keys are refused, and so are equal keys of parallel arcs: they
 * would leave the order to chance.
 */
export function orderByKeys(
  problem: FlowProblem,
  nodeKeys: readonly string[],
  arcKeys?: readonly string[],
): CanonicalOrder {
  if (nodeKeys.length !== problem.nodeCount)
    throw new FlowError('bad-order', `${nodeKeys.length} keys for ${problem.nodeCount} nodes`);
  if (arcKeys !== undefined && arcKeys.length !== problem.source.length)
    throw new FlowError('bad-order', `${arcKeys.length} keys for ${problem.source.length} arcs`);
  const nodes = places(nodeKeys.length, (a, b) => compare(nodeKeys[a] as string, nodeKeys[b] as string));
  const end = (ends: Int32Array, arc: number) => nodes[ends[arc] as number] as number;
  const arcs = places(
    problem.source.length,
    (a, b) =>
      end(problem.source, a) - end(problem.source, b) ||
      end(problem.target, a) - end(problem.target, b) ||
      (arcKeys === undefined ? 0 : compare(arcKeys[a] as string, arcKeys[b] as string)),
  );
  return { nodes, arcs };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function places(count: number, order: (a: number, b: number) => number): Int32Array {
  const sorted = Int32Array.from({ length: count }, (_, at) => at).sort(order);
  const place = new Int32Array(count);
  for (let at = 0; at < count; at += 1) {
    if (at > 0 && order(sorted[at - 1] as number, sorted[at] as number) === 0)
      throw new FlowError('bad-order', `${sorted[at - 1]} and ${sorted[at]} have the same key`, sorted[at]);
    place[sorted[at] as number] = at;
  }
  return place;
}

/** The same problem with nodes and arcs in canonical order. */
export function toCanonical(problem: FlowProblem, { nodes, arcs }: CanonicalOrder): FlowProblem {
  const end = (ends: Int32Array) =>
    spread(
      ends.map((v) => nodes[v] as number),
      arcs,
    );
  return {
    nodeCount: problem.nodeCount,
    supply: spread(problem.supply, nodes),
    source: end(problem.source),
    target: end(problem.target),
    lower: problem.lower === undefined ? undefined : spread(problem.lower, arcs),
    capacity: spread(problem.capacity, arcs),
    cost: spread(problem.cost, arcs),
  };
}

/** A result of the canonical problem in the caller's numbering. */
export function fromCanonical(result: FlowResult, { nodes, arcs }: CanonicalOrder): FlowResult {
  if (result.status === 'optimal')
    return { ...result, flow: gather(result.flow, arcs), potential: gather(result.potential, nodes) };
  if (result.status === 'infeasible') return { ...result, nodes: result.nodes.map(inverseOf(nodes)).sort() };
  return { ...result, flow: gather(result.flow, arcs), cycle: result.cycle.map(inverseOf(arcs)) };
}

function inverseOf(place: Int32Array): (at: number) => number {
  const inverse = new Int32Array(place.length);
  for (let at = 0; at < place.length; at += 1) inverse[place[at] as number] = at;
  return (at) => inverse[at] as number;
}

function spread<Values extends Float64Array | Int32Array>(values: Values, place: Int32Array): Values {
  const arranged = values.slice() as Values;
  for (let at = 0; at < values.length; at += 1) arranged[place[at] as number] = values[at] as number;
  return arranged;
}

const gather = (values: Float64Array, place: Int32Array): Float64Array =>
  Float64Array.from(place, (at) => values[at] as number);

/** Refuses places that are not a permutation. */
export function checkOrder(problem: FlowProblem, order: CanonicalOrder): void {
  permutation(order.nodes, problem.nodeCount, 'nodes');
  permutation(order.arcs, problem.source.length, 'arcs');
}

function permutation(place: Int32Array, count: number, what: string): void {
  if (place.length !== count)
    throw new FlowError('bad-order', `the order of ${what} has ${place.length} places for ${count}`);
  const seen = new Uint8Array(count);
  for (let at = 0; at < count; at += 1) {
    const own = place[at] as number;
    if (!(own >= 0 && own < count) || seen[own] === 1)
      throw new FlowError('bad-order', `the order of ${what} is not a permutation: place ${own}`, at);
    seen[own] = 1;
  }
}
