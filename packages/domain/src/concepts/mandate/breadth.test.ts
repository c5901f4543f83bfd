import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT } from '../../../test/support/world.ts';
import { emptyState } from '../../book/state.ts';
import { reachesLevel, type Terms, widerIn } from './breadth.ts';
import { chainOf, ownStandstill } from './force.ts';
import { exceeded, movedBy } from './limits.ts';
import type { Mandate } from './state.ts';

const OWN: Terms = {
  holder: 'red-cross',
  functions: ['keep-stock', 'release-goods'],
  reach: 'area',
  area: '420100',
  incident: INCIDENT,
  itemCategories: ['mask', 'gown'] as unknown as Terms['itemCategories'],
  until: '2020-03-01T00:00:00.000Z',
  limits: { goods: 100, money: { currency: 'CNY', amount: 1_000 }, level: 'II' },
  requires: ['transport'],
} as Terms;
const wider = (given: object, own: object = {}) =>
  widerIn({ ...OWN, ...own }, { ...OWN, holder: 'depot', ...given });

describe('nobody gives more than it has:', () => {
  it('the same is not more, and less is not', () => {
    expect(wider({})).toBeNull();
    expect(
      wider({
        ...{ functions: ['keep-stock'], reach: 'own', area: '420106', itemCategories: ['mask'] },
        ...{ until: '2020-02-01T00:00:00.000Z', requires: ['transport', 'medical'] },
        limits: { goods: 99, money: { currency: 'CNY', amount: 999 }, level: 'I' },
        subject: 'red-cross',
      }),
    ).toBeNull();
  });

  it.each([
    ['functions', { functions: ['keep-stock', 'allocate'] }],
    ['area', { area: '420000' }],
    ['area', { area: '420200' }],
    ['incident', { incident: null }],
    ['incident', { incident: 'other' }],
    ['until', { until: null }],
    ['until', { until: '2020-03-01T00:00:00.001Z' }],
    ['itemCategories', { itemCategories: null }],
    ['itemCategories', { itemCategories: ['mask', 'drug'] }],
    ['limits', { limits: undefined }],
    ['limits', { limits: { ...OWN.limits, goods: 101 } }],
    ['limits', { limits: { ...OWN.limits, goods: null } }],
    ['limits', { limits: { ...OWN.limits, money: null } }],
    ['limits', { limits: { ...OWN.limits, money: { currency: 'USD', amount: 1 } } }],
    ['limits', { limits: { ...OWN.limits, money: { currency: 'CNY', amount: 1_001 } } }],
    ['limits', { limits: { ...OWN.limits, level: null } }],
    ['limits', { limits: { ...OWN.limits, level: 'III' } }],
    ['requires', { requires: undefined }],
    ['requires', { requires: ['medical'] }],
  ])('more in %s is more', (breadth, given) => {
    expect(wider(given)).toBe(breadth);
  });

  it('what is not limited holds everything', () => {
    const free = {
      incident: null,
      itemCategories: null,
      until: null,
      limits: undefined,
      requires: undefined,
    };
    expect(wider({ ...free, until: null, requires: undefined }, free)).toBeNull();
    const open = { limits: { goods: null, money: null, level: null } };
    expect(wider({ limits: undefined }, open)).toBeNull();
  });

  it('a mandate of one’s own matters is given on for those matters alone', () => {
    const own = { reach: 'own' };
    expect(wider({ reach: 'area' }, own)).toBe('reach');
    expect(wider({ reach: 'own' }, own)).toBe('reach');
    expect(wider({ reach: 'own', subject: 'red-cross' }, own)).toBeNull();
    expect(wider({ reach: 'own', subject: 'union' }, { ...own, subject: 'union' })).toBeNull();
    expect(wider({ reach: 'own', subject: 'red-cross' }, { ...own, subject: 'union' })).toBe('reach');
  });

  it('level I is the highest', () => {
    expect([reachesLevel('I', 'II'), reachesLevel('II', 'II'), reachesLevel('III', 'II')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('a mandate by its own facts', () => {
  const mandate = (more: object = {}): Mandate =>
    ({
      ...{
        id: 'm',
        from: '2020-01-02T00:00:00.000Z',
        until: '2020-01-05T00:00:00.000Z',
        revoked: null,
        declined: null,
      },
      ...{
        suspended: null,
        suspendedAlone: null,
        accepted: null,
        givenAt: '2020-01-01T00:00:00.000Z',
        grantedUnder: null,
      },
      ...more,
    }) as unknown as Mandate;
  const stands = (at: string, more: object = {}) => ownStandstill(mandate(more), `2020-01-${at}Z`);

  it('is in force from its first instant until just before its last', () => {
    expect(stands('01T23:59:59.999')).toBe('not-begun');
    expect(stands('02T00:00:00.000')).toBeNull();
    expect(stands('04T23:59:59.999')).toBeNull();
    expect(stands('05T00:00:00.000')).toBe('ended');
    expect(stands('31T00:00:00.000', { until: null })).toBeNull();
  });

  it('waits to be accepted until the very hour of its answer', () => {
    const offer = { needsAcceptance: true, answerWithinHours: 48 };
    expect(stands('02T23:59:59.999', offer)).toBe('not-accepted');
    expect(stands('03T00:00:00.000', offer)).toBe('lapsed');
    expect(stands('31T00:00:00.000', { needsAcceptance: true })).toBe('not-accepted');
    const accepted = { at: '2020-01-02T00:00:00.000Z' };
    expect(stands('03T00:00:00.000', { ...offer, accepted })).toBeNull();
  });

  it('stands still by what is final before what may pass', () => {
    const all = { revoked: {}, declined: {}, suspended: { until: null }, needsAcceptance: true };
    expect(stands('03T00:00:00.000', all)).toBe('revoked');
    expect(stands('03T00:00:00.000', { ...all, revoked: null })).toBe('declined');
    expect(stands('03T00:00:00.000', { ...all, revoked: null, declined: null })).toBe('suspended');
  });

  it('that names itself as its ancestor, in a forged journal, ends the search', () => {
    const state = emptyState();
    const [a, b] = [mandate({ id: 'a', grantedUnder: 'b' }), mandate({ id: 'b', grantedUnder: 'a' })];
    for (const each of [a, b]) state.mandates.set(each.id, each);
    expect([...chainOf(state, a)].map(({ id }) => id)).toEqual(['a', 'b']);
    expect([...chainOf(state, mandate({ id: 'c', grantedUnder: 'nowhere' }))]).toHaveLength(1);
  });
});

describe('the limit of one act', () => {
  const limits = { goods: 100, money: { currency: 'CNY', amount: 1_000 }, level: null } as const;
  const moved = (goods: number, money: Record<string, number> = {}) => ({
    goods,
    money: new Map(Object.entries(money)),
  });

  it('may be reached, and not passed', () => {
    expect(exceeded(limits, moved(100, { CNY: 1_000 }))).toBeNull();
    expect(exceeded(limits, moved(101))).toEqual({ limit: 100, asked: 101, unit: 'goods' });
    expect(exceeded(limits, moved(0, { CNY: 1_001 }))).toEqual({ limit: 1_000, asked: 1_001, unit: 'CNY' });
  });

  it('of one currency lets no other go; of none, all', () => {
    expect(exceeded(limits, moved(0, { USD: 1 }))).toEqual({ limit: 0, asked: 1, unit: 'USD' });
    expect(exceeded({ ...limits, money: null }, moved(0, { USD: 1 }))).toBeNull();
    expect(exceeded({ ...limits, goods: null }, moved(1_000))).toBeNull();
    expect(exceeded(undefined, moved(1_000, { USD: 1 }))).toBeNull();
  });

  it('counts goods and each currency of all that an act moves, and nothing that it gives back', () => {
    const { ledger } = hubei().state;
    const [from, to] = ['stock:red-cross:hall-a:lot:free', 'transit:red-cross:-:lot:none'];
    const [fund, spent] = ['fund:red-cross:gift:CNY:free', 'spent:red-cross:gift:CNY:none'];
    const facts = [
      { data: { transfers: [{ phase: 'posted', transfer: 'a', from, to, amount: 5 }] } },
      { data: { transfers: [{ phase: 'pending', transfer: 'b', from, to, amount: 7 }] } },
      { data: { transfers: [{ phase: 'pending', transfer: 'c', from: fund, to: spent, amount: 11 }] } },
      { data: { transfers: [{ phase: 'void', transfer: 'd', pending: 'x' }] } },
      { data: { transfers: [{ phase: 'post', transfer: 'e', pending: 'x', amount: 13 }] } },
      { data: { no: 'transfers' } },
    ] as unknown as Parameters<typeof movedBy>[1];
    expect(movedBy(ledger, facts)).toEqual(moved(12, { CNY: 11 }));
  });
});
