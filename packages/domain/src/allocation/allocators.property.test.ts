import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AllocationLine,
  type AllocationProblem,
  compareAllocations,
  coverBands,
  type Demand,
  flowAllocator,
  type Lot,
  type Need,
  priorityAllocator,
  type Supply,
  type ValueOfCover,
  wanted,
} from '../index.ts';
import { afterHours } from '../kernel/time/time.ts';
import { firstComePlan } from './comparison/first-come.ts';

const charter = {
  settingPriority: ['isolation', 'fever-clinic', 'general-ward', 'community'] as (
    | 'isolation'
    | 'fever-clinic'
    | 'general-ward'
    | 'community'
  )[],
  reservePercent: 0,
  coverDays: 7,
  unknownStarter: 20,
  idleLotHours: 24,
  publicationHours: 24,
  needStaleHours: 72,
  complaintHours: 48,
};
const terms: ValueOfCover = {
  fairness: 'weighted',
  settingWeights: { isolation: 8, 'fever-clinic': 4, 'general-ward': 2, community: 1 },
  curve: [
    { days: 1, worth: 100 },
    { days: 3, worth: 50 },
    { days: 5, worth: 20 },
  ],
  substituteLoss: 0,
  distanceLoss: 0,
};

const supply = fc
  .record({
    id: fc.uuid(),
    available: fc.integer({ min: 0, max: 500 }),
    earmarkedFor: fc.option(fc.constantFrom('f1', 'f2')),
    expiresOn: fc.option(fc.constantFrom('2020-03-01', '2020-06-01')),
  })
  .map(
    ({ id, available, earmarkedFor, expiresOn }): Supply => ({
      area: '420100',
      available,
      kept: 0,
      pack: 1,
      grams: 10,
      lot: {
        id: `lot-${id}`,
        item: 'masks',
        earmarkedFor,
        expiresOn,
        receivedAt: '2020-01-26T00:00:00.000Z',
      } as Lot,
    }),
  );
const demand = fc
  .record({
    id: fc.uuid(),
    facility: fc.constantFrom('f1', 'f2', 'f3'),
    setting: fc.constantFrom(...charter.settingPriority),
    amount: fc.option(fc.integer({ min: 1, max: 400 })),
    runOut: fc.option(fc.integer({ min: 0, max: 200 })),
  })
  .map(
    ({ id, facility, setting, amount, runOut }): Demand => ({
      area: '420102',
      barred: null,
      store: 0,
      trust: 100,
      isOld: false,
      estimate: null,
      need: {
        id: `need-${id}`,
        facility,
        item: 'masks',
        setting,
        counts: {
          evidence: 'self-declared',
          asOf: '2020-01-25T00:00:00.000Z',
          usePerDay: amount === null ? null : Math.ceil(amount / 7),
          onHand: null,
          quantity: amount === null ? { kind: 'unknown' } : { kind: 'exact', amount },
        },
        reserved: 0,
        inTransit: 0,
        delivered: 0,
        emptyAt: runOut === null ? null : afterHours('2020-02-01T00:00:00.000Z', runOut),
      } as unknown as Need,
    }),
  );
/** So much is asked for, and used in the days of cover. */
const counting = ({ counts }: Demand['need'], amount: number): Need['counts'] => ({
  ...counts,
  ...{ quantity: { kind: 'exact', amount }, usePerDay: Math.ceil(amount / 7) },
});
const problem = (
  supplies: Supply[],
  demands: Demand[],
  valueOfCover: ValueOfCover | null = terms,
): AllocationProblem => ({
  charter: { ...charter, ...(valueOfCover && { valueOfCover }) },
  day: '2020-02-01',
  supplies,
  demands,
  mayServe: ({ lot }, { need }) => lot.earmarkedFor === null || lot.earmarkedFor === need.facility,
  route: () => null,
  hasGone: () => false,
  carriers: [],
  integerProgram: null,
});
const inputs = fc.tuple(
  fc.uniqueArray(supply, { selector: (each) => each.lot.id, maxLength: 6 }),
  fc.uniqueArray(demand, { selector: (each) => each.need.id, minLength: 1, maxLength: 8 }),
);

describe('goods that no rule tells apart are weighed as one', () => {
  /** Nothing in a flow looks at packs: with a pack of its own each lot is a pool of its own. */
  const apart = (supplies: Supply[]) => supplies.map((each, at) => ({ ...each, pack: at + 2 }));
  const used = (lines: readonly AllocationLine[]) => {
    const of = new Map<string, number>();
    for (const { lot, amount } of lines) if (lot !== null) of.set(lot, (of.get(lot) ?? 0) + amount);
    return of;
  };

  it('by the order of settings: line by line what each lot by itself would give', () => {
    fc.assert(
      fc.property(inputs, ([supplies, demands]) => {
        const solve = (of: Supply[]) => priorityAllocator.solve(problem(of, demands, null)).lines;
        expect(solve(supplies)).toEqual(solve(apart(supplies)));
      }),
    );
  });

  it('by worth: as much worth, of the same lots', () => {
    fc.assert(
      fc.property(inputs, ([supplies, demands]) => {
        const solve = (of: Supply[]) => flowAllocator.solve(problem(of, demands));
        const [one, each] = [solve(supplies), solve(apart(supplies))];
        expect(one.worth).toBe(each.worth);
        // Lots that no order tells apart either are told apart by their ids, which are unique.
        expect(used(one.lines)).toEqual(used(each.lines));
      }),
    );
  });

  it('who asked first: the same of the same lots', () => {
    fc.assert(
      fc.property(inputs, ([supplies, demands]) => {
        const [one, each] = [supplies, apart(supplies)].map((of) => firstComePlan(problem(of, demands)));
        expect(one).toEqual(each);
      }),
    );
  });
});

describe.each([priorityAllocator, flowAllocator])('the allocator $id', (allocator) => {
  it('gives no more than there is, no more than was asked, breaks no earmark, and answers every need', () => {
    fc.assert(
      fc.property(inputs, ([supplies, demands]) => {
        const { lines } = allocator.solve(problem(supplies, demands));
        for (const { lot, available } of supplies) {
          const given = lines
            .filter((line) => line.lot === lot.id)
            .reduce((sum, line) => sum + line.amount, 0);
          expect(given).toBeLessThanOrEqual(available);
        }
        for (const { need } of demands) {
          const own = lines.filter((line) => line.need === need.id);
          expect(own.length).toBeGreaterThan(0);
          const given = own.reduce((sum, line) => sum + line.amount, 0);
          expect(given).toBeLessThanOrEqual(
            need.counts.quantity.kind === 'exact' ? need.counts.quantity.amount : charter.unknownStarter,
          );
          for (const line of own) {
            const lot = supplies.find((each) => each.lot.id === line.lot)?.lot;
            if (lot?.earmarkedFor) expect(lot.earmarkedFor).toBe(need.facility);
            expect(Number.isInteger(line.amount)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same answer whatever the order of its inputs', () => {
    fc.assert(
      fc.property(inputs, ([supplies, demands]) => {
        const forwards = allocator.solve(problem(supplies, demands));
        const backwards = allocator.solve(problem([...supplies].reverse(), [...demands].reverse()));
        expect(backwards).toEqual(forwards);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves nothing idle that an unmet need could have had', () => {
    fc.assert(
      fc.property(inputs, ([supplies, demands]) => {
        const { lines } = allocator.solve(problem(supplies, demands));
        for (const { need } of demands) {
          const wanted =
            need.counts.quantity.kind === 'exact' ? need.counts.quantity.amount : charter.unknownStarter;
          const given = lines
            .filter((line) => line.need === need.id)
            .reduce((sum, line) => sum + line.amount, 0);
          if (given >= wanted) continue;
          for (const { lot, available } of supplies) {
            if (lot.earmarkedFor !== null && lot.earmarkedFor !== need.facility) continue;
            const used = lines
              .filter((line) => line.lot === lot.id)
              .reduce((sum, line) => sum + line.amount, 0);
            expect(used).toBe(available);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('worth of cover', () => {
  const worthOf = (posed: AllocationProblem, lines: readonly AllocationLine[]): number =>
    posed.demands.reduce((sum, demand) => {
      let left = lines
        .filter(({ need }) => need === demand.need.id)
        .reduce((all, { amount }) => all + amount, 0);
      return (
        sum +
        coverBands(posed.charter, posed.charter.valueOfCover ?? terms, demand, wanted(posed, demand)).reduce(
          (worth, band) => {
            const used = Math.min(left, band.amount);
            left -= used;
            return worth + used * band.worth;
          },
          0,
        )
      );
    }, 0);

  it('is the most that any plan reaches: by strict priority, by silos, by who came first', () => {
    fc.assert(
      fc.property(inputs, ([supplies, demands]) => {
        const posed = problem(supplies, demands);
        const best = worthOf(posed, flowAllocator.solve(posed).lines);
        expect(best).toBeGreaterThanOrEqual(worthOf(posed, priorityAllocator.solve(posed).lines));
        const { joint, siloed, firstCome } = compareAllocations(posed);
        expect(joint.worth).toBe(best);
        expect(joint.worth).toBeGreaterThanOrEqual(siloed.worth);
        expect(joint.worth).toBeGreaterThanOrEqual(firstCome.worth);
        expect(joint.excess).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('is what filling the most valued units first gives, where every lot may serve every need', () => {
    fc.assert(
      fc.property(inputs, ([supplies, demands]) => {
        const free = supplies.map((each) => ({ ...each, lot: { ...each.lot, earmarkedFor: null } as Lot }));
        const posed = problem(free, demands);
        const bands = demands
          .flatMap((demand) => coverBands(posed.charter, terms, demand, wanted(posed, demand)))
          .sort((a, b) => b.worth - a.worth);
        let left = free.reduce((sum, { available }) => sum + available, 0);
        let greedy = 0;
        for (const { amount, worth } of bands) {
          greedy += Math.min(left, amount) * worth;
          left -= Math.min(left, amount);
        }
        expect(worthOf(posed, flowAllocator.solve(posed).lines)).toBe(greedy);
      }),
      { numRuns: 300 },
    );
  });

  it('never falls when there is more to give', () => {
    fc.assert(
      fc.property(inputs, supply, ([supplies, demands], more) => {
        const before = problem(supplies, demands);
        const after = problem([...supplies, more], demands);
        expect(worthOf(after, flowAllocator.solve(after).lines)).toBeGreaterThanOrEqual(
          worthOf(before, flowAllocator.solve(before).lines),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('under max-min nobody of a setting stands a level below another that could have given it goods', () => {
    const LEVELS = 20;
    const ends = Array.from({ length: LEVELS }, (_, level) => level + 1);
    fc.assert(
      fc.property(inputs, ([supplies, demands]) => {
        const posed = problem(supplies, demands, { ...terms, fairness: 'max-min' });
        const { lines } = flowAllocator.solve(posed);
        const given = (need: string) =>
          lines.filter((line) => line.need === need).reduce((sum, { amount }) => sum + amount, 0);
        const size = (demand: Demand) => wanted(posed, demand).amount;
        for (const poor of demands)
          for (const rich of demands) {
            if (poor === rich || poor.need.setting !== rich.need.setting) continue;
            const movable = lines.some(
              (line) =>
                line.need === rich.need.id &&
                line.amount > 0 &&
                supplies.some(({ lot }) => lot.id === line.lot && lot.earmarkedFor === null),
            );
            if (!movable || given(poor.need.id) >= size(poor)) continue;
            // Levels that are full: a twentieth of the whole each, in whole units.
            const level = (amount: number, of: number) =>
              ends.filter((end) => Math.floor((of * end) / LEVELS) <= amount).length;
            // One unit from the rich to the poor must not help: the poor is not below the level that the rich keeps.
            expect(level(given(poor.need.id), size(poor))).toBeGreaterThanOrEqual(
              level(given(rich.need.id) - 1, size(rich)),
            );
          }
      }),
      { numRuns: 300 },
    );
  });

  it('takes directed gifts first, then what expires first, among plans of equal worth', () => {
    const lot = (id: string, over: Partial<Lot>): Supply => ({
      area: '420100',
      available: 10,
      kept: 0,
      pack: 1,
      grams: 10,
      lot: {
        id,
        item: 'masks',
        earmarkedFor: null,
        expiresOn: null,
        receivedAt: '2020-01-26T00:00:00.000Z',
        ...over,
      } as Lot,
    });
    const [asked] = fc.sample(demand, 1) as [Demand];
    const wants = (amount: number): Demand => ({
      ...asked,
      need: { ...asked.need, facility: 'f1', counts: counting(asked.need, amount) } as Need,
    });
    const supplies = [
      lot('lot-late', { expiresOn: '2021-01-01' }),
      lot('lot-soon', { expiresOn: '2020-03-01' }),
      lot('lot-directed', { earmarkedFor: 'f1' }),
    ];
    const taken = (amount: number) =>
      flowAllocator
        .solve(problem(supplies, [wants(amount)]))
        .lines.map(({ lot: id, amount: of }) => `${id} ${of}`)
        .sort();
    expect(taken(10)).toEqual(['lot-directed 10']);
    expect(taken(15)).toEqual(['lot-directed 10', 'lot-soon 5']);
    expect(taken(25)).toEqual(['lot-directed 10', 'lot-late 5', 'lot-soon 10']);
  });

  it('says who is next, with how much, should more come', () => {
    const [asked] = fc.sample(demand, 1) as [Demand];
    const need = { ...asked.need, setting: 'isolation', counts: counting(asked.need, 70) } as Need;
    const some = {
      area: '420100',
      available: 25,
      kept: 0,
      pack: 1,
      grams: 10,
      lot: { id: 'lot-1', item: 'masks', earmarkedFor: null } as Lot,
    };
    // 70 for seven days: 10 are worth 8 × 100 each, 20 more 8 × 50, 20 more 8 × 20, the rest 8.
    const [line] = flowAllocator.solve(problem([some as Supply], [{ ...asked, need }])).lines;
    expect(line).toMatchObject({ amount: 25, bound: 'stock-exhausted', next: { worth: 400, amount: 5 } });
  });
});
