import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AllocationProblem,
  type Demand,
  type Lot,
  type Need,
  priorityAllocator,
  type Supply,
} from '../src/index.ts';

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
      available,
      kept: 0,
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
      barred: null,
      runOutHours: runOut,
      need: {
        id: `need-${id}`,
        facility,
        item: 'masks',
        setting,
        evidence: 'self-declared',
        asOf: '2020-01-25T00:00:00.000Z',
        usePerDay: null,
        onHand: null,
        quantity: amount === null ? { kind: 'unknown' } : { kind: 'exact', amount },
        reserved: 0,
        inTransit: 0,
        delivered: 0,
      } as unknown as Need,
    }),
  );
const problem = (supplies: Supply[], demands: Demand[]): AllocationProblem => ({
  charter,
  day: '2020-02-01',
  supplies,
  demands,
  mayServe: ({ lot }, { need }) => lot.earmarkedFor === null || lot.earmarkedFor === need.facility,
});
const inputs = fc.tuple(
  fc.uniqueArray(supply, { selector: (each) => each.lot.id, maxLength: 6 }),
  fc.uniqueArray(demand, { selector: (each) => each.need.id, minLength: 1, maxLength: 8 }),
);

describe('the allocator', () => {
  it('gives no more than there is, no more than was asked, breaks no earmark, and answers every need', () => {
    fc.assert(
      fc.property(inputs, ([supplies, demands]) => {
        const lines = priorityAllocator.solve(problem(supplies, demands));
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
            need.quantity.kind === 'exact' ? need.quantity.amount : charter.unknownStarter,
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
        const forwards = priorityAllocator.solve(problem(supplies, demands));
        const backwards = priorityAllocator.solve(problem([...supplies].reverse(), [...demands].reverse()));
        expect(backwards).toEqual(forwards);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves nothing idle that an unmet need could have had', () => {
    fc.assert(
      fc.property(inputs, ([supplies, demands]) => {
        const lines = priorityAllocator.solve(problem(supplies, demands));
        for (const { need } of demands) {
          const wanted = need.quantity.kind === 'exact' ? need.quantity.amount : charter.unknownStarter;
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
