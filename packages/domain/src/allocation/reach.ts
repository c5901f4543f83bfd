import type { AllocationProblem, Demand, Supply } from './allocator.ts';
import { type Pool, poolSupplies } from './pool.ts';

/**
 * Which goods a need may have. Goods are asked for by pools, and each pool once for all needs of an item and a setting: needs and
 * lots of a real response are thousands, what tells them apart is some dozens.
 */
export class Reach {
  readonly pools: readonly Pool[];
  /** Which pool each lot is in. */
  readonly poolOf: ReadonlyMap<Supply, Pool>;
  readonly #problem: AllocationProblem;
  readonly #free: readonly Pool[];
  readonly #directed: ReadonlyMap<string | null, readonly Pool[]>;
  readonly #fit = new Map<string, readonly Pool[]>();
  readonly #near = new Map<string, readonly Pool[]>();

  constructor(problem: AllocationProblem) {
    this.#problem = problem;
    this.pools = poolSupplies(problem.supplies);
    this.poolOf = new Map(this.pools.flatMap((pool) => pool.lots.map((lot) => [lot, pool])));
    this.#free = this.pools.filter(({ first }) => first.lot.earmarkedFor === null);
    this.#directed = Map.groupBy(
      this.pools.filter(({ first }) => first.lot.earmarkedFor !== null),
      ({ first }) => first.lot.earmarkedFor,
    );
  }

  /** Those that the hard rules permit. */
  fit(demand: Demand): readonly Pool[] {
    const { item, setting, facility } = demand.need;
    const may = ({ first }: Pool) => this.#problem.mayServe(first, demand);
    const free = remembered(this.#fit, `${item} ${setting}`, () => this.#free.filter(may));
    const directed = this.#directed.get(facility)?.filter(may) ?? [];
    return directed.length === 0 ? free : [...directed, ...free];
  }

  /** Of those the ones from which a way is open, or of which nobody has stated a way. */
  near(demand: Demand): readonly Pool[] {
    const { item, setting, facility } = demand.need;
    const isOpen = ({ first }: Pool) => this.#problem.route(first, demand)?.open !== false;
    if (this.#directed.has(facility)) return this.fit(demand).filter(isOpen);
    return remembered(this.#near, `${item} ${setting} ${demand.area}`, () => this.fit(demand).filter(isOpen));
  }
}

const known = new WeakMap<AllocationProblem, Reach>();

/** A problem is never changed: it is looked through once. */
export function reachOf(problem: AllocationProblem): Reach {
  const reach = known.get(problem) ?? new Reach(problem);
  known.set(problem, reach);
  return reach;
}

function remembered<Value>(map: Map<string, Value>, key: string, found: () => Value): Value {
  const there = map.get(key);
  if (there !== undefined) return there;
  const value = found();
  map.set(key, value);
  return value;
}
