import type { CharterTerms } from '../kernel/charter/charter.ts';
import type { Demand } from './allocator.ts';
import type { ValueOfCover } from './value-of-cover.ts';
import type { Want } from './want.ts';

/** So many units are worth so much each, on top of what the facility has; worth falls from band to band. */
export type CoverBand = {
  readonly amount: number;
  readonly worth: number;
  /** The same before it was weighed by how far the need has been checked. */
  readonly unweighed: number;
};
type Worth = Omit<CoverBand, 'amount'>;

/** Steps of coverage in which `max-min` levels needs. */
const LEVELS = 20;

/** What the units that this need still wants are worth, one after the other (docs/allocation.md, "The curve"). */
export function coverBands(
  charter: CharterTerms,
  terms: ValueOfCover,
  demand: Demand,
  want: Want,
): CoverBand[] {
  if (want.amount === 0) return [];
  const { need, store, trust } = demand;
  const had = store + need.reserved + need.inTransit;
  if (terms.fairness === 'max-min') return levels(charter, demand, had, want.amount);
  const weight = terms.settingWeights[need.setting];
  // What is less certain is worth less, and never nothing.
  const trusted = (worth: number): Worth => ({
    worth: Math.max(1, Math.floor((weight * worth * trust) / 100)),
    unweighed: weight * worth,
  });
  const use = useADay(demand);
  if (use === null) return [{ amount: want.amount, ...trusted(terms.curve[0]?.worth ?? 1) }];
  const ends = terms.curve.map(({ days: end, worth }) => ({ end: end * use, ...trusted(worth) }));
  return cut([...ends, { end: Number.POSITIVE_INFINITY, ...trusted(1) }], had, want.amount);
}

/** Base units used a day; null where nobody knows, or nothing is used: what is stated says nothing of how long it lasts. */
export function useADay({ need, estimate }: Pick<Demand, 'need' | 'estimate'>): number | null {
  const usePerDay = need.counts.usePerDay ?? estimate?.usePerDay ?? null;
  return usePerDay !== null && usePerDay > 0 ? usePerDay : null;
}

/** Equal steps of the whole that the need would have; a level of an earlier setting is worth more than any of a later. */
function levels(charter: CharterTerms, { need, trust }: Demand, had: number, wanted: number): CoverBand[] {
  const rank = charter.settingPriority.length - 1 - charter.settingPriority.indexOf(need.setting);
  const whole = BigInt(had + wanted);
  const ends = Array.from({ length: LEVELS }, (_, level) => ({
    end: Number((whole * BigInt(level + 1)) / BigInt(LEVELS)),
    // What is less certain stands lower among those of its setting, and above all of the next.
    worth: rank * LEVELS + Math.max(1, Math.floor(((LEVELS - level) * trust) / 100)),
    unweighed: rank * LEVELS + LEVELS - level,
  }));
  return cut(ends, had, wanted);
}

/** The stretch of `wanted` units behind the first `had`, cut where the worth changes. */
function cut(ends: readonly (Worth & { readonly end: number })[], had: number, wanted: number): CoverBand[] {
  const bands: CoverBand[] = [];
  let from = had;
  for (const { end, ...worth } of ends) {
    const to = Math.min(end, had + wanted);
    if (to > from) {
      bands.push({ amount: to - from, ...worth });
      from = to;
    }
  }
  return bands;
}
