import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AllocationProblem, Demand, Lot, Need, Supply } from '../index.ts';
import type { IntegerProgram, IntegerProgramSolver } from '../kernel/ports/integer-program.ts';
import { greedyStart } from './greedy-start.ts';
import { integerAllocator } from './integer-allocator.ts';
import { poseProgram } from './pose-program.ts';
import { coverTerms } from './worth.ts';

/*
 * The solver itself stands in another package, with its tests. Here it answers the plan that it is given to begin from,
 * so that what is tested is how a problem is posed, where the search begins, and what is made of an answer.
 */

const SETTINGS = ['isolation', 'fever-clinic', 'general-ward', 'community'] as const;
type Handling = NonNullable<AllocationProblem['charter']['handling']>;
const PLAIN: Handling = { wholePacks: false, leastUnits: 0, offeredTransportOnly: false };

/** Throws where a plan to begin from breaks a rule of its own program. */
function keepsItsRules({ columns, rows, start }: IntegerProgram): void {
  expect(start).toHaveLength(columns.length);
  for (const [at, { most, whole }] of columns.entries()) {
    const value = start[at] as number;
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(most);
    if (whole) expect(Number.isInteger(value)).toBe(true);
  }
  for (const { least, most, terms } of rows) {
    const sum = terms.reduce((total, [column, factor]) => total + factor * (start[column] as number), 0);
    expect(sum).toBeGreaterThanOrEqual(least);
    expect(sum).toBeLessThanOrEqual(most);
  }
}
const beginning: IntegerProgramSolver = {
  id: 'the beginning',
  solve(program) {
    keepsItsRules(program);
    return { values: program.start, proof: 'bounded' };
  },
};

const supply = (
  id: string,
  available: number,
  more: Partial<Omit<Supply, 'lot'>> & { lot?: Partial<Lot> } = {},
): Supply => ({
  area: '420100',
  available,
  kept: 0,
  pack: 1,
  grams: 10,
  ...more,
  lot: {
    id,
    item: 'masks',
    place: 'hall-a',
    owner: 'red-cross',
    earmarkedFor: null,
    expiresOn: null,
    receivedAt: '2020-01-26T00:00:00.000Z',
    ...more.lot,
  } as Lot,
});
const demand = (
  id: string,
  amount: number,
  setting: (typeof SETTINGS)[number] = 'general-ward',
  area = '420102',
): Demand => ({
  area,
  barred: null,
  store: 0,
  trust: 100,
  isOld: false,
  estimate: null,
  need: {
    id,
    facility: `of-${id}`,
    item: 'masks',
    setting,
    counts: {
      evidence: 'self-declared',
      asOf: '2020-01-25T00:00:00.000Z',
      usePerDay: Math.ceil(amount / 7),
      onHand: null,
      quantity: { kind: 'exact', amount },
    },
    reserved: 0,
    inTransit: 0,
    delivered: 0,
    emptyAt: null,
  } as unknown as Need,
});

const problem = (
  supplies: readonly Supply[],
  demands: readonly Demand[],
  handling: Partial<Handling>,
  more: Partial<AllocationProblem> = {},
  regionClaim?: { percent: number; worth: number },
): AllocationProblem => ({
  charter: {
    settingPriority: [...SETTINGS],
    reservePercent: 0,
    coverDays: 7,
    unknownStarter: 0,
    idleLotHours: 24,
    publicationHours: 24,
    needStaleHours: 72,
    complaintHours: 48,
    handling: { ...PLAIN, ...handling },
    valueOfCover: {
      fairness: 'weighted',
      settingWeights: { isolation: 8, 'fever-clinic': 4, 'general-ward': 2, community: 1 },
      curve: [{ days: 7, worth: 10 }],
      substituteLoss: 0,
      distanceLoss: 3,
      ...(regionClaim && { regionClaim }),
    },
  },
  day: '2020-02-01',
  supplies,
  demands,
  mayServe: ({ lot }, { need }) => lot.earmarkedFor === null || lot.earmarkedFor === need.facility,
  route: () => null,
  hasGone: () => false,
  carriers: [],
  integerProgram: beginning,
  ...more,
});
const allocator = integerAllocator(beginning);
const given = (posed: AllocationProblem) =>
  allocator
    .shares(posed)
    .map(({ supply: { lot }, demand: { need }, amount, transport }) =>
      [lot.id, need.id, amount, ...(transport ? [transport] : [])].join(' '),
    );

describe('goods that leave in whole packs', () => {
  it('reach a need past what it wants, by less than a pack', () => {
    expect(given(problem([supply('a', 100, { pack: 30 })], [demand('n', 50)], { wholePacks: true }))).toEqual(
      ['a n 60'],
    );
    expect(given(problem([supply('a', 100, { pack: 30 })], [demand('n', 50)], {}))).toEqual(['a n 50']);
  });

  it('stay where less than a pack of them is left', () => {
    expect(given(problem([supply('a', 29, { pack: 30 })], [demand('n', 50)], { wholePacks: true }))).toEqual(
      [],
    );
    expect(given(problem([supply('a', 59, { pack: 30 })], [demand('n', 50)], { wholePacks: true }))).toEqual([
      'a n 30',
    ]);
  });
});

describe('a line that must hold so many', () => {
  it('holds them, or all that is wanted, or nothing', () => {
    expect(given(problem([supply('a', 39)], [demand('n', 50)], { leastUnits: 40 }))).toEqual([]);
    expect(given(problem([supply('a', 40)], [demand('n', 50)], { leastUnits: 40 }))).toEqual(['a n 40']);
    expect(given(problem([supply('a', 100)], [demand('n', 12)], { leastUnits: 40 }))).toEqual(['a n 12']);
  });

  it('leaves the rest to whoever can take so many of it', () => {
    const demands = [demand('first', 45, 'isolation'), demand('second', 50)];
    expect(given(problem([supply('a', 80)], demands, { leastUnits: 40 }))).toEqual(['a first 45']);
    expect(given(problem([supply('a', 85)], demands, { leastUnits: 40 }))).toEqual([
      'a first 45',
      'a second 40',
    ]);
  });
});

describe('goods that only offered transport carries', () => {
  const carrier = (offer: string, grams: number, covers: (demand: Demand) => boolean = () => true) => ({
    offer,
    grams,
    covers: (_supply: Supply, wanting: Demand) => covers(wanting),
  });
  const carried = (carriers: AllocationProblem['carriers'], demands = [demand('n', 50)]) =>
    given(problem([supply('a', 100)], demands, { offeredTransportOnly: true }, { carriers }));

  it('stay where nobody carries them', () => {
    expect(carried([])).toEqual([]);
    expect(carried([carrier('elsewhere', 1_000, () => false)])).toEqual([]);
  });

  it('are no heavier than the load, and name whose it is', () => {
    expect(carried([carrier('small', 309)])).toEqual(['a n 30 small']);
    expect(carried([carrier('small', 300), carrier('large', 10_000)])).toEqual([
      'a n 30 small',
      'a n 20 large',
    ]);
  });

  it('go with whoever can go to the fewest, so that the others are free for the rest', () => {
    const demands = [demand('near', 30), demand('far', 30, 'community')];
    const only = carrier('only-near', 300, ({ need }) => need.id === 'near');
    expect(carried([carrier('anywhere', 300), only], demands)).toEqual([
      'a near 30 only-near',
      'a far 30 anywhere',
    ]);
  });
});

describe('where the search begins', () => {
  it('whoever gains most a unit is served first', () => {
    const demands = [demand('home', 50, 'community'), demand('ward', 50, 'isolation')];
    expect(given(problem([supply('a', 70)], demands, {}))).toEqual(['a ward 50', 'a home 20']);
  });

  it('what is nearer comes before what is far, and nothing goes where it would be worth nothing', () => {
    const supplies = [supply('far', 50, { area: '420600', lot: { place: 'hall-b' } }), supply('near', 30)];
    expect(given(problem(supplies, [demand('n', 50)], {}))).toEqual(['near n 30', 'far n 20']);
    const abroad = supply('abroad', 50, { area: '110000' });
    expect(given(problem([abroad], [demand('n', 50, 'community')], {}))).toEqual(['abroad n 50']);
    const worthless = problem([abroad], [demand('n', 50, 'community')], {});
    const { valueOfCover } = worthless.charter;
    if (!valueOfCover) throw new Error('the charter has terms');
    const dear = { ...worthless.charter, valueOfCover: { ...valueOfCover, distanceLoss: 4 } };
    expect(given({ ...worthless, charter: dear })).toEqual([]);
  });

  it('what expires first is drawn first, of lots that no rule tells apart', () => {
    const supplies = [
      supply('late', 30, { lot: { expiresOn: '2021-01-01' } }),
      supply('soon', 30, { lot: { expiresOn: '2020-03-01' } }),
    ];
    expect(given(problem(supplies, [demand('n', 40)], {}))).toEqual(['soon n 30', 'late n 10']);
  });

  it('a directed lot serves whom its donor named', () => {
    const directed = supply('gift', 30, { lot: { earmarkedFor: 'of-b' } });
    const demands = [demand('a', 40, 'isolation'), demand('b', 40)];
    expect(given(problem([directed], demands, {}))).toEqual(['gift b 30']);
  });
});

describe('the beginning of the search, exactly', () => {
  const WEIGHTS = { isolation: 3, 'fever-clinic': 7, 'general-ward': 1, community: 5 };
  const curve = [
    { days: 2, worth: 100 },
    { days: 5, worth: 40 },
    { days: 7, worth: 10 },
  ];
  const posed = (goods: number, demands: readonly Demand[]) => {
    const made = problem([supply('a', goods)], demands, {});
    const { valueOfCover } = made.charter;
    if (!valueOfCover) throw new Error('the charter has terms');
    return {
      ...made,
      charter: { ...made.charter, valueOfCover: { ...valueOfCover, settingWeights: WEIGHTS, curve } },
    };
  };
  /** 14 units of seven days each: 4 of the first band, 6 of the second, 4 of the third. */
  const wards = SETTINGS.map((setting) => demand(setting, 14, setting));
  const served = (goods: number, demands: readonly Demand[] = wards) =>
    Object.fromEntries(
      given(posed(goods, demands)).map((line) => line.split(' ').slice(1)) as [string, string][],
    );

  it('fills band by band, whichever is worth most next, across all needs', () => {
    // By band: fever-clinic 700, 280, 70; community 500, 200, 50; isolation 300, 120, 30; general ward 100, 40, 10.
    expect(served(3)).toEqual({ 'fever-clinic': '3' });
    expect(served(8)).toEqual({ 'fever-clinic': '4', community: '4' });
    expect(served(12)).toEqual({ 'fever-clinic': '4', community: '4', isolation: '4' });
    expect(served(18)).toEqual({ 'fever-clinic': '10', community: '4', isolation: '4' });
    expect(served(25)).toEqual({ 'fever-clinic': '10', community: '10', isolation: '5' });
    expect(served(33)).toEqual({
      'fever-clinic': '10',
      community: '10',
      isolation: '10',
      'general-ward': '3',
    });
    expect(served(36)).toEqual({
      'fever-clinic': '12',
      community: '10',
      isolation: '10',
      'general-ward': '4',
    });
    expect(served(1_000)).toEqual({
      'fever-clinic': '14',
      community: '14',
      isolation: '14',
      'general-ward': '14',
    });
  });

  it('serves of many needs those that gain most, in whatever order they are named', () => {
    const named = [5, 2, 7, 0, 3, 6, 1, 4];
    const many = named.map((at) => demand(`${SETTINGS[at % 4]}-${at}`, 14, SETTINGS[at % 4]));
    for (let turn = 0; turn < many.length; turn += 1) {
      const turned = [...many.slice(turn), ...many.slice(0, turn)];
      expect(served(16, turned)).toEqual({
        ...{ 'fever-clinic-1': '4', 'fever-clinic-5': '4', 'community-3': '4', 'community-7': '4' },
      });
      // Among equals the first in the charter's order, which is by name in the end.
      expect(served(6, turned)).toEqual({ 'fever-clinic-1': '4', 'fever-clinic-5': '2' });
      expect(served(35, turned)).toEqual({
        ...{ 'fever-clinic-1': '10', 'fever-clinic-5': '9', 'community-3': '4', 'community-7': '4' },
        ...{ 'isolation-0': '4', 'isolation-4': '4' },
      });
    }
  });
});

describe('what bound a need', () => {
  const carriers = (grams: number) => [{ offer: 'lorry', grams, covers: () => true }];
  const bounds = (posed: AllocationProblem) =>
    Object.fromEntries(
      allocator.solve(posed).lines.map(({ need, amount, bound }) => [need, `${amount} ${bound}`]),
    );
  const two = [demand('first', 50, 'isolation'), demand('second', 50)];

  it('is the load that was taken before it, to the last unit that still fits', () => {
    const with_ = (grams: number) =>
      bounds(problem([supply('a', 200)], two, { offeredTransportOnly: true }, { carriers: carriers(grams) }));
    expect(with_(500)).toEqual({ first: '50 asked-for-less', second: '0 no-transport' });
    expect(with_(509)).toEqual({ first: '50 asked-for-less', second: '0 no-transport' });
    expect(with_(510)).toEqual({ first: '50 asked-for-less', second: '1 no-transport' });
    expect(with_(1_000)).toEqual({ first: '50 asked-for-less', second: '50 asked-for-less' });
  });

  it('is the stock where it is used up, the reserve where all that is left is kept, and the road where it is closed', () => {
    expect(bounds(problem([supply('a', 50)], two, {}))).toEqual({
      ...{ first: '50 asked-for-less', second: '0 stock-exhausted' },
    });
    expect(bounds(problem([supply('a', 0, { kept: 9 })], two, {}))).toEqual({
      ...{ first: '0 reserve-kept', second: '0 reserve-kept' },
    });
    const some = [supply('a', 0, { kept: 9 }), supply('b', 0)];
    expect(bounds(problem(some, two, {})).first).toBe('0 stock-exhausted');
    expect(bounds(problem([supply('a', 9, { lot: { earmarkedFor: 'of-none' } })], two, {})).second).toBe(
      '0 no-eligible-lot',
    );
  });

  it('is its pack, or the least line, where goods and load would do for less', () => {
    const packs = problem([supply('a', 59, { pack: 30 })], [demand('n', 50)], { wholePacks: true });
    expect(bounds(packs)).toEqual({ n: '30 pack-or-least-line' });
    const least = problem([supply('a', 39)], [demand('n', 50)], { leastUnits: 40 });
    expect(bounds(least)).toEqual({ n: '0 pack-or-least-line' });
    const load = (grams: number) =>
      problem(
        [supply('a', 90, { pack: 30 })],
        [demand('n', 50)],
        { wholePacks: true, offeredTransportOnly: true },
        {
          carriers: carriers(grams),
        },
      );
    expect(bounds(load(299))).toEqual({ n: '0 no-transport' });
    expect(bounds(load(300))).toEqual({ n: '30 no-transport' });
    expect(bounds(load(600))).toEqual({ n: '60 asked-for-less' });
  });
});

describe('the program', () => {
  it('says every rule in rows: goods, loads, least lines, bands, claims', () => {
    const posed = problem(
      [supply('a', 100, { pack: 10 })],
      [demand('n', 45)],
      { wholePacks: true, leastUnits: 20, offeredTransportOnly: true },
      { carriers: [{ offer: 'lorry', grams: 2_000, covers: () => true }] },
      { percent: 80, worth: 500 },
    );
    const { program, claims } = poseProgram(posed, coverTerms(posed), posed.charter.handling as Handling);
    // Hauls in packs, whether there is a line, the band, what passes the want, what is within the claim.
    expect(program.columns).toEqual([
      { worth: -30, most: 5, whole: true },
      { worth: 0, most: 1, whole: true },
      { worth: 20, most: 45, whole: false },
      { worth: 0, most: 9, whole: false },
      { worth: 500, most: 36, whole: false },
    ]);
    const unbound = Number.NEGATIVE_INFINITY;
    expect(program.rows).toEqual([
      {
        least: unbound,
        most: 0,
        terms: [
          [0, 10],
          [1, -50],
        ],
      },
      {
        least: unbound,
        most: 0,
        terms: [
          [0, -10],
          [1, 20],
        ],
      },
      {
        least: 0,
        most: 0,
        terms: [
          [0, 10],
          [2, -1],
          [3, -1],
        ],
      },
      { least: unbound, most: 100, terms: [[0, 10]] },
      { least: unbound, most: 2_000, terms: [[0, 100]] },
      {
        least: unbound,
        most: 0,
        terms: [
          [4, 1],
          [2, -1],
        ],
      },
    ]);
    expect(claims).toEqual([{ region: '420100 masks', column: 4, amount: 36 }]);
    expect([
      ...greedyStart({
        program,
        claims,
        intakes: poseProgram(posed, coverTerms(posed), posed.charter.handling as Handling).intakes,
        hauls: [],
      }),
    ]).toEqual([5, 1, 45, 5, 36]);
  });

  it('begins with a plan that keeps all of them, for any goods, needs and loads', () => {
    const supplies = fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom(1, 7, 50),
        fc.constantFrom('hall-a', 'hall-b'),
      ),
      { maxLength: 4 },
    );
    const demands = fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 200 }),
        fc.constantFrom(...SETTINGS),
        fc.constantFrom('420102', '420602'),
      ),
      { maxLength: 5 },
    );
    const how = fc.record({
      wholePacks: fc.boolean(),
      leastUnits: fc.constantFrom(0, 5, 40),
      offeredTransportOnly: fc.boolean(),
    });
    const claim = fc.option(fc.constant({ percent: 80, worth: 500 }), { nil: undefined });
    fc.assert(
      fc.property(
        supplies,
        demands,
        how,
        claim,
        fc.integer({ min: 0, max: 3_000 }),
        (goods, wanted, hand, claimed, grams) => {
          const posed = problem(
            goods.map(([amount, pack, place], at) =>
              supply(`lot-${at}`, amount, {
                pack,
                area: place === 'hall-a' ? '420100' : '420600',
                lot: { place },
              }),
            ),
            wanted.map(([amount, setting, area], at) => demand(`need-${at}`, amount, setting, area)),
            hand,
            { carriers: [{ offer: 'lorry', grams, covers: (_supply, { area }) => area === '420102' }] },
            claimed,
          );
          const { lines, worth, worthAtMost } = allocator.solve(posed);
          for (const { lot, available, pack } of posed.supplies) {
            const own = lines.filter((line) => line.lot === lot.id);
            expect(own.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(available);
            if (hand.wholePacks) for (const { amount } of own) expect(amount % pack).toBe(0);
          }
          const weight = lines.reduce((sum, line) => sum + (line.transport ? line.amount * 10 : 0), 0);
          expect(weight).toBeLessThanOrEqual(grams);
          if (hand.offeredTransportOnly)
            for (const line of lines) if (line.lot !== null) expect(line.transport).toBe('lorry');
          expect(new Set(lines.map(({ need }) => need))).toEqual(
            new Set(posed.demands.map(({ need }) => need.id)),
          );
          expect(worth).toBeLessThanOrEqual(worthAtMost as number);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('an answer of a solver that nobody trusts', () => {
  const answering = (values: number[]): IntegerProgramSolver => ({
    id: 'liar',
    solve: () => ({ values: Float64Array.from(values), proof: 'best' }),
  });
  const asked = (values: number[], handling: Partial<Handling> = {}, more: Partial<AllocationProblem> = {}) =>
    given(
      problem([supply('a', 60, { pack: 10 })], [demand('n', 50), demand('o', 50)], handling, {
        integerProgram: answering(values),
        ...more,
      }),
    );

  it('is cut to what there is, haul by haul, and never below nothing', () => {
    expect(asked([50, 0, 50, 0])).toEqual(['a n 50', 'a o 10']);
    expect(asked([49.6, 0, 50.4, 0])).toEqual(['a n 50', 'a o 10']);
    expect(asked([40, 0, 0, 0])).toEqual(['a n 40']);
    expect(asked([-5, 0, -5, 0])).toEqual([]);
    expect(asked([1_000, 0, 0, 0])).toEqual(['a n 50']);
  });

  it('is left out where a line would fall below its least', () => {
    expect(asked([19, 0, 0, 0, 0, 0], { leastUnits: 20 })).toEqual([]);
    expect(asked([20, 0, 0, 0, 0, 0], { leastUnits: 20 })).toEqual(['a n 20']);
  });

  it('is cut to the load that is left on a carrier after the hauls before', () => {
    const carriers = [{ offer: 'lorry', grams: 500, covers: () => true }];
    const hauls = (values: number[]) => {
      const columns: number[] = [];
      const posed = problem(
        [supply('a', 60, { pack: 10 })],
        [demand('n', 50), demand('o', 50)],
        { offeredTransportOnly: true },
        {
          carriers,
        },
      );
      const { hauls: all } = poseProgram(posed, coverTerms(posed), posed.charter.handling as Handling);
      for (const [at, { column }] of all.entries()) columns[column] = values[at] as number;
      return given({ ...posed, integerProgram: answering(Array.from(columns, (value) => value ?? 0)) });
    };
    // Fifty units of ten grams are all that the lorry takes.
    expect(hauls([30, 30])).toEqual(['a n 30 lorry', 'a o 20 lorry']);
    expect(hauls([50, 10])).toEqual(['a n 50 lorry']);
    expect(hauls([20, 30])).toEqual(['a n 20 lorry', 'a o 30 lorry']);
  });

  it('is not asked for where nothing could be hauled', () => {
    const never: IntegerProgramSolver = {
      id: 'never',
      solve: () => {
        throw new Error('nobody was to be asked');
      },
    };
    const nothing = problem([supply('a', 0)], [demand('n', 50)], {}, { integerProgram: never });
    expect(given(nothing)).toEqual([]);
    expect(allocator.solve(nothing).lines).toMatchObject([{ need: 'n', lot: null, amount: 0 }]);
  });

  it('takes in past the want up to one unit less than the largest pack that reaches it', () => {
    const posed = problem(
      [supply('a', 90, { pack: 30 }), supply('b', 70, { pack: 7, lot: { place: 'hall-b' } })],
      [demand('n', 50)],
      { wholePacks: true },
    );
    const { intakes } = poseProgram(posed, coverTerms(posed), posed.charter.handling as Handling);
    expect(intakes.map(({ beyond }) => beyond?.amount)).toEqual([29]);
    const single = problem([supply('a', 90)], [demand('n', 50)], { wholePacks: true });
    const plain = poseProgram(single, coverTerms(single), single.charter.handling as Handling);
    expect(plain.intakes.map(({ beyond }) => beyond)).toEqual([null]);
  });

  it('is cut to whole packs of what a carrier can take', () => {
    const carriers = [{ offer: 'lorry', grams: 399, covers: () => true }];
    expect(asked([5, 0, 0, 0], { wholePacks: true, offeredTransportOnly: true }, { carriers })).toEqual([
      'a n 30 lorry',
    ]);
  });
});

it('an allocation is named after the solver that it needs, and is not made without it', () => {
  expect(allocator.id).toContain('the beginning');
  expect(integerAllocator(null).id).toContain('no solver');
  const without = problem([supply('a', 10)], [demand('n', 5)], {}, { integerProgram: null });
  expect(() => allocator.shares(without)).toThrow(/no solver/);
  const { handling: _handling, ...charter } = without.charter;
  expect(() => allocator.shares({ ...without, charter })).toThrow(/handling terms/);
});
