import type { FlowProblem, OptimalFlow } from '../problem/problem.ts';
import { CERTIFIED, certify, refused, type Verdict } from './certify.ts';
import { Incidence } from './incidence.ts';

/**
 * A certificate that stands while its problem changes a little. It owns the answer: what the whole was certified with
 * stays certified except where something has been written since, and nothing can be written but through it. So a verdict
 * looks at the arcs and nodes that were written to, and at the arcs of nodes whose potential has moved; all others have
 * the flow, bounds, cost and potentials that they had. Like `certify` it knows nothing of how answers are found.
 */
export class StandingCertificate {
  flow: Float64Array;
  readonly potential: Float64Array;
  objective: bigint;
  readonly incidence: Incidence;
  /** What each node sends net, less its supply. */
  readonly #imbalance: Float64Array;
  readonly #arcs: number[] = [];
  readonly #nodes: number[] = [];
  readonly #moved: number[] = [];
  /** Σ |flow|, rounded up: while it is exact, so is every sum at a node. */
  #throughput: number;
  #room: Float64Array;

  /** `answer` has passed `certify`; its arrays are this object's from now on. */
  constructor(problem: FlowProblem, answer: OptimalFlow, incidence?: Incidence) {
    this.#room = answer.flow;
    this.flow = answer.flow;
    this.potential = answer.potential;
    this.objective = answer.objective;
    this.#imbalance = new Float64Array(problem.nodeCount);
    this.#throughput = answer.flow.reduce((sum, each) => sum + Math.abs(each), 0);
    this.incidence = incidence ?? new Incidence(problem.nodeCount, problem.source, problem.target);
  }

  supplyChanged(node: number, by: number): void {
    this.#imbalance[node] = (this.#imbalance[node] as number) - by;
    this.#nodes.push(node);
  }

  costChanged(arc: number, by: number): void {
    this.objective += BigInt(this.flow[arc] as number) * BigInt(by);
    this.#arcs.push(arc);
  }

  capacityChanged(arc: number): void {
    this.#arcs.push(arc);
  }

  /** The arc is the next in number, and carries nothing yet. */
  arcAdded(arc: number, source: number, target: number): void {
    if (arc >= this.#room.length) {
      const more = new Float64Array(arc + 16 + (arc >> 3));
      more.set(this.flow);
      this.#room = more;
    }
    this.#room[arc] = 0;
    this.flow = this.#room.subarray(0, arc + 1);
    this.incidence.append(arc, source, target);
    this.#arcs.push(arc);
  }

  setFlow({ source, target, cost }: FlowProblem, arc: number, amount: number): void {
    const more = amount - (this.flow[arc] as number);
    if (more === 0) return;
    this.flow[arc] = amount;
    this.objective += BigInt(more) * BigInt(cost[arc] as number);
    this.#throughput += Math.abs(more);
    const u = source[arc] as number;
    const v = target[arc] as number;
    this.#imbalance[u] = (this.#imbalance[u] as number) + more;
    this.#imbalance[v] = (this.#imbalance[v] as number) - more;
    this.#arcs.push(arc);
    this.#nodes.push(u, v);
  }

  setPotential(node: number, potential: number): void {
    if (this.potential[node] === potential) return;
    this.potential[node] = potential;
    this.#moved.push(node);
  }

  /** Whether the answer as it now stands is an optimal one of the problem as it now is. */
  verdict(problem: FlowProblem): Verdict {
    const { flow, potential, objective } = this;
    // What could have been rounded on the way is checked as a whole, in exact numbers.
    if (this.#throughput > Number.MAX_SAFE_INTEGER) {
      const statistics = { method: 'network simplex', pivots: 0, degenerate: 0, canonicalPivots: 0 } as const;
      this.#settle();
      return certify(problem, { status: 'optimal', flow, potential, objective, statistics });
    }
    for (const node of this.#nodes)
      if (this.#imbalance[node] !== 0)
        return refused('conservation', node, `node ${node} is off by ${this.#imbalance[node]}`);
    let verdict: Verdict = CERTIFIED;
    const check = (arc: number): void => {
      if (verdict.certified) verdict = checkArc(problem, flow, potential, arc);
    };
    for (const arc of this.#arcs) check(arc);
    for (const node of this.#moved) {
      if (!Number.isSafeInteger(potential[node]))
        return refused('not-whole', node, `potential of node ${node} is not exact`);
      this.incidence.each(node, check);
    }
    this.#settle();
    return verdict;
  }

  #settle(): void {
    this.#arcs.length = 0;
    this.#nodes.length = 0;
    this.#moved.length = 0;
  }
}

/** Whole, within its bounds, and complementary to the potentials of its ends. */
function checkArc(
  { source, target, lower, capacity, cost }: FlowProblem,
  flow: Float64Array,
  potential: Float64Array,
  arc: number,
): Verdict {
  const x = flow[arc] as number;
  const least = lower === undefined ? 0 : (lower[arc] as number);
  const most = capacity[arc] as number;
  if (!Number.isSafeInteger(x)) return refused('not-whole', arc, `the flow of arc ${arc} is not exact: ${x}`);
  if (x < least || x > most)
    return refused('bounds', arc, `the flow of arc ${arc} is outside of its bounds: ${x}`);
  const price = cost[arc] as number;
  const tail = potential[source[arc] as number] as number;
  const head = potential[target[arc] as number] as number;
  let reduced = price + tail - head;
  if (!(Math.abs(price + tail) <= Number.MAX_SAFE_INTEGER && Math.abs(reduced) <= Number.MAX_SAFE_INTEGER))
    reduced = Number(BigInt(price) + BigInt(tail) - BigInt(head));
  if (reduced > 0 ? x !== least : reduced < 0 && x !== most)
    return refused('slackness', arc, `arc ${arc} has reduced cost ${reduced} and flow ${x}`);
  return CERTIFIED;
}
