import { prefectureOf } from '../kernel/area/area.ts';
import type { Demand } from './allocator.ts';
import type { CoverBand } from './cover-bands.ts';
import type { Pool } from './pool.ts';
import type { ValueOfCover } from './value-of-cover.ts';

/** Whoever wants something and may have it from some of these. */
export type Wanting = {
  readonly demand: Demand;
  readonly bands: readonly CoverBand[];
  readonly serving: readonly Pool[];
};

/** Of one item in one prefecture: so many units of what its needs get are within its claim. */
export type RegionClaim = { readonly key: string; readonly amount: number };

export const regionOf = ({ need, area }: Demand): string => `${prefectureOf(area)} ${need.item}`;

/**
 * An even share is what a region would get if the goods that may serve its needs were split in proportion to the wants that they may
 * serve: wanted × min(1, goods ÷ all that is wanted of them). An isolation ward shares in the masks that it may have, and in no
 * others. The claim is the charter's per cent of it, rounded down. Goods that may serve several items count in each: a claim says
 * who goes first, and is no promise.
 */
export function regionClaims(terms: ValueOfCover, wanting: readonly Wanting[]): RegionClaim[] {
  const { regionClaim } = terms;
  if (!regionClaim) return [];
  const groups = groupsOf(wanting);
  const claims = new Map<string, bigint>();
  for (const group of groups) {
    let wanted = 0n;
    for (const other of groups)
      if (other.item === group.item && isShared(group, other)) wanted += other.wanted;
    const there = [...group.goods].reduce((sum, { available }) => sum + BigInt(available), 0n);
    const goods = there < wanted ? there : wanted;
    if (wanted === 0n) continue;
    for (const [region, own] of group.regions)
      claims.set(
        region,
        (claims.get(region) ?? 0n) + (BigInt(regionClaim.percent) * goods * own) / (100n * wanted),
      );
  }
  return [...claims].flatMap(([key, amount]) => (amount > 0n ? [{ key, amount: Number(amount) }] : []));
}

/** Of one item: wants that the same goods may serve, with what each region wants of them. */
type Group = {
  readonly item: string;
  readonly goods: ReadonlySet<Pool>;
  wanted: bigint;
  readonly regions: Map<string, bigint>;
};

function groupsOf(wanting: readonly Wanting[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { demand, bands, serving } of wanting) {
    const wanted = bands.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
    const { item } = demand.need;
    const key = JSON.stringify([item, ...serving.map(({ key }) => key).sort()]);
    const group = groups.get(key) ?? { item, goods: new Set(serving), wanted: 0n, regions: new Map() };
    groups.set(key, group);
    group.wanted += wanted;
    const region = regionOf(demand);
    group.regions.set(region, (group.regions.get(region) ?? 0n) + wanted);
  }
  return [...groups.values()];
}

const isShared = (one: Group, other: Group): boolean =>
  one === other || [...one.goods].some((pool) => other.goods.has(pool));
