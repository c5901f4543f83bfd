import { itemsNamed } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  allocate,
  hubei,
  INCIDENT,
  ITEMS,
  need,
  receive,
  SCAN,
  SEATS,
  type World,
} from '../../../test/support/world.ts';
import type { Lot } from '../donation/state.ts';
import { facilitiesWithoutNeed } from '../plan/rows.ts';
import { needsByCity, silentFacilities } from './by-city.ts';
import { needsByItem } from './by-item.ts';
import { whyNotLot } from './eligibility.ts';
import { coveredPercent, missingOf } from './missing.ts';
import type { Need } from './state.ts';
import { earlierStatements, needRows } from './view.ts';

const MASK = 'mask-medical-protective';
/** Its latest statement counts. */
const counted = (need: object): Need => ({ ...need, counts: need }) as unknown as Need;
const stated = (more: object = {}): Need =>
  counted({
    ...{
      id: 'n',
      item: MASK,
      facility: 'union',
      setting: 'general-ward',
      quantity: { kind: 'exact', amount: 100 },
    },
    ...{ onHand: null, usePerDay: null, reserved: 0, inTransit: 0, delivered: 0, evidence: 'self-declared' },
    ...{ emptyAt: null, arrivals: [] },
    ...more,
  });

describe('a facility with a long id', () => {
  it('states no need whose name nobody could write, and no plan states one for it', () => {
    const world = hubei();
    const facility = 'h'.repeat(110);
    world.done(SEATS.lead, 'organisation.register', {
      ...{ organisation: facility, name: { zh: '某院', en: 'A' }, kind: 'health-facility', area: '420103' },
      facilityClass: 'general',
    });
    world.done(SEATS.lead, 'mandate.grant', {
      ...{ holder: facility, functions: ['state-need'], reach: 'own', area: '420103', legalBasis: '通知' },
      incident: INCIDENT,
    });
    const quantity = { kind: 'exact', amount: 5 };
    const input = { incident: INCIDENT, facility, item: MASK, setting: 'general-ward', quantity };
    expect(world.refused({ organisation: facility, seat: 'long.first' }, 'need.state', input)).toMatchObject([
      { code: 'input-invalid', field: 'facility', parameters: { form: 'identifier' } },
    ]);
    const entry = { facilityClasses: ['general'], item: MASK, setting: 'general-ward' } as const;
    const use = { takenBack: new Set() };
    const work = { state: world.state, incident: world.incident, use } as never;
    expect(facilitiesWithoutNeed(work, entry as never)).toEqual(['renai', 'tianyou']);
    world.audit();
  });
});

describe('of what a facility needs', () => {
  it('is missing what is neither promised nor on its way nor there; unknown is not nothing', () => {
    expect(missingOf(stated({ reserved: 10, inTransit: 20, delivered: 30 }))).toBe(40);
    expect(missingOf(stated({ delivered: 130 }))).toBe(0);
    expect(missingOf(stated({ quantity: { kind: 'unknown' } }))).toBeNull();
  });

  it('so many per cent are covered, rounded down, and never more than all', () => {
    expect(coveredPercent(stated({ reserved: 1, inTransit: 1, delivered: 1 }))).toBe(3);
    expect(coveredPercent(stated({ quantity: { kind: 'exact', amount: 3 }, delivered: 2 }))).toBe(66);
    expect(coveredPercent(stated({ delivered: 400 }))).toBe(100);
    expect(coveredPercent(stated({ quantity: { kind: 'unknown' } }))).toBeNull();
    expect(coveredPercent(stated({ quantity: { kind: 'none' } }))).toBeNull();
  });
});

describe('goods that may serve a need', () => {
  const lot = (more: object = {}): Lot =>
    ({
      id: 'lot',
      item: MASK,
      status: 'accepted',
      expiresOn: null,
      earmarkedFor: null,
      quarantined: null,
      correcting: null,
      foundLater: null,
      ...more,
    }) as Lot;
  const why = (more: object, setting = 'general-ward') =>
    whyNotLot(ITEMS, lot(more), stated({ setting }), '2020-02-01')?.code ?? null;

  it('are accepted, not past their day, fit for the setting, and for whom their donor named', () => {
    expect(why({})).toBeNull();
    expect(why({ status: 'quarantine', quarantined: 'held' })).toBe('lot-quarantined');
    expect(why({ correcting: 'correction-1' })).toBe('lot-in-correction');
    expect(why({ status: 'rejected' })).toBe('lot-rejected');
    expect(why({ expiresOn: '2020-01-31' })).toBe('lot-expired');
    expect(why({ expiresOn: '2020-02-01' })).toBeNull();
    expect(why({ item: 'respirator-kn95' }, 'isolation')).toBe('item-not-permitted-in-setting');
    expect(why({ item: 'moon-dust' })).toBe('item-not-permitted-in-setting');
    expect(why({ earmarkedFor: 'renai' })).toBe('earmark-broken');
    expect(why({ earmarkedFor: 'union' })).toBeNull();
  });
});

describe('the needs of an incident', () => {
  let world: World;
  beforeEach(() => {
    world = hubei();
  });
  const facilities = (filter: object = {}) =>
    needRows(world.view, INCIDENT, filter).map(({ facility }) => facility.id);

  it('come in the order in which they run out; then what misses something, by better evidence, the older first', () => {
    need(world, 'renai', 100);
    world.pass(1);
    need(world, 'union', 100, 'general-ward', { onHand: 100, usePerDay: 100 });
    need(world, 'tianyou', 100, 'general-ward', { onHand: 50, usePerDay: 100 });
    need(world, 'tianyou', 100, 'community', { letter: SCAN });
    need(world, 'union', 100, 'community');
    expect(
      needRows(world.view, INCIDENT).map(({ facility, setting }) => `${facility.id} ${setting}`),
    ).toEqual([
      'tianyou general-ward',
      'union general-ward',
      'tianyou community',
      'renai general-ward',
      'union community',
    ]);
  });

  it('are of one place, item, setting or facility where that is asked; open alone where that is', () => {
    need(world, 'union', 100, 'isolation');
    need(world, 'union', 50, 'general-ward', { item: 'respirator-kn95' });
    need(world, 'renai', 100);
    expect(facilities({ area: '420103' })).toEqual(['union', 'union']);
    expect(facilities({ area: '420000' })).toHaveLength(3);
    expect(facilities({ item: 'respirator-kn95' })).toEqual(['union']);
    expect(facilities({ item: 'respirator-kn95', facility: 'union' })).toEqual(['union']);
    expect(facilities({ setting: 'isolation' })).toEqual(['union']);
    expect(facilities({ facility: 'renai' })).toEqual(['renai']);
    world.done(SEATS.renai, 'facility.stop-receiving', {
      incident: INCIDENT,
      facility: 'renai',
      reason: '已足',
    });
    expect(facilities({ openOnly: true })).toEqual(['union', 'union']);
    expect(needRows(world.view, INCIDENT, { facility: 'renai' })).toMatchObject([
      { stopped: true, missing: 100 },
    ]);
    world.done(SEATS.renai, 'facility.resume-receiving', { incident: INCIDENT, facility: 'renai' });
    expect(facilities({ openOnly: true })).toHaveLength(3);
  });

  it('ask to be confirmed again once they are older than the charter says', () => {
    need(world, 'union', 100);
    world.pass(72);
    expect(needRows(world.view, INCIDENT)[0]?.stale).toBe(false);
    world.pass(1);
    expect(needRows(world.view, INCIDENT)[0]?.stale).toBe(true);
  });

  it('are not replaced by what was said before them, nor said of a time to come', () => {
    need(world, 'union', 100, 'isolation', { asOf: '2020-01-25T00:00:00.000Z' });
    const say = (asOf: string) =>
      world.act(SEATS.union, 'need.state', {
        ...{ incident: INCIDENT, facility: 'union', item: MASK, setting: 'isolation', asOf },
        quantity: { kind: 'exact', amount: 1 },
      });
    const before = say('2020-01-24T23:59:59.999Z');
    expect(!before.ok && before.refusals[0]).toMatchObject({
      code: 'date-impossible',
      field: 'asOf',
      rule: 'F12',
    });
    expect(say('2020-01-25T00:00:00.000Z').ok).toBe(true);
    expect(say('2020-01-27T00:00:00.000Z').ok).toBe(false);
  });

  it('are of facilities and items that exist', () => {
    const say = (more: object, actor = SEATS.union) => {
      const outcome = world.act(actor, 'need.state', {
        ...{ incident: INCIDENT, facility: 'union', item: MASK, setting: 'isolation' },
        quantity: { kind: 'exact', amount: 1 },
        ...more,
      });
      return outcome.ok ? null : [outcome.refusals[0]?.code, outcome.refusals[0]?.field];
    };
    expect(say({ facility: 'nowhere' })).toEqual(['not-found', 'facility']);
    expect(say({ facility: 'red-cross' })).toEqual(['not-found', 'facility']);
    expect(say({ item: 'moon-dust' })).toEqual(['item-unknown', 'item']);
    expect(say({ source: '联系人 13900001111' })).toEqual(['personal-data', 'source']);
    expect(say({})).toBeNull();
  });

  it('that are stated anew show old and new; one stated by mistake is withdrawn, and may be stated again', () => {
    const id = need(world, 'union', 1_000);
    need(world, 'union', 100);
    const statements = () => earlierStatements(world.view, INCIDENT, 'union');
    expect(statements()).toMatchObject([
      { quantity: { amount: 100 }, earlier: [{ quantity: { amount: 1_000 }, withdrawn: null }] },
    ]);
    const withdraw = { incident: INCIDENT, need: id, reason: '选错了物资' };
    expect(world.refused(SEATS.renai, 'need.retract', withdraw)).toMatchObject([{ code: 'mandate-missing' }]);
    world.done(SEATS.union, 'need.retract', withdraw);
    expect(facilities({ openOnly: true })).toEqual([]);
    expect(needRows(world.view, INCIDENT)).toMatchObject([
      { quantity: { kind: 'none' }, missing: 0, withdrawn: { reason: '选错了物资' } },
    ]);
    expect(statements()).toMatchObject([
      { earlier: [{ withdrawn: null }, { quantity: { amount: 100 }, withdrawn: { reason: '选错了物资' } }] },
    ]);
    expect(world.refused(SEATS.union, 'need.retract', withdraw)).toMatchObject([{ code: 'wrong-state' }]);
    expect(world.refused(SEATS.union, 'need.retract', { ...withdraw, need: 'x' })).toMatchObject([
      { code: 'not-found' },
    ]);
    for (let amount = 1; amount <= 12; amount += 1) need(world, 'union', amount);
    expect(statements()[0]).toMatchObject({ withdrawn: null, quantity: { amount: 12 } });
    expect(statements()[0]?.earlier).toHaveLength(10);
    world.audit();
  });

  it('are of one item: a word that several go by is asked about, with those items', () => {
    const state = (item: string) =>
      world.refused(SEATS.union, 'need.state', {
        ...{ incident: INCIDENT, facility: 'union', setting: 'general-ward', item },
        quantity: { kind: 'exact', amount: 1 },
      });
    const gloves = ['gloves-latex', 'gloves-nitrile', 'gloves-surgical', 'gloves-rubber'];
    expect(state('gloves')).toMatchObject([
      { code: 'item-ambiguous', field: 'item', parameters: { id: 'gloves', items: gloves } },
    ]);
    expect(itemsNamed(ITEMS, '医用手套').map(({ id }) => id)).toEqual(gloves.slice(0, 3));
    expect(state('umbrella')).toMatchObject([{ code: 'item-unknown' }]);
  });

  it('add up by city and by item, and silence is not "no need"', () => {
    need(world, 'union', 100, 'isolation', { onHand: 10, usePerDay: 10 });
    need(world, 'renai', 300);
    world.done(SEATS.union, 'need.state', {
      ...{ incident: INCIDENT, facility: 'union', item: 'respirator-kn95', setting: 'general-ward' },
      quantity: { kind: 'unknown' },
    });
    receive(world, 150);
    expect(silentFacilities(world.view, INCIDENT).map(({ id }) => id)).toEqual(['tianyou']);
    const city = { city: { code: '420100' }, facilities: 2, needs: 3, needsUnknown: 1, coveredPercent: 0 };
    expect(needsByCity(world.view, INCIDENT)).toMatchObject([city]);
    expect(needsByCity(world.view, INCIDENT, { facility: 'union' })).toMatchObject([
      { ...city, facilities: 1, needs: 2 },
    ]);
    expect(needsByCity(world.view, INCIDENT, { item: 'respirator-kn95' })).toMatchObject([
      { needs: 1, needsUnknown: 1, coveredPercent: null },
    ]);
    expect(needsByItem(world.view, INCIDENT)).toMatchObject([
      ...[{ item: { id: MASK }, facilities: 2, missingKnown: 400, facilitiesUnknown: 0, available: 150 }],
      { item: { id: 'respirator-kn95' }, facilities: 1, missingKnown: 0, facilitiesUnknown: 1, available: 0 },
    ]);
    expect(needsByItem(world.view, INCIDENT).map(({ shortestRunOutHours }) => shortestRunOutHours)).toEqual([
      24,
      null,
    ]);
    allocate(world);
    expect(needsByCity(world.view, INCIDENT)).toMatchObject([
      { needs: 3, needsUnknown: 1, coveredPercent: 45 },
    ]);
  });
});
