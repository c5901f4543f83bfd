import type { IntegerProgram } from '../kernel/ports/integer-program.ts';
import type { AllocationProblem, Carriage, Demand } from './allocator.ts';
import { coverBands } from './cover-bands.ts';
import { bySettingThenRunOut } from './demand-order.ts';
import type { Handling } from './handling.ts';
import { lossOf } from './loss.ts';
import { type Pool, poolSupplies } from './pool.ts';
import { reachOf } from './reach.ts';
import { regionOf } from './region-claims.ts';
import type { ValueOfCover } from './value-of-cover.ts';
import { wanted } from './want.ts';
import { claimsIn } from './wants.ts';

/** So many times `unit` base units from a pool to a need, counted on a carrier or on none. */
export type Haul = {
  readonly column: number;
  readonly unit: number;
  readonly pool: Pool;
  readonly demand: Demand;
  readonly carrier: Carriage | null;
  /** Is there a line at all? Null where it needs no least. */
  readonly taken: number | null;
  readonly loss: number;
  /** The least that the line may hold, if it holds anything; the most that it could. Base units. */
  readonly least: number;
  readonly most: number;
};
/** What a need takes in: its bands, the room for what passes its want, and the hauls that reach it. */
export type Intake = {
  readonly demand: Demand;
  readonly wanted: number;
  readonly bands: readonly { readonly column: number; readonly amount: number; readonly worth: number }[];
  readonly beyond: { readonly column: number; readonly amount: number } | null;
  readonly hauls: readonly Haul[];
};
export type PosedProgram = {
  readonly program: Omit<IntegerProgram, 'start'>;
  readonly hauls: readonly Haul[];
  readonly intakes: readonly Intake[];
  /** Of each region with a claim: the column that counts what is within it. */
  readonly claims: readonly { readonly region: string; readonly column: number; readonly amount: number }[];
};

type Column = IntegerProgram['columns'][number];
type Row = IntegerProgram['rows'][number];
type Term = Row['terms'][number];

/**
 * The flow of `poseNetwork` with what breaks it: hauls in whole packs, a yes or no for each line that has a least, loads
 * of carriers. What a last pack brings beyond the want is taken in, and worth nothing.
 */
export function poseProgram(
  problem: AllocationProblem,
  terms: ValueOfCover,
  handling: Handling,
): PosedProgram {
  const columns: Column[] = [];
  const rows: Row[] = [];
  const hauls: Haul[] = [];
  const intakes: Intake[] = [];
  const column = (worth: number, most: number, whole: boolean): number =>
    columns.push({ worth, most, whole }) - 1;
  const atMost = (most: number, of: readonly Term[]): void => {
    rows.push({ least: Number.NEGATIVE_INFINITY, most, terms: of });
  };
  const pools = poolSupplies(
    problem.supplies.filter(({ available }) => available > 0),
    { byPlace: true, wholePacks: handling.wholePacks },
  ).filter(({ available }) => available > 0);
  const carriers = handling.offeredTransportOnly ? problem.carriers : [null];
  const drawn = new Map<Pool, Term[]>();
  const loaded = new Map<Carriage, Term[]>();
  const inRegion = new Map<string, Term[]>();
  const reach = reachOf(problem);
  const placesOf = Map.groupBy(pools, ({ first }) => reach.poolOf.get(first));
  const near = (demand: Demand): Pool[] => reach.near(demand).flatMap((pool) => placesOf.get(pool) ?? []);
  const wanting = [...problem.demands].sort(bySettingThenRunOut(problem.charter)).flatMap((demand) => {
    const bands = coverBands(problem.charter, terms, demand, wanted(problem, demand));
    const serving = bands.length === 0 ? [] : near(demand);
    return bands.length === 0 || serving.length === 0 ? [] : [{ demand, bands, serving }];
  });
  for (const { demand, bands, serving } of wanting) {
    const want = bands.reduce((sum, { amount }) => sum + amount, 0);
    const own: Haul[] = [];
    for (const pool of serving)
      for (const carrier of carriers) {
        if (carrier && !carrier.covers(pool.first, demand)) continue;
        const unit = handling.wholePacks ? pool.first.pack : 1;
        const most = Math.min(pool.available, Math.ceil(want / unit) * unit);
        const least = Math.min(handling.leastUnits, want);
        if (most < least || most < unit) continue;
        const loss = lossOf(problem, terms, pool.first, demand);
        const at = column(-unit * loss, most / unit, true);
        const taken = least > unit ? column(0, 1, true) : null;
        own.push({ column: at, unit, pool, demand, carrier, taken, loss, least, most });
        add(drawn, pool, [at, unit]);
        if (carrier) add(loaded, carrier, [at, unit * pool.first.grams]);
        if (taken === null) continue;
        atMost(0, [
          [at, unit],
          [taken, -most],
        ]);
        atMost(0, [
          [at, -unit],
          [taken, least],
        ]);
      }
    if (own.length === 0) continue;
    hauls.push(...own);
    const filled = bands.map((band) => ({ ...band, column: column(band.worth, band.amount, false) }));
    add(inRegion, regionOf(demand), ...filled.map(({ column: at }): Term => [at, -1]));
    const spare = Math.max(...own.map(({ unit }) => unit)) - 1;
    const beyond = spare > 0 ? { column: column(0, spare, false), amount: spare } : null;
    intakes.push({ demand, wanted: want, bands: filled, beyond, hauls: own });
    rows.push({
      least: 0,
      most: 0,
      terms: [
        ...own.map(({ column: at, unit }): Term => [at, unit]),
        ...filled.map(({ column: at }): Term => [at, -1]),
        ...(beyond ? [[beyond.column, -1] as const] : []),
      ],
    });
  }
  for (const [pool, of] of drawn) atMost(pool.available, of);
  for (const [carrier, of] of loaded) atMost(carrier.grams, of);
  const claimed = claimsIn(problem, terms).flatMap(({ key, amount }) => {
    const of = inRegion.get(key);
    if (!of) return [];
    const at = column(terms.regionClaim?.worth ?? 0, amount, false);
    atMost(0, [[at, 1], ...of]);
    return [{ region: key, column: at, amount }];
  });
  return { program: { columns, rows }, hauls, intakes, claims: claimed };
}

function add<Key>(map: Map<Key, Term[]>, key: Key, ...terms: readonly Term[]): void {
  const known = map.get(key);
  if (known) known.push(...terms);
  else map.set(key, [...terms]);
}
