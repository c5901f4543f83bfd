import {
  type AllocationProblem,
  coverBands,
  type Demand,
  flowAllocator,
  integerAllocator,
  type Lot,
  lossOf,
  type Need,
  type Supply,
  type ValueOfCover,
  wanted,
} from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadIntegerProgram } from '../src/index.ts';

const solver = await loadIntegerProgram();
const allocator = integerAllocator(solver);
const SETTINGS = ['isolation', 'fever-clinic', 'general-ward', 'community'] as const;

const supply = fc
  .record({
    id: fc.uuid(),
    place: fc.constantFrom('hall-a', 'hall-b'),
    available: fc.integer({ min: 1, max: 400 }),
    pack: fc.constantFrom(1, 7, 20, 50),
    earmarkedFor: fc.option(fc.constantFrom('f1', 'f2')),
  })
  .map(
    ({ id, place, available, pack, earmarkedFor }): Supply => ({
      area: place === 'hall-a' ? '420100' : '420600',
      available,
      kept: 0,
      pack,
      grams: 10,
      lot: {
        id: `lot-${id}`,
        item: 'masks',
        place,
        owner: 'red-cross',
        earmarkedFor,
        expiresOn: null,
        receivedAt: '2020-01-26T00:00:00.000Z',
      } as Lot,
    }),
  );
const demand = fc
  .record({
    id: fc.uuid(),
    facility: fc.constantFrom('f1', 'f2', 'f3'),
    area: fc.constantFrom('420102', '420602'),
    setting: fc.constantFrom(...SETTINGS),
    amount: fc.integer({ min: 1, max: 300 }),
  })
  .map(
    ({ id, facility, area, setting, amount }): Demand => ({
      area,
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
          usePerDay: Math.ceil(amount / 7),
          onHand: null,
          quantity: { kind: 'exact', amount },
        },
        reserved: 0,
        inTransit: 0,
        delivered: 0,
        emptyAt: null,
      } as unknown as Need,
    }),
  );
const handling = fc.record({
  wholePacks: fc.boolean(),
  leastUnits: fc.constantFrom(0, 5, 40),
  offeredTransportOnly: fc.boolean(),
});
const regionClaim = fc.option(fc.constant({ percent: 80, worth: 500 }), { nil: undefined });
const grams = fc.tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 3_000 }));
type Handling = NonNullable<AllocationProblem['charter']['handling']>;

const problem = (
  supplies: Supply[],
  demands: Demand[],
  how: Handling,
  loads: readonly [number, number] = [0, 0],
  claim?: { percent: number; worth: number },
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
    handling: how,
    valueOfCover: {
      fairness: 'weighted',
      settingWeights: { isolation: 8, 'fever-clinic': 4, 'general-ward': 2, community: 1 },
      curve: [
        { days: 1, worth: 100 },
        { days: 3, worth: 50 },
        { days: 5, worth: 20 },
      ],
      substituteLoss: 0,
      distanceLoss: 3,
      regionClaim: claim,
    },
  },
  day: '2020-02-01',
  supplies,
  demands,
  mayServe: ({ lot }, { need }) => lot.earmarkedFor === null || lot.earmarkedFor === need.facility,
  route: () => null,
  hasGone: () => false,
  carriers: [
    { offer: 'offer-1', grams: loads[0], covers: ({ area }) => area === '420100' },
    { offer: 'offer-2', grams: loads[1], covers: (_, { area }) => area.startsWith('4206') },
  ],
  integerProgram: solver,
});
const inputs = fc.tuple(
  fc.uniqueArray(supply, { selector: (each) => each.lot.id, minLength: 1, maxLength: 4 }),
  fc.uniqueArray(demand, { selector: (each) => each.need.id, minLength: 1, maxLength: 5 }),
);

describe('an allocation under a charter that says how goods are handled', () => {
  it('keeps packs whole, lines large enough, lots and lorries within what they hold, and answers every need', () => {
    fc.assert(
      fc.property(inputs, handling, grams, regionClaim, ([supplies, demands], how, loads, claim) => {
        const posed = problem(supplies, demands, how, loads, claim);
        const { lines, worth, worthAtMost } = allocator.solve(posed);
        expect(worth).toBeLessThanOrEqual(worthAtMost as number);
        expect(new Set(lines.map(({ need }) => need))).toEqual(new Set(demands.map(({ need }) => need.id)));
        const onLorry = new Map<string, number>();
        for (const { lot, available, pack } of supplies) {
          const own = lines.filter((line) => line.lot === lot.id);
          expect(own.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(available);
          for (const { amount, need, transport } of own) {
            if (how.wholePacks) expect(amount % pack).toBe(0);
            const to = demands.find((each) => each.need.id === need)?.need;
            if (lot.earmarkedFor) expect(to?.facility).toBe(lot.earmarkedFor);
            expect(transport === undefined).toBe(!how.offeredTransportOnly);
            if (transport) onLorry.set(transport, (onLorry.get(transport) ?? 0) + amount * 10);
          }
        }
        for (const { offer, grams: most } of posed.carriers)
          expect(onLorry.get(offer) ?? 0).toBeLessThanOrEqual(most);
        for (const { need } of demands) {
          const wants = need.counts.quantity.kind === 'exact' ? need.counts.quantity.amount : 0;
          const own = lines.filter((line) => line.need === need.id);
          const given = own.reduce((sum, { amount }) => sum + amount, 0);
          // Beyond the want by less than the largest pack, and not at all in single units.
          expect(given).toBeLessThan(wants + (how.wholePacks ? 50 : 1));
          // A line is what comes from one place on one carrier in one kind of pack, whichever lots it was drawn from.
          const byWay = new Map<string, number>();
          for (const { lot, amount, transport } of own) {
            const supply = supplies.find((each) => each.lot.id === lot);
            const way = `${supply?.lot.place} ${supply?.pack} ${supply?.lot.earmarkedFor} ${transport}`;
            if (amount > 0) byWay.set(way, (byWay.get(way) ?? 0) + amount);
          }
          for (const amount of byWay.values())
            expect(amount).toBeGreaterThanOrEqual(Math.min(how.leastUnits, wants));
        }
      }),
      { numRuns: 120 },
    );
  });

  it('is the plain flow’s plan to a thousandth where packs are single, lines may be small and all is carried', () => {
    const plain = { wholePacks: false, leastUnits: 0, offeredTransportOnly: false };
    fc.assert(
      fc.property(inputs, regionClaim, ([supplies, demands], claim) => {
        const posed = problem(supplies, demands, plain, [0, 0], claim);
        const flow = flowAllocator.solve(posed);
        const { worth, worthAtMost } = allocator.solve(posed);
        expect(worthAtMost).toBe(flow.worth);
        expect(worth as number).toBeGreaterThanOrEqual((flow.worth as number) * 0.999 - 1);
      }),
      { numRuns: 60 },
    );
  });

  it('is within a thousandth of the best of all plans, tried one by one', () => {
    const wants = fc.array(
      fc.record({ amount: fc.integer({ min: 1, max: 20 }), setting: fc.constantFrom(...SETTINGS) }),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    const goods = fc.record({ packs: fc.integer({ min: 1, max: 8 }), pack: fc.constantFrom(3, 5) });
    const [lot] = fc.sample(supply, { numRuns: 1, seed: 1 }) as [Supply];
    const [asked] = fc.sample(demand, { numRuns: 1, seed: 1 }) as [Demand];
    fc.assert(
      fc.property(goods, wants, fc.constantFrom(0, 6), ({ packs, pack }, asks, leastUnits) => {
        const supplies = [
          { ...lot, pack, available: packs * pack, lot: { ...lot.lot, earmarkedFor: null } as Lot },
        ];
        const demands = asks.map(({ amount, setting }, at): Demand => {
          const quantity = { kind: 'exact', amount } as const;
          const counts = { ...asked.need.counts, quantity, usePerDay: Math.ceil(amount / 7) };
          return { ...asked, need: { ...asked.need, id: `need-${at}`, setting, counts } as Need };
        });
        const posed = problem(supplies, demands, {
          wholePacks: true,
          leastUnits,
          offeredTransportOnly: false,
        });
        const terms = posed.charter.valueOfCover as ValueOfCover;
        const loss = lossOf(posed, terms, supplies[0] as Supply, demands[0] as Demand);
        const worthOf = (given: readonly number[]): number =>
          demands.reduce((sum, each, at) => {
            let left = (given[at] as number) * pack;
            const bands = coverBands(posed.charter, terms, each, wanted(posed, each));
            return (
              bands.reduce((all, band) => {
                const part = Math.min(left, band.amount);
                left -= part;
                return all + part * band.worth;
              }, sum) -
              loss * (given[at] as number) * pack
            );
          }, 0);
        const allowed = (count: number, want: number): boolean =>
          count === 0 || (count * pack >= Math.min(leastUnits, want) && count * pack < want + pack);
        let best = 0;
        const tryAll = (given: number[], left: number): void => {
          if (given.length === asks.length) {
            best = Math.max(best, worthOf(given));
            return;
          }
          const want = (asks[given.length] as { amount: number }).amount;
          for (let count = 0; count <= left; count += 1)
            if (allowed(count, want)) tryAll([...given, count], left - count);
        };
        tryAll([], packs);
        const { worth } = allocator.solve(posed);
        expect(worth as number).toBeLessThanOrEqual(best);
        expect(worth as number).toBeGreaterThanOrEqual(best * 0.999 - 1);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same answer whatever the order of its inputs', () => {
    fc.assert(
      fc.property(inputs, handling, grams, ([supplies, demands], how, loads) => {
        const forwards = allocator.solve(problem(supplies, demands, how, loads));
        const backwards = allocator.solve(
          problem([...supplies].reverse(), [...demands].reverse(), how, loads),
        );
        expect(backwards).toEqual(forwards);
      }),
      { numRuns: 100 },
    );
  });
});
