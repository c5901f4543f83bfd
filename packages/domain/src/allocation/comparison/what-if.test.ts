import { describe, expect, it } from 'vitest';
import {
  AREAS,
  CHARTER,
  hubei,
  INCIDENT,
  ITEMS,
  need,
  receive,
  SEATS,
  World,
} from '../../../test/support/world.ts';
import { compareAllocations, type Demand, type Lot, type Need, type Supply } from '../../index.ts';
import type { AllocationProblem } from '../allocator.ts';
import { MEASURING_TERMS } from './compare.ts';
import { firstComePlan } from './first-come.ts';
import { measure } from './measure.ts';
import { comparisonView, whatIf } from './what-if.ts';

const supply = (id: string, available: number, lot: object = {}, area = '420105'): Supply => ({
  area,
  available,
  kept: 0,
  pack: 1,
  grams: 1_000,
  lot: {
    id,
    item: 'masks',
    owner: 'a',
    earmarkedFor: null,
    expiresOn: null,
    receivedAt: '2020-01-26',
    ...lot,
  } as Lot,
});
const demand = (id: string, amount: number, more: object = {}, area = '420105'): Demand => ({
  area,
  barred: null,
  store: 0,
  trust: 100,
  isOld: false,
  estimate: null,
  need: {
    ...{ id, facility: `of-${id}`, item: 'masks', setting: 'general-ward' },
    counts: {
      ...{ asOf: '2020-01-25', evidence: 'self-declared', usePerDay: Math.ceil(amount / 7), onHand: null },
      quantity: { kind: 'exact', amount },
      ...more,
    },
    ...{ reserved: 0, inTransit: 0, delivered: 0, emptyAt: null },
    ...more,
  } as unknown as Need,
});
const problem = (
  supplies: Supply[],
  demands: Demand[],
  more: Partial<AllocationProblem> = {},
): AllocationProblem => ({
  charter: CHARTER,
  day: '2020-01-26',
  supplies,
  demands,
  mayServe: () => true,
  route: () => null,
  hasGone: () => false,
  carriers: [],
  integerProgram: null,
  ...more,
});
const share = (needed: string, lot: string, amount: number) => ({ need: needed, lot, amount });

describe('what a plan comes to', () => {
  const two = [demand('one', 100), demand('two', 100, { setting: 'isolation' })];

  it('by setting in the charter’s order: needs that want something, get something, get all', () => {
    const plan = [share('one', 'a', 100), share('two', 'a', 1)];
    const { settings } = measure(
      problem([supply('a', 200)], [...two, demand('three', 50)]),
      MEASURING_TERMS,
      plan,
    );
    expect(settings).toEqual([
      { setting: 'isolation', needs: 1, touched: 1, met: 0 },
      { setting: 'general-ward', needs: 2, touched: 1, met: 1 },
    ]);
  });

  it('in cover, per mille: the least, the mean, the least of a region, and how unevenly', () => {
    const far = demand('far', 100, {}, '421002');
    const plan = [share('one', 'a', 100), share('two', 'a', 50)];
    expect(measure(problem([supply('a', 200)], [...two, far]), MEASURING_TERMS, plan)).toMatchObject({
      leastCoverage: 0,
      meanCoverage: 500,
      leastRegionCoverage: 0,
      gini: 444,
    });
    expect(measure(problem([supply('a', 200)], two), MEASURING_TERMS, plan)).toMatchObject({
      leastCoverage: 500,
      meanCoverage: 750,
      leastRegionCoverage: 750,
      gini: 167,
    });
    expect(measure(problem([], two), MEASURING_TERMS, [])).toMatchObject({ leastRegionCoverage: 0, gini: 0 });
    expect(measure(problem([], []), MEASURING_TERMS, [])).toMatchObject({
      settings: [],
      leastCoverage: 0,
      meanCoverage: 0,
      leastRegionCoverage: 0,
      gini: 0,
    });
  });

  it('in waste: what is sent beyond a want is of no use, also to a need that wants nothing', () => {
    const none = demand('none', 1, { quantity: { kind: 'none' } });
    const plan = [share('one', 'a', 130), share('none', 'a', 5)];
    expect(measure(problem([supply('a', 200)], [...two, none]), MEASURING_TERMS, plan)).toMatchObject({
      excess: 35,
      meanCoverage: 500,
    });
  });

  it('in ways: steps, tonnes and kilometres where they are stated, and units whose way nobody stated', () => {
    const far = demand('far', 100, {}, '430102');
    const route = (_supply: Supply, { need: { id } }: Demand) =>
      id === 'far' ? { minutes: 60, kilometres: 500, open: true } : null;
    const posed = problem([supply('a', 200)], [...two, far], { route: route as AllocationProblem['route'] });
    const plan = [share('one', 'a', 10), share('far', 'a', 20)];
    expect(measure(posed, MEASURING_TERMS, plan)).toMatchObject({
      unitSteps: 20 * 3,
      tonneKilometres: 10,
      unrouted: 10,
    });
  });
});

describe('one boat, beside what it is measured against', () => {
  it('who asked first gets all, from what lies there longest, as far as the hard rules permit', () => {
    const supplies = [
      supply('new', 50, { receivedAt: '2020-01-26' }),
      supply('old', 50, { receivedAt: '2020-01-20' }),
    ];
    const demands = [demand('late', 60, { asOf: '2020-01-25' }), demand('early', 60, { asOf: '2020-01-21' })];
    expect(firstComePlan(problem(supplies, demands))).toEqual([
      share('early', 'old', 50),
      share('early', 'new', 10),
      share('late', 'new', 40),
    ]);
    const other = supply('old', 50, { receivedAt: '2020-01-20', item: 'gowns' });
    const barred = problem([supplies[0] as Supply, other], demands, {
      mayServe: ({ lot }) => lot.item !== 'gowns',
    });
    expect(firstComePlan(barred)).toEqual([share('early', 'new', 50)]);
  });

  it('each organisation alone fills the same need twice', () => {
    const supplies = [supply('a', 50, { owner: 'a' }), supply('b', 50, { owner: 'b' })];
    const demands = [demand('first', 50, { setting: 'isolation' }), demand('second', 50)];
    const { joint, siloed } = compareAllocations(problem(supplies, demands));
    expect([joint.excess, joint.leastCoverage]).toEqual([0, 1_000]);
    expect([siloed.excess, siloed.leastCoverage]).toEqual([50, 0]);
    expect(joint.worth).toBeGreaterThan(siloed.worth);
  });
});

describe('what if the charter were another', () => {
  function scarce(): World {
    const world = hubei();
    receive(world, 100);
    need(world, 'union', 100, 'isolation');
    need(world, 'renai', 40, 'community');
    return world;
  }
  const REVERSED = {
    ...CHARTER,
    settingPriority: ['community', 'general-ward', 'fever-clinic', 'isolation'] as const,
  };

  it('who would get more and who less, the largest change first; nothing is promised by asking', () => {
    const world = scarce();
    const before = world.facts.length;
    const tried = whatIf(world.view, INCIDENT, {
      ...REVERSED,
      settingPriority: [...REVERSED.settingPriority],
    });
    expect(tried?.charterVersion).toBe(1);
    expect(
      tried?.differences.map(({ facility, item, before, after }) => [facility.id, item.id, before, after]),
    ).toEqual(
      [
        ['union', 'mask-medical-protective', 100, 60],
        ['renai', 'mask-medical-protective', 0, 40],
      ].toSorted(),
    );
    expect(world.facts).toHaveLength(before);
    expect(tried?.before.leastCoverage).toBe(0);
    expect(tried?.after.joint.leastCoverage).toBe(600);
  });

  it('nothing, under the same terms', () => {
    const world = scarce();
    expect(whatIf(world.view, INCIDENT, CHARTER)?.differences).toEqual([]);
    const compared = comparisonView(world.view, INCIDENT);
    expect(compared).toMatchObject({ charterVersion: 1, joint: { leastCoverage: 0, meanCoverage: 500 } });
    expect(compared).not.toHaveProperty('plan');
  });

  it('and nothing to say where no charter is in force', () => {
    const world = new World();
    world.establish();
    world.done(SEATS.lead, 'incident.declare', {
      incident: INCIDENT,
      name: { zh: '疫情', en: 'Epidemic' },
      type: 'public-health',
      area: '420000',
      legalBasis: '通知',
    });
    const view = { ...world.view, items: ITEMS, areas: AREAS };
    expect(comparisonView(view, INCIDENT)).toBeNull();
    expect(whatIf(view, INCIDENT, CHARTER)).toBeNull();
  });
});
