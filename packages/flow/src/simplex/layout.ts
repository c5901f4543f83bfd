import type { FlowProblem } from '../problem/problem.ts';

/**
 * How the solver numbers the nodes. Nodes that no arc leaves (or, if there are more of those, that no arc enters) are
 * never adjacent to each other; they come last and are kept lazily by the tree. In a transport problem that is one
 * whole side. `reversed`: the solver sees every arc the other way round, supplies negated, so that the lazy side is
 * always that of the targets.
 */
export interface Layout {
  readonly reversed: boolean;
  readonly lazyFrom: number;
  /** Arcs in a mixed order, and no lazy nodes: better where few nodes could be lazy. */
  readonly mixed: boolean;
  /** The solver's number of each of the caller's nodes, and back. */
  readonly inner: Int32Array;
  readonly outer: Int32Array;
}

/**
 * A block of the search is about √arcs. Grouped by target, it should hold arcs into so many nodes: among fewer, the best of
 * a block is no good choice. Measured: with 58 (a grid) groups are three times as fast as a mixed order, with 35 and 13
 * (NETGEN-like; the needs of Hubei) two and four times slower.
 */
const TARGETS_IN_BLOCK = 45;

export function layOut({ nodeCount, source, target }: FlowProblem): Layout {
  const leaves = new Uint8Array(nodeCount);
  const enters = new Uint8Array(nodeCount);
  for (let arc = 0; arc < source.length; arc += 1) {
    leaves[source[arc] as number] = 1;
    enters[target[arc] as number] = 1;
  }
  let ends = 0;
  let starts = 0;
  for (let v = 0; v < nodeCount; v += 1) {
    if (leaves[v] === 0) ends += 1;
    if (enters[v] === 0) starts += 1;
  }
  const reversed = starts > ends;
  const busy = reversed ? enters : leaves;
  const inner = new Int32Array(nodeCount);
  const outer = new Int32Array(nodeCount);
  const count = reversed ? starts : ends;
  const mixed = 2 * count < nodeCount && nodeCount < TARGETS_IN_BLOCK * Math.sqrt(source.length);
  const lazyFrom = nodeCount - count;
  let eager = 0;
  let lazy = lazyFrom;
  for (let v = 0; v < nodeCount; v += 1) {
    const number = busy[v] === 1 ? eager++ : lazy++;
    inner[v] = number;
    outer[number] = v;
  }
  return { reversed, lazyFrom: mixed ? nodeCount : lazyFrom, mixed, inner, outer };
}

/** Where each node's entries begin when `ends` is sorted by node; one entry more than nodes. */
export function counted(ends: Int32Array, inner: Int32Array, nodes: number): Int32Array {
  const first = new Int32Array(nodes + 1);
  for (let at = 0; at < ends.length; at += 1) {
    const next = (inner[ends[at] as number] as number) + 1;
    first[next] = (first[next] as number) + 1;
  }
  for (let v = 0; v < nodes; v += 1) first[v + 1] = (first[v + 1] as number) + (first[v] as number);
  return first;
}
