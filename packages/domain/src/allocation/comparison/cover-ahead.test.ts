import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  confirm,
  dispatch,
  hubei,
  INCIDENT,
  need,
  paper,
  receive,
  SEATS,
  type World,
} from '../../../test/support/world.ts';
import type { Demand } from '../allocator.ts';
import { coverAhead } from './cover-ahead.ts';
import { comparisonView } from './what-if.ts';

const FRIENDS = { organisation: 'friends', seat: 'friends.receiving' };

/** A second organisation that takes in goods of its own. */
function friendsReceive(world: World, amount: number): void {
  world.done(SEATS.lead, 'organisation.register', {
    ...{ organisation: 'friends', kind: 'charity', area: '420106', facilityClass: null },
    ...{ name: { zh: '校友会', en: 'Alumni' }, externalKeys: [] },
    ...{ socialCreditCode: null, address: null, source: null },
  });
  world.done(SEATS.lead, 'place.register', {
    ...{ place: 'hall-b', owner: 'friends', name: { zh: '体育馆', en: 'Gym' }, area: '420106' },
  });
  world.done(SEATS.lead, 'mandate.grant', {
    ...{ mandate: 'mandate-friends', holder: 'friends', functions: ['receive-donation'] },
    ...{ reach: 'own', area: '420100', incident: INCIDENT, legalBasis: '指挥部通知' },
  });
  world.done(FRIENDS, 'donation.receive', {
    ...{ incident: INCIDENT, donor: { kind: 'organisation', donor: 'donor-2', name: '校友' } },
    ...{ receiver: 'friends', place: 'hall-b', mode: 'discretionary', earmarkedFor: null },
    lots: [
      {
        ...{ claimedItem: 'mask-medical-protective', amount, expiresOn: null, bin: null, batch: 'F-1' },
        evidence: [paper('GB 19083-2010')],
      },
    ],
  });
}

const ahead = (world: World) => {
  const compared = comparisonView(world.view, INCIDENT);
  if (!compared) throw new Error('no charter');
  const { joint, siloed, firstCome } = compared;
  return { joint: joint.ahead, siloed: siloed.ahead, firstCome: firstCome.ahead };
};
const SEVEN = { horizonDays: 7, unknownUse: 0 };

describe('needs, need-days and hours within the days of cover, in incidents computed by hand', () => {
  it('two givers who do not know of each other both fill the first ward, and the second goes without', () => {
    const world = hubei();
    need(world, 'union', 700, 'isolation', { onHand: 0, usePerDay: 100 });
    world.pass(1);
    need(world, 'renai', 350, 'community', { onHand: 0, usePerDay: 50 });
    receive(world, 700);
    friendsReceive(world, 350);
    // Joint: 700 ÷ 100 = 7 days, 350 ÷ 50 = 7 days. In all 14 need-days = 336 hours; nobody is without.
    const both = { ...SEVEN, needs: 2, covered: 2, coveredHours: 336, dryHours: 0, longestDryHours: 0 };
    // Silos: the ward gets 700 + 350, of which 7 days lie within the horizon; the other is 7 × 24 = 168 hours without.
    const one = { ...SEVEN, needs: 2, covered: 1, coveredHours: 168, dryHours: 168, longestDryHours: 168 };
    // First come: the ward asked first, for 700; what is left, 350, goes to the other: as the joint plan.
    expect(ahead(world)).toEqual({ joint: both, siloed: one, firstCome: both });
  });

  it('one large need that goes first leaves two small ones dry: by this figure first come covers more, and it says so', () => {
    const world = hubei();
    need(world, 'renai', 70, 'community', { onHand: 0, usePerDay: 10 });
    need(world, 'tianyou', 70, 'community', { onHand: 0, usePerDay: 10 });
    world.pass(1);
    need(world, 'union', 7_000, 'isolation', { onHand: 0, usePerDay: 1_000 });
    receive(world, 140);
    // Joint: 140 × 24 ÷ 1,000 = 3.36, so 3 whole hours of one need; 3 × 168 − 3 = 501 without.
    const first = { ...SEVEN, needs: 3, covered: 0, coveredHours: 3, dryHours: 501, longestDryHours: 168 };
    // First come: 70 ÷ 10 = 7 days for each small one, 2 × 168 = 336 hours; 168 without.
    const small = { ...SEVEN, needs: 3, covered: 2, coveredHours: 336, dryHours: 168, longestDryHours: 168 };
    expect(ahead(world)).toEqual({ joint: first, siloed: first, firstCome: small });
  });

  it('days pass: a store runs down, what is on its way does not, and what has arrived does', () => {
    const world = hubei();
    need(world, 'union', 700, 'isolation', { onHand: 300, usePerDay: 100 });
    receive(world, 100);
    const hours = () => ahead(world).joint.coveredHours;
    // 300 in store + 100 given = 4 days; two days later 100 + 100 = 2 days; three more days later 0 + 100 = 1 day.
    expect(hours()).toBe(96);
    world.pass(48);
    expect(hours()).toBe(48);
    world.pass(72);
    expect(hours()).toBe(24);
    const [order] = allocate(world).orders;
    expect(hours()).toBe(24);
    const shipment = dispatch(world, order as string);
    world.pass(12);
    expect(hours()).toBe(24);
    confirm(world, shipment);
    // Signed for, 100; six hours later 100 − 25 = 75: 18 hours, and 168 − 18 = 150 without.
    world.pass(6);
    expect(ahead(world).joint).toMatchObject({ covered: 0, coveredHours: 18, dryHours: 150 });
    world.pass(24);
    expect(hours()).toBe(0);
  });

  it('whose use nobody knows counts as met or not, and in no hours; who asks for nothing is none of them', () => {
    const world = hubei({ unknownStarter: 100 });
    need(world, 'union', 100, 'isolation', { usePerDay: null });
    const renai = { incident: INCIDENT, facility: 'renai', item: 'mask-medical-protective' };
    world.done(SEATS.renai, 'need.state', {
      ...{ ...renai, setting: 'general-ward', quantity: { kind: 'unknown' } },
    });
    world.done(SEATS.renai, 'need.state', { ...renai, setting: 'community', quantity: { kind: 'none' } });
    need(world, 'tianyou', 70, 'community', { onHand: 35, usePerDay: 10 });
    receive(world, 150);
    // The ward gets its 100 and is met; 50 go to the unknown amount, and nobody can say whether they are enough;
    // nothing is left for 35 ÷ 10 = 3.5 days = 84 hours. Half a day later 30 ÷ 10 = 72 hours.
    const met = { horizonDays: 7, needs: 3, covered: 1, unknownUse: 2 };
    expect(ahead(world).joint).toEqual({ ...met, coveredHours: 84, dryHours: 84, longestDryHours: 84 });
    world.pass(12);
    expect(ahead(world).joint).toEqual({ ...met, coveredHours: 72, dryHours: 96, longestDryHours: 96 });
    world.done(SEATS.tianyou, 'facility.stop-receiving', {
      ...{ incident: INCIDENT, facility: 'tianyou', item: null, reason: '库房已满' },
    });
    expect(ahead(world).joint).toEqual({
      ...{ ...met, needs: 2, coveredHours: 0, dryHours: 0, longestDryHours: 0 },
    });
  });

  it('looks as far as the charter’s days of cover', () => {
    const world = hubei({ coverDays: 2 });
    need(world, 'union', 700, 'isolation', { onHand: 250, usePerDay: 100 });
    expect(ahead(world).joint).toMatchObject({ horizonDays: 2, needs: 1, covered: 1, coveredHours: 48 });
    world.pass(24);
    expect(ahead(world).joint).toMatchObject({ covered: 0, coveredHours: 36, dryHours: 12 });
  });
});

describe('what an approved run changed', () => {
  it('is kept as of the moment of approval, before and after, and stays as it was while days pass', () => {
    const world = hubei();
    need(world, 'union', 700, 'isolation', { onHand: 300, usePerDay: 100 });
    need(world, 'renai', 70, 'community', { onHand: 0, usePerDay: 10 });
    receive(world, 470);
    const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
    const kept = () => world.incident.runs.get(run as string)?.ahead;
    expect(kept()).toBeNull();
    world.pass(24);
    world.done(SEATS.second, 'allocation.approve', { incident: INCIDENT, run });
    // A day after 300 were counted, 200 ÷ 100 = 2 days = 48 hours, 120 short; the other has nothing, 168 short. The run
    // gives what was missing a day ago, 400 and 70: 600 ÷ 100 = 6 days = 144 hours, 24 short; 70 ÷ 10 = 7 days.
    const seen = {
      before: { ...SEVEN, needs: 2, covered: 0, coveredHours: 48, dryHours: 288, longestDryHours: 168 },
      after: { ...SEVEN, needs: 2, covered: 1, coveredHours: 312, dryHours: 24, longestDryHours: 24 },
    };
    expect(kept()).toEqual(seen);
    world.pass(72);
    need(world, 'union', 900, 'isolation', { onHand: 10, usePerDay: 100 });
    expect(kept()).toEqual(seen);
    const { state } = world.audit();
    expect(state.incidents.get(INCIDENT)?.runs.get(run as string)?.ahead).toEqual(seen);
  });

  it('is not told of a plan by hand, which does not say of how many needs, nor of one that was declined', () => {
    const world = hubei();
    const of = need(world, 'union', 700, 'isolation', { onHand: 0, usePerDay: 100 });
    const { lot } = receive(world, 100);
    const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
    world.done(SEATS.second, 'allocation.decline', { incident: INCIDENT, run, reason: '再议' });
    const byHand = allocate(world, [{ need: of, lot: lot.id, amount: 100 }]).run;
    expect([run, byHand].map((id) => world.incident.runs.get(id as string)?.ahead)).toEqual([null, null]);
  });
});

describe('of any stores', () => {
  const demand = fc
    .record({
      store: fc.nat(5_000),
      reserved: fc.nat(500),
      inTransit: fc.nat(500),
      usePerDay: fc.option(fc.nat(700), { nil: null }),
      amount: fc.integer({ min: 1, max: 5_000 }),
    })
    .map(({ store, reserved, inTransit, usePerDay, amount }) => ({
      ...{ store, barred: null, estimate: null },
      need: {
        ...{ reserved, inTransit, delivered: 0 },
        counts: { usePerDay, quantity: { kind: 'exact', amount } },
      },
    }));
  const demands = fc
    .array(demand, { maxLength: 8 })
    .map((all) =>
      all.map((each, at) => ({ ...each, need: { ...each.need, id: `n${at}` } }) as unknown as Demand),
    );
  const gifts = fc.array(fc.nat(4_000), { minLength: 8, maxLength: 8 });
  const given = (amounts: readonly number[]) => new Map(amounts.map((amount, at) => [`n${at}`, amount]));

  it('hours with and without make the horizon, and more goods never make less of anything', () => {
    fc.assert(
      fc.property(
        demands,
        gifts,
        fc.nat(7),
        fc.nat(4_000),
        fc.integer({ min: 1, max: 60 }),
        (all, some, at, extra, days) => {
          const less = coverAhead(all, days, given(some));
          const more = coverAhead(all, days, given(some.with(at, (some[at] as number) + extra)));
          expect(less.coveredHours + less.dryHours).toBe((less.needs - less.unknownUse) * days * 24);
          expect(less.longestDryHours).toBeLessThanOrEqual(Math.min(days * 24, less.dryHours));
          expect(less.dryHours === 0).toBe(less.longestDryHours === 0);
          expect(less.covered).toBeLessThanOrEqual(less.needs);
          expect(more.covered).toBeGreaterThanOrEqual(less.covered);
          expect(more.coveredHours).toBeGreaterThanOrEqual(less.coveredHours);
          expect(more.longestDryHours).toBeLessThanOrEqual(less.longestDryHours);
        },
      ),
    );
  });
});
