import { provided } from '../concepts/need/run-out.ts';
import { prefectureOf } from '../kernel/area/area.ts';
import { compareText } from '../kernel/canonical/compare.ts';
import { knownLeast } from '../kernel/quantity/quantity.ts';
import type { AllocationProblem, Demand, Share } from './allocator.ts';
import { type CoverBand, coverBands } from './cover-bands.ts';
import { bySettingThenRunOut, whyBefore } from './demand-order.ts';
import type { BindingConstraint, Precedence } from './explanation.ts';
import type { AllocationLine } from './facts.ts';
import { lossOf } from './loss.ts';
import type { Pool } from './pool.ts';
import { type Reach, reachOf } from './reach.ts';
import { regionOf } from './region-claims.ts';
import type { ValueOfCover } from './value-of-cover.ts';
import { type Want, wanted } from './want.ts';
import { claimsIn } from './wants.ts';

/** A line for every share, and one of nothing for every need that gets none; each with what bound it and who is next. */
export function explain(
  problem: AllocationProblem,
  terms: ValueOfCover,
  shares: readonly Share[],
): AllocationLine[] {
  const reach = reachOf(problem);
  const left = new Map(reach.pools.map((pool) => [pool, pool.available]));
  const loads = new Map(problem.carriers.map(({ offer, grams }) => [offer, grams]));
  const sent = new Map<string, Share[]>();
  for (const share of shares) {
    const { supply, demand, amount, transport } = share;
    const pool = poolOf(reach, supply);
    left.set(pool, (left.get(pool) as number) - amount);
    if (transport) loads.set(transport, (loads.get(transport) as number) - amount * supply.grams);
    const own = sent.get(demand.need.id) ?? [];
    sent.set(demand.need.id, own);
    own.push(share);
  }
  const claims = claimsOf(problem, terms, shares);
  const last = lastOfEach(problem, terms, shares);
  const bind: Bind = { problem, reach, terms, left, loads, claims, last };
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
      ...(next ? { next: { ...told(next), ...lossOnTheWay(bind, demand) } } : {}),
      ...claimOf(bind, demand),
      ...(bound === 'stock-exhausted' && next ? outbidBy(bind, demand, next) : {}),
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
  readonly reach: Reach;
  readonly left: ReadonlyMap<Pool, number>;
  readonly loads: ReadonlyMap<string, number>;
  /** Of each region and item with a claim: what it is, and how much of what its needs get is within it. */
  readonly claims: ReadonlyMap<string, { readonly amount: number; readonly given: number }>;
  /** Of each pool: the units that were worth least where they went, losses taken off. */
  readonly last: ReadonlyMap<Pool, readonly Last[]>;
};
type Last = { readonly demand: Demand; readonly worth: number };

/** What a need was taken to have, to use and to be worth believing, wherever it is told. */
export const figuresOf = ({
  need,
  store,
  estimate,
  trust,
  isOld,
}: Demand): NonNullable<AllocationLine['figures']> => ({
  had: store + need.reserved + need.inTransit,
  usePerDay: need.counts.usePerDay ?? estimate?.usePerDay ?? null,
  asked: need.counts.quantity.kind === 'none' ? 0 : knownLeast(need.counts.quantity),
  provided: provided(need),
  evidence: need.counts.evidence,
  old: isOld,
  weightPercent: trust,
});

/** The worth before weighing is told where weighing changed it. */
const told = ({ amount, worth, unweighed }: CoverBand): NonNullable<AllocationLine['next']> => ({
  amount,
  worth,
  ...(unweighed === worth ? {} : { unweighed }),
});

/** What goes beyond the wants of a need, to fill a pack, is within no claim. */
function claimsOf(problem: AllocationProblem, terms: ValueOfCover, shares: readonly Share[]): Bind['claims'] {
  const given = new Map<string, number>();
  for (const [demand, amount] of givenOf(shares)) {
    const region = regionOf(demand);
    given.set(region, (given.get(region) ?? 0) + Math.min(amount, wanted(problem, demand).amount));
  }
  return new Map(
    claimsIn(problem, terms).map(({ key, amount }) => [key, { amount, given: given.get(key) ?? 0 }]),
  );
}

function claimOf({ claims, terms }: Bind, demand: Demand): { claim?: AllocationLine['claim'] } {
  const claim = claims.get(regionOf(demand));
  const worth = terms.regionClaim?.worth;
  return claim && worth ? { claim: { area: prefectureOf(demand.area), ...claim, worth } } : {};
}

function givenOf(shares: readonly Share[]): Map<Demand, number> {
  const given = new Map<Demand, number>();
  for (const { demand, amount } of shares) given.set(demand, (given.get(demand) ?? 0) + amount);
  return given;
}

/**
 * Between regions a claim can change who comes first: so the least of each region is kept, and the next to it, since a need is not
 * told of its own.
 */
function lastOfEach(problem: AllocationProblem, terms: ValueOfCover, shares: readonly Share[]): Bind['last'] {
  const given = givenOf(shares);
  const order = bySettingThenRunOut(problem.charter);
  // Of those alike, the last in the charter's order is the one that came just before whoever gets none.
  const nearer = (a: Last, b: Last): number => a.worth - b.worth || order(b.demand, a.demand);
  const reach = reachOf(problem);
  const last = new Map<Pool, Map<string, Last[]>>();
  for (const { supply, demand } of shares) {
    const bands = coverBands(problem.charter, terms, demand, wanted(problem, demand));
    const there = bandOf(bands, given.get(demand) as number);
    if (there === null) continue;
    const worth = there.worth - lossOf(problem, terms, supply, demand);
    const pool = poolOf(reach, supply);
    const ofPool = last.get(pool) ?? new Map<string, Last[]>();
    last.set(pool, ofPool);
    const region = terms.regionClaim ? regionOf(demand) : '';
    // Goods may go to one need in several shares: of several lots, by several carriers.
    const known = (ofPool.get(region) ?? []).filter((each) => each.demand !== demand);
    ofPool.set(region, [...known, { demand, worth }].sort(nearer).slice(0, 2));
  }
  return new Map([...last].map(([pool, ofRegions]) => [pool, [...ofRegions.values()].flat()]));
}

const poolOf = ({ poolOf: pools }: Reach, supply: Share['supply']): Pool => pools.get(supply) as Pool;

/** The least that a unit would lose from goods that are fit for it. */
function lossOnTheWay(bind: Bind, demand: Demand): { loss?: number } {
  const losses = bind.reach.near(demand).map(({ first }) => lossOf(bind.problem, bind.terms, first, demand));
  return losses.length === 0 ? {} : { loss: losses.reduce((least, each) => Math.min(least, each)) };
}

/** Of the goods that it could have had, the unit that went elsewhere for the least, and why it went there. */
function outbidBy(bind: Bind, demand: Demand, next: CoverBand): { outbid?: AllocationLine['outbid'] } {
  const { problem, terms } = bind;
  const before = bySettingThenRunOut(problem.charter);
  let nearest: (Last & { readonly loss: number; readonly claims: Between; readonly more: number }) | null =
    null;
  for (const pool of bind.reach.near(demand)) {
    const loss = lossOf(problem, terms, pool.first, demand);
    for (const last of bind.last.get(pool) ?? []) {
      if (last.demand === demand) continue;
      const claims = claimsBetween(bind, demand, last.demand);
      // What it was worth more there than here: where there is no more, the charter's order decided.
      const more = last.worth + claims.there - (next.worth + claims.here - loss);
      // Of one need by two ways the shorter, so that the order in which goods are looked at says nothing.
      const first = nearest ? before(last.demand, nearest.demand) : 1;
      const isNearer =
        !nearest ||
        more < nearest.more ||
        (more === nearest.more && (first > 0 || (first === 0 && loss < nearest.loss)));
      if (isNearer) nearest = { ...last, loss, claims, more };
    }
  }
  if (!nearest) return {};
  const { worth, claims, loss } = nearest;
  return {
    outbid: {
      need: nearest.demand.need.id,
      by: precedence(bind, demand, nearest, worth - (next.worth - loss)),
      worth,
      ...(claims.there > 0 ? { claim: claims.there } : {}),
      loss,
    },
  };
}

/** `plainly`: what the unit was worth more there, claims apart. */
function precedence(
  { problem: { charter } }: Bind,
  demand: Demand,
  other: { readonly demand: Demand; readonly more: number },
  plainly: number,
): Precedence {
  if (other.more > 0) return plainly > 0 ? 'worth' : 'region-claim';
  // The flow breaks ties by the charter's order; a program of packs does not.
  const isTie = other.more === 0 && !charter.handling;
  return (isTie && whyBefore(charter, other.demand, demand)) || 'handling';
}

type Between = { readonly here: number; readonly there: number };

/** What the claims of two regions add: to the next unit here, and to the last there. Of one region it is the same unit. */
function claimsBetween({ claims, terms }: Bind, here: Demand, there: Demand): Between {
  if (claims.size === 0 || regionOf(here) === regionOf(there)) return { here: 0, there: 0 };
  const [mine, other] = [claims.get(regionOf(here)), claims.get(regionOf(there))];
  const worth = terms.regionClaim?.worth ?? 0;
  return {
    here: mine && mine.given < mine.amount ? worth : 0,
    there: other && other.given <= other.amount ? worth : 0,
  };
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

/** Why there was nothing for it from the beginning; null where there was something. */
export function whyNoGoods(problem: AllocationProblem, demand: Demand): BindingConstraint | null {
  const reach = reachOf(problem);
  if (reach.fit(demand).length === 0) return problem.hasGone(demand) ? 'stock-exhausted' : 'no-eligible-lot';
  const near = reach.near(demand);
  if (near.length === 0) return 'road-closed';
  return near.every(({ lots }) => lots.every(({ available, kept }) => available === 0 && kept > 0))
    ? 'reserve-kept'
    : null;
}

/** The first of the things that kept a need from getting more, from the hardest to the softest. */
function whatBound(
  { problem, reach, terms, left, loads }: Bind,
  demand: Demand,
  want: Want,
  given: number,
  next: CoverBand | null,
): BindingConstraint {
  if (given >= want.amount || next === null) return want.bound;
  const none = whyNoGoods(problem, demand);
  if (none !== null) return none;
  const there = reach.near(demand).filter((pool) => (left.get(pool) as number) > 0);
  if (there.length === 0) return 'stock-exhausted';
  const worthIt = there.filter(({ first }) => next.worth > lossOf(problem, terms, first, demand));
  if (worthIt.length === 0) return 'not-worth-the-loss';
  const { handling } = problem.charter;
  if (!handling) return 'not-worth-the-loss';
  const carried = ({ first: supply }: Pool): boolean =>
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
  for (const band of bands) {
    filled += band.amount;
    if (given < filled) return { ...band, amount: filled - given };
  }
  return null;
}
