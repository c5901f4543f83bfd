import { describe, expect, it } from 'vitest';
import { CHARTER, hubei, INCIDENT, need, receive, SEATS } from '../../test/support/world.ts';
import type { Lot } from '../concepts/donation/state.ts';
import type { Need } from '../concepts/need/state.ts';
import type { AllocationProblem, Demand, Supply } from './allocator.ts';
import { priorityAllocator } from './priority-allocator.ts';
import { runDifferences } from './run-differences.ts';

const supply = (id: string, available: number, more: object = {}, lot: object = {}): Supply => ({
  ...{ area: '420105', available, kept: 0, pack: 1, grams: 10 },
  ...more,
  lot: {
    ...{
      id,
      item: 'masks',
      earmarkedFor: null,
      expiresOn: null,
      receivedAt: '2020-01-26T00:00:00.000Z',
      ...lot,
    },
  } as Lot,
});
const demand = (id: string, amount: number, more: object = {}): Demand => ({
  ...{ area: '420103', barred: null, store: 0, trust: 100, isOld: false, estimate: null },
  need: {
    ...{ id, facility: `of-${id}`, item: 'masks', setting: 'general-ward' },
    counts: {
      ...{ asOf: '2020-01-25', evidence: 'self-declared', usePerDay: Math.ceil(amount / 7), onHand: null },
      quantity: { kind: 'exact', amount },
      ...more,
    },
    ...{ reserved: 0, inTransit: 0, delivered: 0, emptyAt: null, ...more },
  } as unknown as Need,
});
const lines = (supplies: Supply[], demands: Demand[], more: Partial<AllocationProblem> = {}) =>
  priorityAllocator
    .solve({
      ...{ charter: CHARTER, day: '2020-01-26', supplies, demands, carriers: [], integerProgram: null },
      mayServe: ({ lot }, each) => lot.earmarkedFor === null || lot.earmarkedFor === each.need.facility,
      route: () => null,
      hasGone: () => false,
      ...more,
    })
    .lines.map(({ need: to, lot, amount, rule, bound }) => [to, lot, amount, rule, bound].join(' '));
const RULE = 'priority-then-run-out';

describe('by the charter’s order of settings', () => {
  it('each need has a line, and a line of nothing names no lot', () => {
    expect(lines([supply('a', 10)], [demand('n', 10), demand('o', 5)])).toEqual([
      `n a 10 ${RULE} asked-for-less`,
      `o  0 ${RULE} stock-exhausted`,
    ]);
    expect(lines([supply('a', 0), supply('b', 10)], [demand('n', 5)])).toEqual([
      `n b 5 ${RULE} asked-for-less`,
    ]);
    expect(lines([supply('a', 10)], [demand('n', 5, { delivered: 5 })])).toEqual([
      `n  0 ${RULE} asked-for-less`,
    ]);
  });

  it('the exact item goes before a substitute, what expires first before the later, what came first before the rest', () => {
    const goods = [
      supply('d', 1, {}, { item: 'kn95', expiresOn: '2020-02-01' }),
      supply('c', 1, {}, { receivedAt: '2020-01-27T00:00:00.000Z' }),
      supply('b', 1),
      supply('a', 1, {}, { expiresOn: '2020-03-01' }),
    ];
    expect(lines(goods, [demand('n', 4)]).map((line) => line.split(' ')[1])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('a directed gift goes first, to whom its donor named', () => {
    const goods = [supply('free', 10), supply('gift', 10, {}, { earmarkedFor: 'of-n' })];
    expect(lines(goods, [demand('m', 10), demand('n', 10)])).toEqual([
      'n gift 10 donor-directed asked-for-less',
      `m free 10 ${RULE} asked-for-less`,
    ]);
  });

  it('nothing is said to be so for the reason that it is: no lot, no road, a reserve, no stock', () => {
    const none = lines([supply('a', 5)], [demand('n', 5)], { mayServe: () => false });
    expect(none).toEqual([`n  0 ${RULE} no-eligible-lot`]);
    const route = () => ({ open: false, minutes: 1, kilometres: 1 });
    const closed = lines([supply('a', 5)], [demand('n', 5)], {
      route: route as unknown as AllocationProblem['route'],
    });
    expect(closed).toEqual([`n  0 ${RULE} road-closed`]);
    expect(lines([supply('a', 0, { kept: 5 })], [demand('n', 5)])).toEqual([`n  0 ${RULE} reserve-kept`]);
    const mixed = [supply('a', 0, { kept: 5 }), supply('b', 0)];
    expect(lines(mixed, [demand('n', 5)])).toEqual([`n  0 ${RULE} stock-exhausted`]);
  });
});

describe('what a run changes', () => {
  it('against the one before it that was not declined, the largest change first', () => {
    const world = hubei();
    const propose = () => world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT }).run as string;
    receive(world, 50);
    const [union, renai] = [need(world, 'union', 100, 'isolation'), need(world, 'renai', 40, 'community')];
    const first = propose();
    expect(runDifferences(world.view, INCIDENT, first)).toBeNull();
    receive(world, 60);
    const declined = propose();
    world.done(SEATS.second, 'allocation.decline', { incident: INCIDENT, run: declined, reason: '重算' });
    const second = propose();
    const difference = runDifferences(world.view, INCIDENT, second);
    expect(difference?.previous.id).toBe(first);
    expect(difference?.rows.map(({ need: id, before, after }) => [id, before.amount, after.amount])).toEqual([
      [union, 50, 100],
      [renai, 0, 10],
    ]);
  });
});
