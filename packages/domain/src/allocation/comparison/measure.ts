import { areaSteps } from '../../area/steps.ts';
import type { ValueOfCover } from '../../charter/value-of-cover.ts';
import type { Setting } from '../../item/item.ts';
import type { AllocationProblem } from '../allocator.ts';
import { coverBands } from '../cover-bands.ts';
import { wanted } from '../want.ts';
import type { Plan } from './plan.ts';

export type SettingMeasure = {
  readonly setting: Setting;
  /** Needs that want something, and how many of them get something, and everything. */
  readonly needs: number;
  readonly touched: number;
  readonly met: number;
};

export type PlanMeasure = {
  readonly settings: readonly SettingMeasure[];
  /** Worth of cover by the charter's terms, losses taken off. */
  readonly worth: number;
  /** Per mille of what a need wants that it gets: of the least covered, and the mean, over needs that want something. */
  readonly leastCoverage: number;
  readonly meanCoverage: number;
  /** Gini coefficient of coverage, per mille: 0 all alike, 1000 one has it all (Gini 1912). */
  readonly gini: number;
  /** Units beyond what the need wants: sent, and of no use there. */
  readonly excess: number;
  /** Units × administrative steps between warehouse and facility. */
  readonly unitSteps: number;
};

/** What a plan comes to. Everything is whole, so that whoever measures it again gets the same. */
export function measure(problem: AllocationProblem, terms: ValueOfCover, plan: Plan): PlanMeasure {
  const given = new Map<string, number>();
  for (const { need, amount } of plan) given.set(need, (given.get(need) ?? 0) + amount);
  let worth = 0;
  let excess = 0;
  const coverage: number[] = [];
  const settings = new Map<Setting, { needs: number; touched: number; met: number }>();
  for (const demand of problem.demands) {
    const want = wanted(problem, demand);
    const got = given.get(demand.need.id) ?? 0;
    excess += Math.max(0, got - want.amount);
    if (want.amount === 0) continue;
    const useful = Math.min(got, want.amount);
    let left = useful;
    for (const band of coverBands(problem.charter, terms, demand, want)) {
      worth += band.worth * Math.min(left, band.amount);
      left -= Math.min(left, band.amount);
    }
    coverage.push(Number((BigInt(useful) * 1_000n) / BigInt(want.amount)));
    const row = settings.get(demand.need.setting) ?? { needs: 0, touched: 0, met: 0 };
    row.needs += 1;
    if (useful > 0) row.touched += 1;
    if (useful === want.amount) row.met += 1;
    settings.set(demand.need.setting, row);
  }
  const lots = new Map(problem.supplies.map((supply) => [supply.lot.id, supply]));
  const demands = new Map(problem.demands.map((demand) => [demand.need.id, demand]));
  let unitSteps = 0;
  for (const { need, lot, amount } of plan) {
    const from = lots.get(lot);
    const to = demands.get(need);
    if (!from || !to) continue;
    const steps = areaSteps(from.area, to.area);
    unitSteps += amount * steps;
    worth -=
      amount * (terms.distanceLoss * steps + (from.lot.item === to.need.item ? 0 : terms.substituteLoss));
  }
  coverage.sort((a, b) => a - b);
  const sum = coverage.reduce((total, each) => total + each, 0);
  return {
    settings: problem.charter.settingPriority.flatMap((setting) => {
      const row = settings.get(setting);
      return row ? [{ setting, ...row }] : [];
    }),
    worth,
    leastCoverage: coverage[0] ?? 0,
    meanCoverage: coverage.length === 0 ? 0 : Math.floor(sum / coverage.length),
    gini: gini(coverage, sum),
    excess,
    unitSteps,
  };
}

/** Of values in ascending order: (2 Σ i·x_i) / (n Σ x) − (n + 1) / n. */
function gini(sorted: readonly number[], sum: number): number {
  const n = sorted.length;
  if (n === 0 || sum === 0) return 0;
  const weighted = sorted.reduce((total, each, index) => total + each * (index + 1), 0);
  return Math.round((1_000 * (2 * weighted - (n + 1) * sum)) / (n * sum));
}
