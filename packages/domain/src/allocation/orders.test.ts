import { describe, expect, it } from 'vitest';
import {
  allocate,
  CHARTER,
  hubei,
  INCIDENT,
  need,
  receive,
  SEATS,
  type World,
} from '../../test/support/world.ts';
import type { AllocationProblem, Demand, Supply } from './allocator.ts';
import { byUrgencyOfLot, lotRanks } from './second-aim.ts';
import { planOf } from './shares.ts';
import { poseWants } from './wants.ts';

/** The lots and amounts of each order that these lines by hand make. */
const ordersOf = (world: World, lines: { need: string; lot: string; amount: number }[]) =>
  allocate(world, lines).orders.map((id) =>
    world.incident.orders.get(id)?.lines.map(({ lot, need: of, amount }) => [lot, of, amount]),
  );

describe('the orders of a run that was approved', () => {
  it('are one for each facility, and another where a lot would stand in one twice', () => {
    const world = hubei();
    const [a, b] = [receive(world, 100).lot.id, receive(world, 100).lot.id];
    const [ward, clinic] = [need(world, 'union', 60), need(world, 'union', 60, 'fever-clinic')];
    const other = need(world, 'renai', 60);
    const orders = ordersOf(world, [
      { need: ward, lot: a, amount: 10 },
      { need: ward, lot: b, amount: 11 },
      { need: clinic, lot: a, amount: 12 },
      { need: other, lot: a, amount: 13 },
      { need: clinic, lot: b, amount: 14 },
    ]);
    expect(orders).toEqual([
      [
        [a, ward, 10],
        [b, ward, 11],
      ],
      [
        [a, clinic, 12],
        [b, clinic, 14],
      ],
      [[a, other, 13]],
    ]);
    world.audit();
  });

  it('draw together no more than a lot holds', () => {
    const world = hubei();
    const { id } = receive(world, 100).lot;
    const [one, two] = [need(world, 'union', 60), need(world, 'renai', 60)];
    const propose = (amount: number) =>
      world.act(SEATS.lead, 'allocation.propose-by-hand', {
        ...{ incident: INCIDENT, reason: 'x' },
        lines: [
          { need: one, lot: id, amount: 60 },
          { need: two, lot: id, amount },
        ],
      });
    const over = propose(41);
    const run = over.ok ? over.value.result.run : null;
    const refused =
      run === null ? over : world.act(SEATS.second, 'allocation.approve', { incident: INCIDENT, run });
    expect(refused).toMatchObject({
      refusals: [{ code: 'stock-insufficient', parameters: { available: 100, asked: 101 } }],
    });
    const { run: fits } = propose(40).ok ? { run: [...world.incident.runs.keys()].at(-1) } : { run: null };
    expect(world.act(SEATS.second, 'allocation.approve', { incident: INCIDENT, run: fits }).ok).toBe(true);
  });
});

describe('a run that is asked for some items alone', () => {
  it('serves their needs and no others, of items that there are', () => {
    const world = hubei();
    receive(world, 100);
    receive(world, 100, { item: 'mask-surgical', standard: 'YY 0469-2011' });
    const mask = need(world, 'union', 10);
    const surgical = need(world, 'renai', 10, 'general-ward', { item: 'mask-surgical' });
    const runFor = (items: unknown) => {
      const outcome = world.act(SEATS.lead, 'allocation.propose', { incident: INCIDENT, items });
      if (!outcome.ok) return outcome.refusals.map(({ code }) => code);
      return world.incident.runs.get(outcome.value.result.run as string)?.lines.map(({ need: of }) => of);
    };
    expect(runFor(['mask-medical-protective'])).toEqual([mask]);
    expect(runFor(['mask-surgical'])).toEqual([surgical]);
    expect(runFor(null)?.sort()).toEqual([mask, surgical].sort());
    expect(runFor(['mask-surgical', 'unicorn'])).toEqual(['item-unknown']);
    expect(runFor(['gown-surgical'])).toEqual(['nothing-to-allocate']);
    expect(runFor([])).toEqual(['input-invalid']);
    const many = (count: number) => runFor(Array.from({ length: count }, () => 'mask-surgical'));
    expect(many(100)).toEqual([surgical]);
    expect(many(101)).toEqual(['input-invalid']);
  });
});

const lot = (id: string, more: object = {}) =>
  ({
    lot: { id, earmarkedFor: null, expiresOn: null, receivedAt: '2020-01-26T00:00:00.000Z', ...more },
  }) as Supply;

describe('a need that nothing can serve', () => {
  it('is not posed, and weighs in no region’s claim', () => {
    const demand = (id: string, item: string) =>
      ({
        ...{ area: '420102', barred: null, store: 0, trust: 100, isOld: false, estimate: null },
        need: {
          ...{
            id,
            facility: id,
            item,
            setting: 'general-ward',
          },
          counts: {
            ...{ usePerDay: 2, onHand: null, quantity: { kind: 'exact', amount: 10 } },
            ...{ evidence: 'self-declared', asOf: '2020-01-25' },
          },
          ...{ reserved: 0, inTransit: 0, delivered: 0, emptyAt: null },
        },
      }) as unknown as Demand;
    const valueOfCover = {
      ...{
        fairness: 'weighted' as const,
        curve: [{ days: 7, worth: 10 }],
        substituteLoss: 0,
        distanceLoss: 0,
      },
      settingWeights: { isolation: 8, 'fever-clinic': 4, 'general-ward': 2, community: 1 },
    };
    const supplies = [{ ...lot('a', { item: 'masks' }), available: 5 } as Supply];
    const problem = {
      ...{ charter: { ...CHARTER, valueOfCover }, day: '2020-02-01', supplies },
      demands: [demand('a-gown', 'gowns'), demand('b-mask', 'masks'), demand('c-gown', 'gowns')],
      mayServe: (supply: Supply, { need: of }: Demand) => supply.lot.item === of.item,
      ...{ route: () => null, hasGone: () => false, carriers: [], integerProgram: null },
    } as unknown as AllocationProblem;
    const posed = poseWants(problem, valueOfCover);
    expect(posed.map(({ demand: { need: of }, place }) => [of.id, place])).toEqual([['b-mask', 1]]);
    expect(poseWants({ ...problem, supplies: [] }, valueOfCover)).toEqual([]);
  });
});

describe('lots are drawn', () => {
  it('directed before free, the first to expire before the later, the older before the newer, then by their names', () => {
    const inOrder = [
      lot('z-directed', { earmarkedFor: 'union' }),
      lot('y-soon', { expiresOn: '2020-03-01' }),
      lot('x-later', { expiresOn: '2020-06-01' }),
      lot('w-older', { receivedAt: '2020-01-25T00:00:00.000Z' }),
      lot('a'),
      lot('b'),
    ];
    for (const [index, earlier] of inOrder.entries()) {
      expect(byUrgencyOfLot(earlier, earlier)).toBe(0);
      for (const later of inOrder.slice(index + 1)) {
        expect(byUrgencyOfLot(earlier, later)).toBe(-1);
        expect(byUrgencyOfLot(later, earlier)).toBe(1);
      }
    }
    const ranks = lotRanks(inOrder.toReversed());
    expect(inOrder.map((each) => ranks.get(each))).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

it('the plan of a run is its lines with goods; a line of nothing is no share', () => {
  const line = { rule: 'by-hand', bound: 'by-hand' } as const;
  expect(
    planOf([
      { ...line, need: 'n', lot: 'a', amount: 5 },
      { ...line, need: 'o', lot: null, amount: 0 },
      { ...line, need: 'n', lot: 'b', amount: 6 },
    ]),
  ).toEqual([
    { need: 'n', lot: 'a', amount: 5 },
    { need: 'n', lot: 'b', amount: 6 },
  ]);
});
