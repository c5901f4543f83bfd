import type { Supply } from './allocator.ts';
import { byUrgencyOfLot } from './second-aim.ts';

/** Lots that no rule tells apart: whoever may have of one may have of all, by as good a way. */
export type Pool = {
  readonly key: string;
  readonly first: Supply;
  /** The first to expire first: in this order they are drawn. */
  readonly lots: readonly Supply[];
  readonly available: number;
};

const inPacks = ({ available, pack }: Supply, wholePacks: boolean): number =>
  wholePacks ? available - (available % pack) : available;

/** By what tells goods apart: what it is, whence it comes, for whom, how packed, and what keeps it from leaving. */
const kindOf = ({ lot, area, pack }: Supply): unknown[] => [
  ...[lot.item, area, lot.earmarkedFor, pack],
  ...[lot.correcting ?? null, lot.foundLater?.item ?? null],
];

/**
 * In the order of their keys. `byPlace`: goods of two places are two pools, since each is a lorry of its own. `wholePacks`: what is
 * less than a pack of its lot stays where it is.
 */
export function poolSupplies(
  supplies: readonly Supply[],
  { byPlace = false, wholePacks = false }: { byPlace?: boolean; wholePacks?: boolean } = {},
): Pool[] {
  const groups = new Map<string, Supply[]>();
  for (const supply of [...supplies].sort(byUrgencyOfLot)) {
    const { place, owner } = supply.lot;
    const key = JSON.stringify(byPlace ? [...kindOf(supply), place, owner] : kindOf(supply));
    const group = groups.get(key);
    if (group) group.push(supply);
    else groups.set(key, [supply]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, lots]) => ({
      key,
      first: lots[0] as Supply,
      lots,
      available: lots.reduce((sum, supply) => sum + inPacks(supply, wholePacks), 0),
    }));
}

type Order = (a: Supply, b: Supply) => number;
/** Of a pool: its lots in order, at which of them it is, and what is left of that. */
type Left = { readonly lots: readonly Supply[]; at: number; there: number };

/** Hands out what lies in pools, in the order in which it is asked for. */
export class Draw {
  readonly #wholePacks: boolean;
  readonly #order: Order | null;
  readonly #left = new Map<Pool, Left>();

  /** `order`: of the lots of a pool, where it is not that of the pool. */
  constructor({ wholePacks = false, order = null }: { wholePacks?: boolean; order?: Order | null } = {}) {
    this.#wholePacks = wholePacks;
    this.#order = order;
  }

  /** As much of so much as there is; of the pools' first lots the one that `between` puts first, again and again. */
  take(pools: readonly Pool[], amount: number, between: Order = byUrgencyOfLot): [Supply, number][] {
    const drawn: [Supply, number][] = [];
    let missing = amount;
    while (missing > 0) {
      let best: { left: Left; lot: Supply } | null = null;
      for (const pool of pools) {
        const left = this.#rest(pool);
        const lot = left.lots[left.at];
        if (lot && (best === null || between(lot, best.lot) < 0)) best = { left, lot };
      }
      if (best === null) break;
      const part = Math.min(missing, best.left.there);
      best.left.there -= part;
      missing -= part;
      drawn.push([best.lot, part]);
    }
    return drawn;
  }

  /** All of so much, as a plan says that it is there. */
  exactly(pool: Pool, amount: number): [Supply, number][] {
    const drawn = this.take([pool], amount);
    const missing = drawn.reduce((rest, [, part]) => rest - part, amount);
    if (missing > 0) throw new Error(`a plan draws ${missing} units more than ${pool.first.lot.item} has`);
    return drawn;
  }

  /** The first lot of the pool of which something is left. */
  #rest(pool: Pool): Left {
    const left = this.#left.get(pool) ?? {
      lots: this.#order ? [...pool.lots].sort(this.#order) : pool.lots,
      ...{ at: -1, there: 0 },
    };
    this.#left.set(pool, left);
    while (left.there === 0 && left.at < left.lots.length) {
      left.at += 1;
      const lot = left.lots[left.at];
      left.there = lot ? inPacks(lot, this.#wholePacks) : 0;
    }
    return left;
  }
}
