import type { Supply } from './allocator.ts';
import { byUrgencyOfLot } from './second-aim.ts';

/** Lots that no rule tells apart: the same item from the same place, packed alike, under the same direction. */
export type Pool = {
  readonly first: Supply;
  /** The first to expire first: in this order they are drawn. */
  readonly lots: readonly Supply[];
  readonly available: number;
};

/** `wholePacks`: what is less than a pack of its lot stays where it is. */
export function poolSupplies(supplies: readonly Supply[], wholePacks: boolean): Pool[] {
  const groups = new Map<string, Supply[]>();
  for (const supply of [...supplies].sort(byUrgencyOfLot)) {
    const { lot, pack, area } = supply;
    const key = JSON.stringify([lot.item, lot.place, lot.owner, area, lot.earmarkedFor, pack]);
    const group = groups.get(key);
    if (group) group.push(supply);
    else groups.set(key, [supply]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, lots]) => ({
      first: lots[0] as Supply,
      lots,
      available: lots.reduce((sum, supply) => sum + inPacks(supply, wholePacks), 0),
    }));
}

const inPacks = ({ available, pack }: Supply, wholePacks: boolean): number =>
  wholePacks ? available - (available % pack) : available;

/** Hands out what the pools' lots hold, in the order in which it is asked for. */
export function drawFrom(wholePacks: boolean): (pool: Pool, amount: number) => [Supply, number][] {
  const left = new Map<Supply, number>();
  return (pool, amount) => {
    let missing = amount;
    const drawn: [Supply, number][] = [];
    for (const supply of pool.lots) {
      const there = left.get(supply) ?? inPacks(supply, wholePacks);
      const part = Math.min(missing, there);
      left.set(supply, there - part);
      if (part === 0) continue;
      missing -= part;
      drawn.push([supply, part]);
    }
    if (missing > 0) throw new Error(`a plan draws ${missing} units more than ${pool.first.lot.item} has`);
    return drawn;
  };
}
