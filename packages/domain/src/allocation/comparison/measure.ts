import { areaSteps } from '../../kernel/area/steps.ts';
import type { Setting } from '../../kernel/item/item.ts';
import type { AllocationProblem } from '../allocator.ts';
import { regionOf } from '../region-claims.ts';
import { type Plan, sharesOf } from '../shares.ts';
import type { ValueOfCover } from '../value-of-cover.ts';
import { wanted } from '../want.ts';
import { worthOf } from '../worth.ts';
import { type CoverAhead, coverAhead, givenTo } from './cover-ahead.ts';

export type SettingMeasure = {
  readonly setting: Setting;
  /** Needs that want something, and how many of them get something, and everything. */
  readonly needs: number;
  readonly touched: number;
  readonly met: number;
};

export type PlanMeasure = {
  /** Needs, days and hours that anybody understands: what a comparison is led by. */
  readonly ahead: CoverAhead;
  readonly settings: readonly SettingMeasure[];
  /** By the charter's terms: cover, less losses, and what regions' claims add. */
  readonly worth: number;
  /** Per mille of what a need wants that it gets: of the least covered, and the mean, over needs that want something. */
  readonly leastCoverage: number;
  readonly meanCoverage: number;
  /** Per mille: of the least covered prefecture, item by item. */
  readonly leastRegionCoverage: number;
  /** Gini coefficient of coverage, per mille: 0 all alike, 1000 one has it all (Gini 1912). */
  readonly gini: number;
  /** Units beyond what the need wants: sent, and of no use there. */
  readonly excess: number;
  /** Units × administrative steps between warehouse and facility. */
  readonly unitSteps: number;
  /** Over the ways that somebody has stated; the units of those that nobody has, beside it. */
  readonly tonneKilometres: number;
  readonly unrouted: number;
};

/** What a plan comes to. Everything is whole, so that whoever measures it again gets the same. */
export function measure(problem: AllocationProblem, terms: ValueOfCover, plan: Plan): PlanMeasure {
  const given = givenTo(plan);
  const regions = new Map<string, { wanted: bigint; got: bigint }>();
  let excess = 0;
  const coverage: number[] = [];
  const settings = new Map<Setting, { needs: number; touched: number; met: number }>();
  for (const demand of problem.demands) {
    const want = wanted(problem, demand);
    const got = given.get(demand.need.id) ?? 0;
    excess += Math.max(0, got - want.amount);
    if (want.amount === 0) continue;
    const useful = Math.min(got, want.amount);
    const region = regions.get(regionOf(demand)) ?? { wanted: 0n, got: 0n };
    region.wanted += BigInt(want.amount);
    region.got += BigInt(useful);
    regions.set(regionOf(demand), region);
    coverage.push(Number((BigInt(useful) * 1_000n) / BigInt(want.amount)));
    const row = settings.get(demand.need.setting) ?? { needs: 0, touched: 0, met: 0 };
    row.needs += 1;
    if (useful > 0) row.touched += 1;
    if (useful === want.amount) row.met += 1;
    settings.set(demand.need.setting, row);
  }
  const shares = sharesOf(problem, plan);
  const ways = shares.map(({ supply, demand, amount }) => ({
    amount,
    grams: BigInt(amount) * BigInt(supply.grams),
    steps: areaSteps(supply.area, demand.area),
    route: problem.route(supply, demand),
  }));
  coverage.sort((a, b) => a - b);
  const sum = coverage.reduce((total, each) => total + each, 0);
  return {
    ahead: coverAhead(problem.demands, problem.charter.coverDays, given),
    settings: problem.charter.settingPriority.flatMap((setting) => {
      const row = settings.get(setting);
      return row ? [{ setting, ...row }] : [];
    }),
    worth: Number(worthOf(problem, terms, shares)),
    leastCoverage: coverage[0] ?? 0,
    leastRegionCoverage: Math.min(
      ...[...regions.values()].map(({ wanted: of, got }) => Number((got * 1_000n) / of)),
      coverage.length === 0 ? 0 : 1_000,
    ),
    meanCoverage: coverage.length === 0 ? 0 : Math.floor(sum / coverage.length),
    gini: gini(coverage, sum),
    excess,
    unitSteps: ways.reduce((sum, { amount, steps }) => sum + amount * steps, 0),
    tonneKilometres: Number(
      ways.reduce((sum, { grams, route }) => sum + grams * BigInt(route?.kilometres ?? 0), 0n) / 1_000_000n,
    ),
    unrouted: ways.reduce((sum, { amount, route }) => sum + (route ? 0 : amount), 0),
  };
}

/** Of values in ascending order: (2 Σ i·x_i) / (n Σ x) − (n + 1) / n. */
function gini(sorted: readonly number[], sum: number): number {
  const n = sorted.length;
  if (n === 0 || sum === 0) return 0;
  const weighted = sorted.reduce((total, each, index) => total + each * (index + 1), 0);
  return Math.round((1_000 * (2 * weighted - (n + 1) * sum)) / (n * sum));
}
