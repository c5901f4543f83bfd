import { compareText } from '../kernel/canonical/compare.ts';
import { type AllocationProblem, canReach, type Demand, type Share, type Supply } from './allocator.ts';
import { type CoverBand, coverBands } from './cover-bands.ts';
import { bySettingThenRunOut } from './demand-order.ts';
import type { BindingConstraint } from './explanation.ts';
import type { AllocationLine } from './facts.ts';
import { lossOf } from './loss.ts';
import type { ValueOfCover } from './value-of-cover.ts';
import { type Want, wanted } from './want.ts';

/** A line for every share, and one of nothing for every need that gets none; each with what bound it and who is next. */
export function explain(
  problem: AllocationProblem,
  terms: ValueOfCover,
  shares: readonly Share[],
): AllocationLine[] {
  const left = new Map(problem.supplies.map((supply) => [supply.lot.id, supply.available]));
  const loads = new Map(problem.carriers.map(({ offer, grams }) => [offer, grams]));
  const sent = new Map<string, Share[]>();
  for (const share of shares) {
    const { supply, demand, amount, transport } = share;
    left.set(supply.lot.id, (left.get(supply.lot.id) as number) - amount);
    if (transport) loads.set(transport, (loads.get(transport) as number) - amount * supply.grams);
    sent.set(demand.need.id, [...(sent.get(demand.need.id) ?? []), share]);
  }
  const bind: Bind = { problem, terms, left, loads, last: lastOfEach(problem, terms, shares) };
  return [...problem.demands].sort(bySettingThenRunOut(problem.charter)).flatMap((demand) => {
    const want = wanted(problem, demand);
    const bands = coverBands(problem.charter, terms, demand, want);
    const own = (sent.get(demand.need.id) ?? []).sort((a, b) =>
      compareText(a.supply.lot.id, b.supply.lot.id),
    );
    const given = own.reduce((sum, { amount }) => sum + amount, 0);
    const next = nextBand(bands, given);
    const bound = whatBound(bind, demand, want, given, next);
    const line = {
      need: demand.need.id,
      bound,
      figures: figuresOf(demand),
      ...(next ? { next: { ...next, ...lossOnTheWay(bind, demand) } } : {}),
      ...(bound === 'stock-exhausted' ? outbidBy(bind, demand) : {}),
      ...(want.guess === 'estimated-from-patients' && demand.estimate ? { estimate: demand.estimate } : {}),
    };
    if (own.length === 0) return [{ ...line, lot: null, amount: 0, rule: 'value-of-cover' as const }];
    return own.map(
      ({ supply, amount, transport }): AllocationLine => ({
        ...line,
        lot: supply.lot.id,
        amount,
        rule: supply.lot.earmarkedFor === null ? (want.guess ?? 'value-of-cover') : 'donor-directed',
        ...(transport ? { transport } : {}),
      }),
    );
  });
}

type Bind = {
  readonly problem: AllocationProblem;
  readonly terms: ValueOfCover;
  readonly left: ReadonlyMap<string, number>;
  readonly loads: ReadonlyMap<string, number>;
  /** Of each lot: the unit that was worth least where it went, losses taken off. */
  readonly last: ReadonlyMap<string, { readonly need: string; readonly worth: number }>;
};

/** What a need was taken to have and to use, wherever it is told. */
export const figuresOf = ({ need, store, estimate }: Demand): NonNullable<AllocationLine['figures']> => ({
  had: store + need.reserved + need.inTransit,
  usePerDay: need.counts.usePerDay ?? estimate?.usePerDay ?? null,
});

function lastOfEach(problem: AllocationProblem, terms: ValueOfCover, shares: readonly Share[]): Bind['last'] {
  const given = new Map<Demand, number>();
  for (const { demand, amount } of shares) given.set(demand, (given.get(demand) ?? 0) + amount);
  const last = new Map<string, { need: string; worth: number }>();
  for (const { supply, demand } of shares) {
    const bands = coverBands(problem.charter, terms, demand, wanted(problem, demand));
    const there = bandOf(bands, given.get(demand) as number);
    if (there === null) continue;
    const worth = there.worth - lossOf(problem, terms, supply, demand);
    const known = last.get(supply.lot.id);
    const isLower =
      known === undefined ||
      worth < known.worth ||
      (worth === known.worth && compareText(demand.need.id, known.need) < 0);
    if (isLower) last.set(supply.lot.id, { need: demand.need.id, worth });
  }
  return last;
}

const reachableFor = ({ problem }: Bind, demand: Demand): Supply[] =>
  problem.supplies.filter((supply) => canReach(problem, supply, demand));

/** The least that a unit would lose from goods that are fit for it. */
function lossOnTheWay(bind: Bind, demand: Demand): { loss?: number } {
  const losses = reachableFor(bind, demand).map((supply) => lossOf(bind.problem, bind.terms, supply, demand));
  return losses.length === 0 ? {} : { loss: losses.reduce((least, each) => Math.min(least, each)) };
}

/** Of the goods that it could have had, the unit that went elsewhere for the least. */
function outbidBy(bind: Bind, demand: Demand): { outbid?: { need: string; worth: number } } {
  const others = reachableFor(bind, demand)
    .flatMap(({ lot }) => bind.last.get(lot.id) ?? [])
    .filter(({ need }) => need !== demand.need.id)
    .sort((a, b) => a.worth - b.worth || compareText(a.need, b.need));
  return others[0] ? { outbid: others[0] } : {};
}

/** The band in which the last of so many units lies. */
function bandOf(bands: readonly CoverBand[], given: number): CoverBand | null {
  let filled = 0;
  for (const band of bands) {
    filled += band.amount;
    if (given <= filled) return band;
  }
  return bands.at(-1) ?? null;
}

/** The first of the things that kept a need from getting more, from the hardest to the softest. */
function whatBound(
  { problem, terms, left, loads }: Bind,
  demand: Demand,
  want: Want,
  given: number,
  next: CoverBand | null,
): BindingConstraint {
  if (given >= want.amount || next === null) return want.bound;
  const fit = problem.supplies.filter((supply) => problem.mayServe(supply, demand));
  if (fit.length === 0) return 'no-eligible-lot';
  const near = fit.filter((supply) => canReach(problem, supply, demand));
  if (near.length === 0) return 'road-closed';
  const there = near.filter(({ lot }) => (left.get(lot.id) as number) > 0);
  if (there.length === 0)
    return near.every(({ available, kept }) => available === 0 && kept > 0)
      ? 'reserve-kept'
      : 'stock-exhausted';
  const worthIt = there.filter((supply) => next.worth > lossOf(problem, terms, supply, demand));
  if (worthIt.length === 0) return 'not-worth-the-loss';
  const { handling } = problem.charter;
  if (!handling) return 'not-worth-the-loss';
  const carried = (supply: Supply): boolean =>
    !handling.offeredTransportOnly ||
    problem.carriers.some(
      (carrier) =>
        carrier.covers(supply, demand) &&
        (loads.get(carrier.offer) as number) >=
          supply.grams *
            Math.max(1, handling.wholePacks ? supply.pack : 1, smallest(handling.leastUnits, want)),
    );
  return worthIt.some(carried) ? 'pack-or-least-line' : 'no-transport';
}

const smallest = (leastUnits: number, want: Want): number => Math.min(leastUnits, want.amount);

function nextBand(bands: readonly CoverBand[], given: number): CoverBand | null {
  let filled = 0;
  for (const { amount, worth } of bands) {
    filled += amount;
    if (given < filled) return { amount: filled - given, worth };
  }
  return null;
}
