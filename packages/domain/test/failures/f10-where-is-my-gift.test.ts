import { dutyStatuses, type Gift, giftByCode } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { drawing } from '../../src/kernel/command/drawing.ts';
import {
  allocate,
  buying,
  confirm,
  dispatch,
  hubei,
  INCIDENT,
  lose,
  need,
  receive,
  SEATS,
  type World,
} from '../support/world.ts';

const giftOf = (world: World, code: string): Gift => {
  const gift = giftByCode(world.view, code);
  if (!gift) throw new Error('no gift has this code');
  return gift;
};
const lotOf = (world: World, code: string) => giftOf(world, code).lots[0] as Gift['lots'][number];
const owed = (world: World) =>
  dutyStatuses(world.view, INCIDENT).filter((each) => each.duty === 'explain-idle-lot');

describe('F10: a donor follows the gift by its code', () => {
  it('which is that of no other gift, although whoever has the machine tries nonces until it would be', () => {
    const world = hubei();
    const first = receive(world, 10).receiptCode;
    const nonce = 'a'.repeat(32);
    const by = world.by.bind(world);
    world.by = (actor) => ({ ...by(actor), nonce });
    // As if it had been found: this nonce gives the first gift's code at this place.
    const { receipts, position } = world.state;
    const given = receipts.get(first);
    const wouldBe = drawing(nonce, position + 1);
    wouldBe.newId('gift');
    const found = wouldBe.newReceiptCode();
    receipts.set(found, given as NonNullable<typeof given>);
    expect(receive(world, 10).receiptCode).not.toBe(found);
    expect(receipts.get(found)).toBe(given);
  });

  it('to the bin in the hall, with its age, on the first evening', () => {
    const world = hubei();
    const { receiptCode } = receive(world, 36_000, { bin: 'A-05' });
    world.pass(9);
    expect(lotOf(world, receiptCode)).toMatchObject({
      placeName: { zh: '国际博览中心 A 馆' },
      bin: 'A-05',
      amount: 36_000,
      receivedAt: '2020-01-26T00:00:00.000Z',
      idleHours: 9,
      shares: [{ kind: 'stock', amount: 36_000, reserved: 0, holder: { id: 'red-cross' } }],
    });
  });

  it('to the ward: its shares always add up to what was given, whatever has happened to them', () => {
    const world = hubei();
    const { lot, receiptCode } = receive(world, 1_000);
    const isAllThere = () => {
      const { shares } = lotOf(world, receiptCode);
      expect(shares.reduce((sum, share) => sum + share.amount, 0)).toBe(1_000);
      return shares.map((share) => `${share.kind} ${share.amount}`);
    };
    const ward = need(world, 'union', 800, 'isolation');
    const { orders } = allocate(world, [{ need: ward, lot: lot.id, amount: 800 }]);
    expect(isAllThere()).toEqual(['stock 1000']);
    expect(lotOf(world, receiptCode).shares[0]?.reserved).toBe(800);
    const shipment = dispatch(world, orders[0] as string);
    expect(isAllThere()).toEqual(['stock 200', 'transit 800']);
    confirm(world, shipment, { [lot.id]: 30 });
    expect(isAllThere()).toEqual(['stock 200', 'transit 30', 'facility 770']);
    const settled = {
      incident: INCIDENT,
      shipment,
      lot: lot.id,
      amount: 30,
      outcome: 'lost',
      reason: '破损',
    };
    world.done(SEATS.inspection, 'shortage.settle', settled);
    const used = { incident: INCIDENT, facility: 'union', item: 'mask-medical-protective', amount: 700 };
    world.done(SEATS.union, 'use.report', used);
    lose(world, lot.id, 5);
    expect(isAllThere()).toEqual(['stock 195', 'facility 70', 'loss 35', 'consumed 700']);
    const told = lotOf(world, receiptCode).way.steps.map(({ type, promised, moves }) =>
      [
        type,
        ...(promised > 0 ? [`keeps ${promised}`] : []),
        ...moves.map(({ to, amount }) => `${to} ${amount}`),
      ].join(' '),
    );
    expect(told).toEqual([
      'donation.received stock 1000',
      'order.issued keeps 800',
      'shipment.dispatched transit 800',
      'delivery.confirmed facility 770',
      'shortage.settled loss 30',
      'use.reported consumed 700',
      'loss.reported keeps 5',
      'loss.confirmed loss 5',
    ]);
  });

  it('also of several lots in one gift, and of money to the payment that it became', () => {
    const world = hubei();
    const { receiptCode, donation } = world.done(SEATS.receiving, 'donation.receive', {
      incident: INCIDENT,
      donor: { kind: 'person', donor: 'donor-9', commitment: 'ab'.repeat(32) },
      receiver: 'red-cross',
      place: 'hall-a',
      mode: 'discretionary',
      lots: [
        { claimedItem: 'alcohol-75', amount: 10, bin: 'B-1' },
        { claimedItem: 'goggles', amount: 20, bin: 'B-2' },
      ],
      money: { currency: 'CNY', amount: 20_000 },
    });
    const request = { incident: INCIDENT, donation, ...buying(19_999, { goal: '口罩 38 只' }) };
    const { payment } = world.done(SEATS.receiving, 'payment.request', request);
    world.done(SEATS.gate, 'payment.approve', { incident: INCIDENT, payment });
    expect(giftOf(world, receiptCode as string)).toMatchObject({
      lots: [
        { bin: 'B-1', status: 'accepted' },
        { bin: 'B-2', status: 'quarantine', quarantined: 'no-evidence' },
      ],
      spent: 19_999,
      payments: [{ goal: '口罩 38 只', status: 'approved' }],
    });
  });

  it('a code that was never given finds nothing', () => {
    expect(giftByCode(hubei().view, 'TZ-0')).toBeNull();
  });
});

describe('F10: goods that lie longer than the charter allows owe the donor a reason', () => {
  it('not yet in the last hour, but as soon as the hours are over: on the gift’s page and among the duties', () => {
    const world = hubei({ idleLotHours: 24 });
    const { receiptCode, lot } = receive(world, 36_000);
    world.pass(24);
    expect(lotOf(world, receiptCode).explanationOwed).toBe(false);
    expect(owed(world)).toMatchObject([{ subject: lot.id, organisation: 'red-cross', state: 'open' }]);
    world.pass(0.001);
    expect(lotOf(world, receiptCode).explanationOwed).toBe(true);
    expect(owed(world)).toMatchObject([{ subject: lot.id, state: 'breached', rule: 'charter v1' }]);
  });

  it('also in quarantine, and also when a donor named the hospital (“转交××医院” lay in the hall)', () => {
    const world = hubei();
    const unproven = receive(world, 10, { item: 'goggles', standard: null }).receiptCode;
    const directed = receive(world, 10, { earmarkedFor: 'union' }).receiptCode;
    world.pass(25);
    expect([unproven, directed].map((code) => lotOf(world, code).explanationOwed)).toEqual([true, true]);
    expect(owed(world)).toHaveLength(2);
  });

  it('a reason settles it, in the holder’s words; so does the first dispatch', () => {
    const world = hubei();
    const explained = receive(world, 10);
    const sent = receive(world, 10, { expiresOn: '2020-06-01' });
    const ward = need(world, 'union', 10);
    const { orders } = allocate(world, [{ need: ward, lot: sent.lot.id, amount: 10 }]);
    world.pass(30);
    expect(owed(world)).toHaveLength(2);
    const explanation = { incident: INCIDENT, lot: explained.lot.id, explanation: '等待检测报告' };
    world.done(SEATS.gate, 'lot.explain-idle', explanation);
    dispatch(world, orders[0] as string);
    expect(owed(world)).toEqual([]);
    expect(lotOf(world, explained.receiptCode)).toMatchObject({
      explanationOwed: false,
      idleHours: 30,
      idleExplanation: { text: '等待检测报告' },
    });
    expect(lotOf(world, sent.receiptCode)).toMatchObject({
      explanationOwed: false,
      idleHours: null,
      firstDispatchAt: world.now,
    });
  });

  it('only who holds the goods can explain them', () => {
    const world = hubei();
    const { lot } = receive(world, 10);
    const explanation = { incident: INCIDENT, lot: lot.id, explanation: '不归我管' };
    expect(world.refused(SEATS.union, 'lot.explain-idle', explanation)).toMatchObject([
      { code: 'mandate-missing', parameters: { function: 'release-goods' } },
    ]);
  });
});
