import { FlowError } from '../error.ts';
import type { FlowProblem } from './problem.ts';

export interface ArcInput {
  readonly source: number;
  readonly target: number;
  readonly cost: number;
  /** Default: none. */
  readonly capacity?: number;
  /** Default: 0. */
  readonly lower?: number;
}

/** Collects nodes and arcs one by one; `build` packs them. Numbers are checked when the problem is solved. */
export class FlowBuilder {
  readonly #supply: number[] = [];
  readonly #arcs: ArcInput[] = [];

  /** The new node's number; `supply` > 0 gives, < 0 takes. */
  addNode(supply = 0): number {
    return this.#supply.push(supply) - 1;
  }

  /** The new arc's number. */
  addArc(arc: ArcInput): number {
    if (!Number.isInteger(arc.source) || !Number.isInteger(arc.target))
      throw new FlowError(
        'bad-node',
        `an arc from ${arc.source} to ${arc.target}: nodes are numbers of addNode`,
      );
    return this.#arcs.push(arc) - 1;
  }

  build(): FlowProblem {
    const arcs = this.#arcs;
    return {
      nodeCount: this.#supply.length,
      supply: Float64Array.from(this.#supply),
      source: Int32Array.from(arcs, (arc) => arc.source),
      target: Int32Array.from(arcs, (arc) => arc.target),
      lower: arcs.some((arc) => (arc.lower ?? 0) !== 0)
        ? Float64Array.from(arcs, (arc) => arc.lower ?? 0)
        : undefined,
      capacity: Float64Array.from(arcs, (arc) => arc.capacity ?? Infinity),
      cost: Float64Array.from(arcs, (arc) => arc.cost),
    };
  }
}
