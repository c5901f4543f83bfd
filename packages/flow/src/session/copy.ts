import type { FlowProblem } from '../problem/problem.ts';
import { put } from './grow.ts';

/** The caller's problem, copied so that it can change; `view` is what it is now. */
export class ProblemCopy {
  view: FlowProblem;
  #source: Int32Array;
  #target: Int32Array;
  #lower: Float64Array | undefined;
  #capacity: Float64Array;
  #cost: Float64Array;

  constructor(problem: FlowProblem) {
    this.#source = problem.source.slice();
    this.#target = problem.target.slice();
    this.#lower = problem.lower?.slice();
    this.#capacity = problem.capacity.slice();
    this.#cost = problem.cost.slice();
    this.view = {
      nodeCount: problem.nodeCount,
      supply: problem.supply.slice(),
      source: this.#source,
      target: this.#target,
      lower: this.#lower,
      capacity: this.#capacity,
      cost: this.#cost,
    };
  }

  get arcs(): number {
    return this.view.source.length;
  }

  append(source: number, target: number, capacity: number, cost: number): void {
    const arc = this.arcs;
    this.#source = put(this.#source, arc, source);
    this.#target = put(this.#target, arc, target);
    if (this.#lower !== undefined) this.#lower = put(this.#lower, arc, 0);
    this.#capacity = put(this.#capacity, arc, capacity);
    this.#cost = put(this.#cost, arc, cost);
    const end = arc + 1;
    this.view = {
      nodeCount: this.view.nodeCount,
      supply: this.view.supply,
      source: this.#source.subarray(0, end),
      target: this.#target.subarray(0, end),
      lower: this.#lower?.subarray(0, end),
      capacity: this.#capacity.subarray(0, end),
      cost: this.#cost.subarray(0, end),
    };
  }
}
