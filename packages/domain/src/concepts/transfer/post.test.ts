import type { Refusal } from '@tongzhou/domain';
import { availableIn, balanceRows } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { judged, twisted } from '../../../test/support/forger.ts';
import {
  buying,
  deliver,
  HALL,
  hubei,
  INCIDENT,
  lose,
  need,
  receive,
  SEATS,
  type World,
} from '../../../test/support/world.ts';
import { whyNotOwnMovement } from './own-accounts.ts';

let world: World;
let lot: string;
beforeEach(() => {
  world = hubei();
  lot = receive(world, 1_000, { packHolds: 20 }).lot.id;
});

const stock = (purpose: string, unit = lot, place = HALL) => `stock:red-cross:${place}:${unit}:${purpose}`;
const move = (amount: number, from = stock('free'), to = stock('reserve')) => ({
  phase: 'posted',
  from,
  to,
  amount,
});
const hold = (amount: number, expiresInHours?: number) => ({
  ...move(amount),
  phase: 'pending',
  ...(expiresInHours ? { expiresInHours } : {}),
});
const post = (groups: object[][], mode = 'all', owner = 'red-cross', seat = SEATS.gate) =>
  world.act(seat, 'transfer.post', { incident: INCIDENT, owner, mode, groups });
const held = (account: string) => availableIn(world.state.ledger, account);
const ids = (outcome: ReturnType<typeof post>) =>
  outcome.ok
    ? (outcome.value.result.groups as { transfers?: string[] }[]).flatMap((g) => g.transfers ?? [])
    : [];
const codes = (refusals: readonly Refusal[]) => refusals.map(({ code, field }) => `${code} ${field}`);

describe('a batch of transfers', () => {
  it('moves goods between what is offered and what is kept back', () => {
    expect(post([[move(300)], [move(50, stock('reserve'), stock('free'))]])).toMatchObject({
      ok: true,
      value: { result: { posted: 2, refused: 0 } },
    });
    expect([held(stock('free')), held(stock('reserve'))]).toEqual([750, 250]);
  });

  it('is all or nothing, and names every step that is wrong', () => {
    const outcome = post([[move(900)], [move(200)], [move(1), move(5_000)], [move(100)]]);
    expect(!outcome.ok && codes(outcome.refusals)).toEqual([
      'stock-insufficient groups.1.0.amount',
      'stock-insufficient groups.2.1.amount',
    ]);
    expect(held(stock('free'))).toBe(1_000);
  });

  it('each by itself: linked steps fail together, the others stand', () => {
    const outcome = post([[move(900)], [move(50), move(200)], [move(100)]], 'each');
    expect(outcome).toMatchObject({
      ok: true,
      value: { result: { posted: 2, refused: 1, groups: [{ ok: true }, { ok: false }, { ok: true }] } },
    });
    // The 50 of the failed group is free again for the third.
    expect([held(stock('free')), held(stock('reserve'))]).toEqual([0, 1_000]);
  });

  it('each by itself, none fit: a refusal with all reasons and no fact', () => {
    const facts = world.facts.length;
    const outcome = post([[move(2_000)], [move(3_000)]], 'each');
    expect(!outcome.ok && outcome.refusals).toHaveLength(2);
    expect(world.facts).toHaveLength(facts);
  });

  it('counts in whole packs of the catalogue, never rounded', () => {
    const packs = (count: number, holds: number, amount?: number) => ({
      phase: 'posted',
      from: stock('free'),
      to: stock('reserve'),
      packs: { count, holds },
      ...(amount === undefined ? {} : { amount }),
    });
    const known = 20;
    expect(post([[packs(2, known)]]).ok).toBe(true);
    expect(held(stock('reserve'))).toBe(2 * known);
    const unknown = post([[packs(2, 7)]]);
    expect(!unknown.ok && codes(unknown.refusals)).toEqual(['pack-unknown groups.0.0.packs.holds']);
    const both = post([[packs(2, known, 2 * known - 1)]]);
    expect(!both.ok && codes(both.refusals)).toEqual(['amount-not-whole-packs groups.0.0.amount']);
  });

  it.each([
    [
      'to nowhere near it',
      () => move(1, stock('free'), `loss:red-cross:-:${lot}:none`),
      'transfer-not-allowed',
    ],
    [
      'out of the warehouse',
      () => move(1, stock('free'), `facility:red-cross:-:${lot}:none`),
      'transfer-not-allowed',
    ],
    ['to another place', () => move(1, stock('free'), stock('free', lot, 'hall-b')), 'transfer-not-allowed'],
    ['to another lot', () => move(1, stock('free'), stock('reserve', 'lot-other')), 'transfer-not-allowed'],
    ['into quarantine', () => move(1, stock('free'), stock('quarantine')), 'transfer-not-allowed'],
    ['to itself', () => move(1, stock('free'), stock('free')), 'transfer-not-allowed'],
    ['out of a donor', () => move(1, `donor:red-cross:-:${lot}:none`, stock('free')), 'transfer-not-allowed'],
    [
      'of another’s',
      () => move(1, `facility:union:-:${lot}:none`, `consumed:union:-:${lot}:none`),
      'account-not-own',
    ],
    [
      'of an unknown lot',
      () => move(1, stock('free', 'lot-none'), stock('reserve', 'lot-none')),
      'not-found',
    ],
  ])('is not a way around the rules: %s', (_name, step, code) => {
    const outcome = post([[step()]]);
    expect(!outcome.ok && outcome.refusals[0]?.code).toBe(code);
  });

  it('goes between the usable account of its lot and its reserve alone, both in the same place', () => {
    const purposes = ['free', 'reserve', 'earmarked', 'quarantine'];
    const may = (unit: string) =>
      purposes.flatMap((from) =>
        purposes.flatMap((to) =>
          whyNotOwnMovement(world.incident, 'red-cross', stock(from, unit), stock(to, unit)) === null
            ? [`${from} ${to}`]
            : [],
        ),
      );
    expect(may(lot)).toEqual(['free reserve', 'reserve free']);
    const directed = receive(world, 10, { earmarkedFor: 'union' }).lot.id;
    expect(may(directed)).toEqual(['reserve earmarked', 'earmarked reserve']);
    const why = (from: string, to: string) =>
      whyNotOwnMovement(world.incident, 'red-cross', from, to)?.code ?? null;
    expect(why(stock('free'), stock('reserve', lot, 'hall-b'))).toBe('transfer-not-allowed');
    expect(why(stock('free', 'lot-none'), stock('reserve', 'lot-none'))).toBe('not-found');
    expect(why(stock('free'), stock('reserve', directed))).toBe('transfer-not-allowed');
    const ward = (kind: string, owner = 'red-cross', place = '-', purpose = 'none') =>
      `${kind}:${owner}:${place}:${lot}:${purpose}`;
    expect(why(ward('facility'), ward('consumed'))).toBeNull();
    expect(why(ward('consumed'), ward('facility'))).toBe('transfer-not-allowed');
    expect(why(stock('free'), ward('consumed'))).toBe('transfer-not-allowed');
    expect(why(ward('facility'), stock('reserve'))).toBe('transfer-not-allowed');
    expect(why(ward('facility', 'union'), ward('consumed'))).toBe('account-not-own');
    expect(why(ward('facility'), ward('consumed', 'union'))).toBe('account-not-own');
    expect(whyNotOwnMovement(world.incident, 'union', stock('free'), stock('reserve'))).toMatchObject({
      ...{ code: 'account-not-own', field: 'from', parameters: { owner: 'union' } },
    });
  });

  it('is of one place: what lies elsewhere has a mandate of its own', () => {
    world.done(SEATS.lead, 'place.register', {
      ...{ place: 'hall-b', owner: 'red-cross', name: { zh: 'B 馆', en: 'Hall B' }, area: '420105' },
    });
    const elsewhere = move(1, stock('free', lot, 'hall-b'), stock('reserve', lot, 'hall-b'));
    expect(post([[move(1)], [elsewhere]])).toMatchObject({
      refusals: [{ code: 'input-invalid', field: 'groups' }],
    });
    expect(post([[move(1)], [move(2)]]).ok).toBe(true);
  });

  it('is at most ten thousand steps, cut into facts that each fit an entry of the log', () => {
    const one = [move(1), move(1, stock('reserve'), stock('free'))];
    const groups = (steps: number) =>
      Array.from({ length: Math.ceil(steps / 100) }, (_, index) =>
        Array.from({ length: Math.min(100, steps - index * 100) }, (_each, at) => one[at % 2] as object),
      );
    expect(post(groups(10_001))).toMatchObject({
      refusals: [{ code: 'input-invalid', field: 'groups', parameters: { limit: 10_000 } }],
    });
    const before = world.log.length;
    expect(post(groups(10_000))).toMatchObject({ ok: true, value: { result: { posted: 100 } } });
    const entries = world.log.slice(before);
    const sizes = entries.map((entry) => JSON.parse(entry).data.transfers.length as number);
    expect(sizes.reduce((sum, each) => sum + each, 0)).toBe(10_000);
    for (const entry of entries) expect(Buffer.byteLength(entry)).toBeLessThanOrEqual(65_535);
    // As few as hold them: all but the last are as full as they may be.
    expect(Math.min(...entries.slice(0, -1).map((entry) => entry.length))).toBeGreaterThan(30_000);
    world.audit();
  });

  it('does not touch what waits in quarantine', () => {
    const doubtful = receive(world, 100, { item: 'goggles', standard: null }).lot.id;
    const outcome = post([[move(1, stock('free', doubtful), stock('reserve', doubtful))]]);
    expect(!outcome.ok && outcome.refusals[0]?.code).toBe('lot-quarantined');
  });

  it('needs the mandate for this matter: another organisation’s seat is refused', () => {
    const outcome = post([[move(1)]], 'all', 'red-cross', SEATS.union);
    expect(!outcome.ok && outcome.refusals[0]?.code).toBe('mandate-missing');
  });

  it('lets a hospital book thousands of uses, lot by lot', () => {
    const wanted = need(world, 'union', 600);
    deliver(world, [{ need: wanted, lot, amount: 600 }]);
    const use = move(1, `facility:union:-:${lot}:none`, `consumed:union:-:${lot}:none`);
    const outcome = post(
      Array.from({ length: 600 }, () => [use]),
      'all',
      'union',
      SEATS.union,
    );
    expect(ids(outcome)).toHaveLength(600);
    expect(held(use.from)).toBe(0);
    const largest = Math.max(...world.log.map((entry) => Buffer.byteLength(entry)));
    expect(largest).toBeLessThan(65_535);
    world.audit();
  });
});

describe('a reservation of one’s own', () => {
  it('is posted in part, and the rest is free again', () => {
    const [pending] = ids(post([[hold(400)]]));
    expect([held(stock('free')), held(stock('reserve'))]).toEqual([600, 0]);
    post([[{ phase: 'post', pending, amount: 150 }]]);
    expect([held(stock('free')), held(stock('reserve'))]).toEqual([850, 150]);
    const again = post([[{ phase: 'void', pending }]]);
    expect(!again.ok && codes(again.refusals)).toEqual(['transfer-not-pending groups.0.0.pending']);
  });

  it('ends once, within one batch too', () => {
    const [pending] = ids(post([[hold(400)]]));
    const outcome = post([[{ phase: 'post', pending }], [{ phase: 'void', pending }]], 'each');
    expect(outcome).toMatchObject({ ok: true, value: { result: { posted: 1, refused: 1 } } });
  });

  it('is not posted in more than was reserved', () => {
    const [pending] = ids(post([[hold(400)]]));
    const outcome = post([[{ phase: 'post', pending, amount: 401 }]]);
    expect(!outcome.ok && codes(outcome.refusals)).toEqual(['more-than-reserved groups.0.0.amount']);
  });

  it('past its time can only be voided; the clock ends it, and an auditor agrees', () => {
    const [late] = ids(post([[hold(400, 5)]]));
    const [early] = ids(post([[hold(100, 9)]]));
    world.pass(5);
    const outcome = post([[{ phase: 'post', pending: late }]]);
    expect(!outcome.ok && outcome.refusals[0]?.code).toBe('transfer-expired');
    expect(world.tick()).toBe(1);
    expect(held(stock('free'))).toBe(900);
    expect(world.state.ledger.pending.has(early as string)).toBe(true);
    expect(balanceRows(world.audit().state)).toEqual(balanceRows(world.state));
  });

  it('an end before its time is a forgery that the auditor names', () => {
    const [pending = ''] = ids(post([[hold(400, 5)]]));
    world.pass(4);
    const clock = { organisation: 'lead', seat: 'clock' };
    const transfers = [{ phase: 'void', transfer: 'v', pending }];
    const ended = () => judged(world, clock, 'clock.end-promises', {}, ['transfers.expired', { transfers }]);
    expect(ended()).toMatch(/says that clock.end-promises made 1 facts, where it makes 0/);
    world.pass(1);
    expect(ended()).toMatch(/data\.transfers\.0\.transfer: published "v"/);
  });
});

describe('promises under a charter that sets their end', () => {
  beforeEach(() => {
    world = hubei({ reservationHours: 12 });
    lot = receive(world, 1_000, { packHolds: 20 }).lot.id;
  });

  it('an order that does not leave in time gives its goods back, and the need asks again', () => {
    const wanted = need(world, 'union', 300);
    const lines = [{ need: wanted, lot, amount: 300 }];
    const { run } = world.done(SEATS.lead, 'allocation.propose-by-hand', {
      incident: INCIDENT,
      reason: '协调',
      lines,
    });
    const { orders } = world.done(SEATS.second, 'allocation.approve', { incident: INCIDENT, run });
    const [order] = orders as string[];
    expect(held(stock('free'))).toBe(700);
    world.pass(12);
    const dispatched = world.refused(SEATS.gate, 'shipment.dispatch', {
      incident: INCIDENT,
      order,
      carrier: '邮政',
    });
    expect(dispatched[0]?.code).toBe('transfer-expired');
    expect(world.tick()).toBe(1);
    expect(world.incident.orders.get(order as string)?.status).toBe('expired');
    expect(world.incident.needs.get(wanted)?.reserved).toBe(0);
    expect(held(stock('free'))).toBe(1_000);
    world.audit();
  });

  it('a payment that nobody approves in time gives its money back', () => {
    const { donation } = world.done(SEATS.receiving, 'donation.receive', {
      incident: INCIDENT,
      donor: { kind: 'anonymous', donor: 'donor-2' },
      receiver: 'red-cross',
      mode: 'discretionary',
      money: { currency: 'CNY', amount: 900 },
    });
    const { payment } = world.done(SEATS.gate, 'payment.request', {
      incident: INCIDENT,
      donation,
      ...buying(900),
    });
    world.pass(12);
    const late = world.refused(SEATS.receiving, 'payment.approve', { incident: INCIDENT, payment });
    expect(late[0]?.code).toBe('transfer-expired');
    expect(world.tick()).toBe(1);
    expect(world.incident.payments.get(payment as string)?.status).toBe('expired');
    world.done(SEATS.gate, 'payment.request', {
      incident: INCIDENT,
      donation,
      ...buying(900),
    });
    world.audit();
  });
});

describe('a reversal', () => {
  it('takes a transfer back by its mirror, by another seat, once, with its reason', () => {
    const [transfer] = ids(post([[move(300)]]));
    const reverse = (seat: typeof SEATS.gate) =>
      world.act(seat, 'transfer.reverse', { incident: INCIDENT, transfer, reason: '批次填错' });
    const own = reverse(SEATS.gate);
    expect(!own.ok && own.refusals[0]?.code).toBe('four-eyes');
    expect(reverse(SEATS.inspection).ok).toBe(true);
    expect(held(stock('free'))).toBe(1_000);
    const twice = reverse(SEATS.inspection);
    expect(!twice.ok && twice.refusals[0]?.code).toBe('wrong-state');
    world.audit();
  });

  it('takes a loss back that was none', () => {
    lose(world, lot, 40, 'missing');
    const [loss] = [...world.incident.movements.late.keys()];
    world.done(SEATS.receiving, 'transfer.reverse', {
      incident: INCIDENT,
      transfer: loss,
      reason: '找到了',
    });
    expect(held(stock('free'))).toBe(1_000);
    world.audit();
  });

  it('does not take back what has moved on', () => {
    const [transfer] = ids(post([[move(300)]]));
    post([[move(100, stock('reserve'), stock('free'))]]);
    const outcome = world.refused(SEATS.inspection, 'transfer.reverse', {
      incident: INCIDENT,
      transfer,
      reason: '批次填错',
    });
    expect(outcome[0]?.code).toBe('stock-insufficient');
  });

  it('reaches no delivery, no gift and no order: those have ways of their own', () => {
    const wanted = need(world, 'union', 600);
    deliver(world, [{ need: wanted, lot, amount: 600 }]);
    for (const fact of world.facts) {
      for (const { transfer } of (fact.data as { transfers?: { transfer: string }[] }).transfers ?? []) {
        const outcome = world.refused(SEATS.inspection, 'transfer.reverse', {
          incident: INCIDENT,
          transfer,
          reason: '不可',
        });
        expect(outcome[0]?.code).toBe('transfer-not-within-reach');
      }
    }
  });

  it('forged without a mirror is named by the auditor', () => {
    const [transfer] = ids(post([[move(300)]]));
    const input = { incident: INCIDENT, transfer, reason: '批次填错' };
    const less = twisted(world, SEATS.inspection, 'transfer.reverse', input, (data) => ({
      ...data,
      transfers: (data.transfers as object[]).map((step) => ({ ...step, amount: 200 })),
    }));
    expect(judged(...less)).toMatch(/data\.transfers\.0\.amount: published 200, computed 300/);
  });
});
