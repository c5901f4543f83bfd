import { provided } from '../../concepts/need/run-out.ts';
import { knownLeast } from '../../kernel/quantity/quantity.ts';
import type { Demand } from '../allocator.ts';
import { useADay } from '../cover-bands.ts';
import type { Plan } from '../shares.ts';

/** How long stores last, within the charter's days of cover from now on. Each need counts alike, however large. */
export type CoverAhead = {
  /** Days that are looked ahead. */
  readonly horizonDays: number;
  /** Needs that ask for something and may be sent it; and how many of them do not run out within the horizon. */
  readonly needs: number;
  readonly covered: number;
  /** Of these needs those whose use nobody knows: they count as covered once all that they asked for is there, and in no hours. */
  readonly unknownUse: number;
  /** Whole hours of the horizon with something in store, in sum over needs; ÷ 24: need-days. */
  readonly coveredHours: number;
  /** The rest of the horizon, in sum over needs, and for the one that is longest without. */
  readonly dryHours: number;
  readonly longestDryHours: number;
};

/**
 * What lies in each store by now, what is promised or on its way and what is given on top, against what is used a day. All
 * of it counts as if it were there at once: nobody has said when each lorry comes, and it is the same for every plan. A stock
 * that nobody stated counts as none, as it does for the allocators. What is sent beyond a need lies in its store like the rest.
 */
export function coverAhead(
  demands: readonly Demand[],
  horizonDays: number,
  given: ReadonlyMap<string, number>,
): CoverAhead {
  const sum = { needs: 0, covered: 0, unknownUse: 0, coveredHours: 0, dryHours: 0, longestDryHours: 0 };
  const horizon = horizonDays * 24;
  for (const demand of demands) {
    const { need, store, barred } = demand;
    if (barred || need.counts.quantity.kind === 'none') continue;
    sum.needs += 1;
    const more = given.get(need.id) ?? 0;
    const use = useADay(demand);
    if (use === null) {
      const least = knownLeast(need.counts.quantity);
      sum.unknownUse += 1;
      if (least !== null && provided(need) + more >= least) sum.covered += 1;
      continue;
    }
    const lies = store + need.reserved + need.inTransit + more;
    const hours = lies >= horizonDays * use ? horizon : Math.floor((lies * 24) / use);
    if (hours === horizon) sum.covered += 1;
    sum.coveredHours += hours;
    sum.dryHours += horizon - hours;
    sum.longestDryHours = Math.max(sum.longestDryHours, horizon - hours);
  }
  return { horizonDays, ...sum };
}

/** Base units that a plan gives to each need. */
export function givenTo(plan: Plan): Map<string, number> {
  const given = new Map<string, number>();
  for (const { need, amount } of plan) given.set(need, (given.get(need) ?? 0) + amount);
  return given;
}
