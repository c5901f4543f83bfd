import { breakTies } from '../canonical/break-ties.ts';
import { certify, type Verdict } from '../certificate/certify.ts';
import { Incidence } from '../certificate/incidence.ts';
import { StandingCertificate } from '../certificate/standing.ts';
import { FlowError } from '../error.ts';
import type { FlowProblem, FlowResult, OptimalFlow, Statistics } from '../problem/problem.ts';
import { artificialCost, refuseCostOverflow, validateProblem } from '../problem/validate.ts';
import { AT_CAPACITY, AT_LOWER, IN_TREE } from '../simplex/arcs.ts';
import { infeasibleSet } from '../simplex/reachable.ts';
import { linkAll, renew } from '../simplex/renew.ts';
import { openSimplex, type Simplex, solveSimplex } from '../simplex/simplex.ts';
import { ARC, RECORD_BITS } from '../simplex/tree.ts';
import { certified } from '../solve.ts';
import { ProblemCopy } from './copy.ts';
import { appendArc, put } from './grow.ts';
import { readOff, treeArcs } from './read-off.ts';
import { cutAbove, inject } from './rehang.ts';
import { type Repriced, reprice } from './reprice.ts';

export interface SessionOptions {
  /**
   * Break ties by the published rule, an arc's rank being its number: every answer then has the flow that
   * `solveCanonical` finds from scratch. Costs a pass over all arcs or two. Default: no.
   */
  readonly canonical?: boolean;
}

/** Also what an added arc says; arcs added later have no lower bound. */
export interface AddedArc {
  readonly source: number;
  readonly target: number;
  readonly cost: number;
  /** Default: none. */
  readonly capacity?: number;
}

/**
 * A problem that changes a little and is solved again from the basis it had. Changes are cheap and may be several
 * between two `solve`s; supplies need to add up only then. Nodes cannot be added: keep spare ones, without supply.
 * Every answer is certified against the problem as it then is. A session whose `solve` has thrown is of no more use.
 *
 * An answer's flow and potentials are the session's own arrays: the next `solve` writes into them, so copy what you want
 * to keep, and do not write.
 */
export class FlowSession {
  readonly #problem: ProblemCopy;
  readonly #simplex: Simplex;
  readonly #canonical: boolean;
  /** Where the solver keeps each of the caller's arcs. */
  #place: Int32Array;
  #largestCost: number;
  /** What the flows of the basis still lack to meet the supplies, by the solver's nodes. */
  readonly #pending = new Map<number, number>();
  /** Arcs, in the solver's places, whose cost or capacity is not what it was at the last answer. */
  readonly #changed = new Set<number>();
  #incidence: Incidence | undefined;
  /** The last answer, while it was an optimal one. */
  #standing: Standing | undefined;

  constructor(problem: FlowProblem, { canonical = false }: SessionOptions = {}) {
    const magnitudes = validateProblem(problem);
    this.#problem = new ProblemCopy(problem);
    this.#simplex = openSimplex(this.#problem.view, magnitudes);
    this.#canonical = canonical;
    this.#largestCost = magnitudes.largestCost;
    const { original, count } = this.#simplex.arcs;
    this.#place = new Int32Array(count);
    for (let place = 0; place < count; place += 1) this.#place[original[place] as number] = place;
  }

  /** The problem as it now is. Read it, do not write it. */
  get problem(): FlowProblem {
    return this.#problem.view;
  }

  /** From now on the node puts `supply` into the network. */
  changeSupply(node: number, supply: number): void {
    const at = this.#node(node);
    if (!Number.isSafeInteger(supply))
      throw new FlowError(
        'bad-supply',
        `supply of node ${node} would be ${supply}: not a safe integer`,
        node,
      );
    const { supply: now } = this.#problem.view;
    const more = supply - (now[node] as number);
    this.#standing?.certificate.supplyChanged(node, more);
    this.#owe(at, this.#simplex.layout.reversed ? 0 - more : more);
    now[node] = supply;
  }

  changeCost(arc: number, cost: number): void {
    const place = this.#arc(arc);
    this.#admitCost(arc, cost);
    const { view } = this.#problem;
    this.#standing?.certificate.costChanged(arc, cost - (view.cost[arc] as number));
    this.#changed.add(place);
    this.#simplex.arcs.cost[place] = cost;
    view.cost[arc] = cost;
  }

  /** The new capacity is not below the arc's lower bound; `Infinity`: none. */
  changeCapacity(arc: number, capacity: number): void {
    const place = this.#arc(arc);
    const { arcs, tree } = this.#simplex;
    const lower = this.#problem.view.lower?.[arc] ?? 0;
    const room = capacity - lower;
    admitCapacity(arc, lower, capacity);
    const before = arcs.capacity[place] as number;
    this.#standing?.certificate.capacityChanged(arc);
    this.#changed.add(place);
    arcs.capacity[place] = room;
    this.#problem.view.capacity[arc] = capacity;
    if (arcs.state[place] === AT_CAPACITY) {
      if (room === Infinity) arcs.state[place] = AT_LOWER;
      this.#change(place, (room === Infinity ? 0 : room) - before);
    } else if (arcs.state[place] === IN_TREE) {
      const below = this.#below(place);
      const flow = tree.amount[below + below] as number;
      if (flow < room) tree.amount[below + below + 1] = room;
      else {
        cutAbove(tree, below);
        arcs.state[place] = AT_CAPACITY;
        this.#change(place, room - flow);
      }
    }
  }

  /** The new arc's number. */
  addArc({ source, target, cost, capacity = Infinity }: AddedArc): number {
    const arc = this.#problem.arcs;
    const { layout, arcs, tree } = this.#simplex;
    const tail = this.#node(layout.reversed ? target : source);
    const head = this.#node(layout.reversed ? source : target);
    this.#admitCost(arc, cost);
    admitCapacity(arc, 0, capacity);
    this.#problem.append(source, target, capacity, cost);
    const place = appendArc(arcs, tail, head, capacity, cost);
    this.#place = put(this.#place, arc, place);
    this.#changed.add(place);
    if (this.#standing) this.#standing.certificate.arcAdded(arc, source, target);
    else this.#incidence?.append(arc, source, target);
    if (tail >= tree.lazyFrom) {
      // Lazy nodes must have no arcs out: from now on none is lazy.
      tree.lazyFrom = tree.root;
      linkAll(tree);
      renew(arcs, tree);
    }
    return arc;
  }

  /** @throws {FlowError} as `solve` */
  solve(): FlowResult {
    const { arcs, tree } = this.#simplex;
    const owed = [...this.#pending].sort((a, b) => a[0] - b[0]);
    this.#pending.clear();
    // What is given first: then what is taken finds it at the root.
    for (const [v, amount] of owed) if (amount > 0) inject(arcs, tree, v, amount);
    for (const [v, amount] of owed) if (amount < 0) inject(arcs, tree, v, amount);
    tree.artificial = artificialCost(tree.root, this.#largestCost);
    renew(arcs, tree);
    const result = this.#onwards() ?? this.#anew();
    this.#changed.clear();
    return result;
  }

  /** The whole certificate of the last optimal answer, asked for at any time before the next change. */
  certify(): Verdict | undefined {
    const certificate = this.#standing?.certificate;
    return certificate && certify(this.problem, answerOf(certificate, NO_PIVOTS));
  }

  /** From the last answer, looking only at what has changed. Undefined where that is not possible, or not worth while. */
  #onwards(): FlowResult | undefined {
    const standing = this.#standing;
    if (standing === undefined || this.#canonical) return undefined;
    const { certificate, priced, before } = standing;
    const { arcs, tree, layout } = this.#simplex;
    const repriced = reprice(arcs, tree, priced, this.#changed, (v, visit) =>
      certificate.incidence.each(layout.outer[v] as number, (arc) => visit(this.#place[arc] as number)),
    );
    if (repriced === undefined || infeasibleSet(arcs, tree) !== undefined) return undefined;
    readOff(this.problem, this.#simplex, certificate, before, others(repriced, this.#changed));
    const verdict = certificate.verdict(this.problem);
    if (!verdict.certified)
      throw new FlowError('uncertified', `${verdict.fault}: ${verdict.message}`, verdict.index);
    const { pivots, degenerate } = repriced;
    return answerOf(certificate, { ...NO_PIVOTS, pivots, degenerate });
  }

  /** With the ordinary simplex, from the basis at hand, and certified as a whole. */
  #anew(): FlowResult {
    const { arcs, tree } = this.#simplex;
    const rule = this.#canonical ? () => breakTies(arcs, tree, undefined) : undefined;
    const result = certified(this.problem, solveSimplex(this.problem, this.#simplex, rule));
    this.#standing = undefined;
    if (result.status !== 'optimal' || this.#canonical) return result;
    const { nodeCount, source, target } = this.problem;
    this.#incidence ??= new Incidence(nodeCount, source, target);
    this.#standing = {
      certificate: new StandingCertificate(this.problem, result, this.#incidence),
      priced: tree.potential.slice(),
      before: treeArcs(this.#simplex),
    };
    return result;
  }

  #node(node: number): number {
    if (!(Number.isInteger(node) && node >= 0 && node < this.#problem.view.nodeCount))
      throw new FlowError('bad-change', `there is no node ${node}`, node);
    return this.#simplex.layout.inner[node] as number;
  }

  #arc(arc: number): number {
    if (!(Number.isInteger(arc) && arc >= 0 && arc < this.#problem.arcs))
      throw new FlowError('bad-change', `there is no arc ${arc}`, arc);
    return this.#place[arc] as number;
  }

  #admitCost(arc: number, cost: number): void {
    if (!Number.isSafeInteger(cost))
      throw new FlowError('bad-cost', `cost of arc ${arc} would be ${cost}: not a safe integer`, arc);
    const largest = Math.max(this.#largestCost, Math.abs(cost));
    refuseCostOverflow(this.#problem.view.nodeCount, largest);
    this.#largestCost = largest;
  }

  /** The end of a tree arc that hangs by it. */
  #below(place: number): number {
    const { arcs, tree } = this.#simplex;
    const source = arcs.source[place] as number;
    return tree.node[(source << RECORD_BITS) | ARC] === place ? source : (arcs.target[place] as number);
  }

  /** An arc outside of the tree carries `more` than before: its ends are owed the difference. */
  #change(place: number, more: number): void {
    const { arcs } = this.#simplex;
    this.#owe(arcs.source[place] as number, 0 - more);
    this.#owe(arcs.target[place] as number, more);
  }

  #owe(node: number, amount: number): void {
    const sum = (this.#pending.get(node) ?? 0) + amount;
    if (!Number.isSafeInteger(sum))
      throw new FlowError('quantity-overflow', `the changes at node ${node} together leave 2^53`, node);
    this.#pending.set(node, sum);
  }
}

interface Standing {
  readonly certificate: StandingCertificate;
  /** Potentials, in the solver's numbering, at which no arc pays. */
  readonly priced: Float64Array;
  /** The tree of the answer. */
  readonly before: Int32Array;
}

const NO_PIVOTS: Statistics = { method: 'network simplex', pivots: 0, degenerate: 0, canonicalPivots: 0 };

const answerOf = (
  { flow, potential, objective }: StandingCertificate,
  statistics: Statistics,
): OptimalFlow => ({ status: 'optimal', flow, potential, objective, statistics });

function* others({ entered }: Repriced, changed: Iterable<number>): Iterable<number> {
  yield* entered;
  yield* changed;
}

function admitCapacity(arc: number, lower: number, capacity: number): void {
  if (!(capacity >= lower) || (capacity !== Infinity && !Number.isSafeInteger(capacity)))
    throw new FlowError('bad-capacity', `arc ${arc} would have bounds ${lower}..${capacity}`, arc);
  if (capacity !== Infinity && !Number.isSafeInteger(capacity - lower))
    throw new FlowError(
      'quantity-overflow',
      `the room of arc ${arc} (${lower}..${capacity}) is above 2^53`,
      arc,
    );
}
