import { prefectureOf } from '../kernel/area/area.ts';
import type { Demand, Supply } from './allocator.ts';
import type { CoverBand } from './cover-bands.ts';
import type { ValueOfCover } from './value-of-cover.ts';

/** Whoever wants something and may have it from some of these. */
export type Wanting = {
  readonly demand: Demand;
  readonly bands: readonly CoverBand[];
  readonly serving: readonly Supply[];
};

/** Of one item in one prefecture: so many units of what its needs get are within its claim. */
export type RegionClaim = { readonly key: string; readonly amount: number };

export const regionOf = ({ need, area }: Demand): string => `${prefectureOf(area)} ${need.item}`;

/**
 * An even share is what a region would get if an item's goods were split in proportion to wants: wanted × min(1, goods ÷
 * all wanted). The claim is the charter's per cent of it, rounded down. Goods that may serve several items count in each:
 * a claim says who goes first, and is no promise.
 */
export function regionClaims(terms: ValueOfCover, wanting: readonly Wanting[]): RegionClaim[] {
  const { regionClaim } = terms;
  if (!regionClaim) return [];
  const items = new Map<string, { wanted: bigint; goods: Set<Supply> }>();
  const regions = new Map<string, { item: string; wanted: bigint }>();
  for (const { demand, bands, serving } of wanting) {
    const wanted = bands.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
    const { item } = demand.need;
    const whole = items.get(item) ?? { wanted: 0n, goods: new Set<Supply>() };
    items.set(item, whole);
    whole.wanted += wanted;
    for (const supply of serving) whole.goods.add(supply);
    const key = regionOf(demand);
    regions.set(key, { item, wanted: (regions.get(key)?.wanted ?? 0n) + wanted });
  }
  return [...regions].flatMap(([key, { item, wanted }]) => {
    const whole = items.get(item);
    if (!whole || whole.wanted === 0n) return [];
    const there = [...whole.goods].reduce((sum, { available }) => sum + BigInt(available), 0n);
    const goods = there < whole.wanted ? there : whole.wanted;
    const amount = (BigInt(regionClaim.percent) * goods * wanted) / (100n * whole.wanted);
    return amount > 0n ? [{ key, amount: Number(amount) }] : [];
  });
}
