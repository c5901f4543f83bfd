import { beforeEach, describe, expect, it } from 'vitest';
import { moneyIsConserved } from '../../../test/support/invariants.ts';
import { buying, hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';
import { giftByCode } from '../../views/gift.ts';
import { refundSlip } from './refund-view.ts';

const here = { incident: INCIDENT };
let world: World;
let donation: string;
let receiptCode: string;
let payment: string;

const first = (outcome: ReturnType<World['act']>) => (outcome.ok ? null : outcome.refusals[0]);
const propose = (amount: number, more: object = {}) =>
  world.act(SEATS.gate, 'refund.propose', {
    ...{ ...here, donation, payment, amount, reason: 'short-delivered', note: '少到一箱' },
    ...{ reference: 'CMB-20200207-3', ...more },
  });
const toDonor = (amount: number, more: object = {}) =>
  propose(amount, { payment: null, reason: 'purpose-not-achievable', reference: null, ...more });
const proposed = (outcome: ReturnType<World['act']>): string => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return (outcome.value.result as { refund: string }).refund;
};
const end = (refund: string, more: object = {}, seat = SEATS.receiving) =>
  world.act(seat, 'reason' in more ? 'refund.decline' : 'refund.confirm', { ...here, refund, ...more });
const giftOf = () => giftByCode(world.view, receiptCode);

beforeEach(() => {
  world = hubei();
  const given = world.done(SEATS.receiving, 'donation.receive', {
    ...{ ...here, donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' }, receiver: 'red-cross' },
    ...{ mode: 'discretionary', money: { currency: 'CNY', amount: 100_000 } },
  });
  donation = given.donation as string;
  receiptCode = given.receiptCode as string;
  payment = world.done(SEATS.gate, 'payment.request', { ...here, donation, ...buying(60_000) })
    .payment as string;
  world.done(SEATS.receiving, 'payment.approve', { ...here, payment });
});
const paid = () =>
  world.done(SEATS.gate, 'payment.record-paid', { ...here, payment, reference: 'CMB-20200131-7' });

describe('what a supplier sends back', () => {
  it('lies in the fund again, for the same purpose, once a second person confirms it', () => {
    paid();
    const refund = proposed(propose(20_000));
    expect(giftOf()).toMatchObject({ spent: 60_000, refunds: [{ status: 'open' }] });
    expect(first(end(refund, {}, SEATS.gate))?.code).toBe('four-eyes');
    expect(end(refund).ok).toBe(true);
    expect(giftOf()).toMatchObject({
      spent: 40_000,
      returned: 0,
      refunds: [{ status: 'made', amount: 20_000 }],
    });
    expect(world.incident.payments.get(payment)).toMatchObject({ status: 'paid', refunded: 20_000 });
    world.done(SEATS.gate, 'payment.request', { ...here, donation, ...buying(60_000) });
    expect(first(end(refund))?.code).toBe('wrong-state');
    expect(first(end(refund, { reason: 'x' }))?.code).toBe('wrong-state');
    moneyIsConserved(world);
    world.audit();
  });

  it('is never more than went there, with what is proposed already', () => {
    paid();
    const one = proposed(propose(50_000));
    expect(first(propose(10_001, { reference: 'CMB-20200207-4' }))).toMatchObject({
      ...{ code: 'refund-too-much', field: 'amount', parameters: { left: 10_000, asked: 10_001 } },
    });
    expect(end(one, { reason: '流水号不符' }).ok).toBe(true);
    expect(propose(60_000).ok).toBe(true);
    moneyIsConserved(world);
  });

  it('has a reference at the bank, which stands for it alone; what was never paid is called off without', () => {
    const off = { reason: 'called-off', reference: null };
    expect(end(proposed(propose(10_000, off))).ok).toBe(true);
    paid();
    expect(first(propose(10, { reference: null }))).toMatchObject({
      code: 'refund-unshown',
      field: 'reference',
    });
    expect(first(propose(10, { reference: 'CMB-20200131-7' }))).toMatchObject({
      ...{ code: 'transfer-booked-before', parameters: { kind: 'payment', id: payment } },
    });
    const refund = proposed(propose(10));
    expect(first(propose(10))).toMatchObject({ parameters: { kind: 'refund', id: refund } });
    expect(first(end(refund, { reference: 'CMB-20200207-9' }))?.parameters).toMatchObject({
      rule: 'refund-reference-said',
    });
    moneyIsConserved(world);
    world.audit();
  });

  it('is not called off and paid at once: one of the two is decided first', () => {
    const refund = proposed(propose(60_000, { reason: 'called-off', reference: null }));
    const slip = { ...here, payment, reference: 'CMB-20200203-33' };
    expect(first(world.act(SEATS.gate, 'payment.record-paid', slip))).toMatchObject({
      ...{ code: 'wrong-state', field: 'payment' },
      parameters: { kind: 'refund', id: refund, state: 'open' },
    });
    expect(end(refund, { reason: '已付款' }).ok).toBe(true);
    world.done(SEATS.gate, 'payment.record-paid', slip);
    expect(first(propose(60_000, { reason: 'called-off', reference: null }))?.code).toBe('refund-unshown');
    expect(giftOf()).toMatchObject({ spent: 60_000 });
    moneyIsConserved(world);
    world.audit();
  });

  it('in full leaves nothing of the payment: it is not paid, and no goods come of it', () => {
    const off = { reason: 'called-off', reference: null };
    expect(end(proposed(propose(60_000, off))).ok).toBe(true);
    expect(world.incident.payments.get(payment)?.status).toBe('returned');
    const slip = { ...here, payment, reference: 'CMB-20200131-7' };
    expect(first(world.act(SEATS.gate, 'payment.record-paid', slip))).toMatchObject({
      ...{ code: 'wrong-state', parameters: { state: 'returned' } },
    });
    expect(first(propose(1))).toMatchObject({ code: 'wrong-state' });
    expect(giftOf()?.spent).toBe(0);
    moneyIsConserved(world);
    world.audit();
  });
});

describe('a gift that goes back', () => {
  it('is held back in its fund, and has left when a second person says what the bank calls it', () => {
    const refund = proposed(toDonor(40_000));
    expect(
      first(world.act(SEATS.gate, 'payment.request', { ...here, donation, ...buying(1) })),
    ).toMatchObject({
      ...{ code: 'stock-insufficient', parameters: { available: 0 } },
    });
    expect(first(end(refund))).toMatchObject({ code: 'refund-unshown', field: 'reference' });
    expect(end(refund, { reference: 'ICBC-20200210-1' }).ok).toBe(true);
    expect(giftOf()).toMatchObject({ returned: 40_000, spent: 60_000 });
    expect(first(toDonor(1))).toMatchObject({ code: 'refund-too-much', parameters: { left: 0 } });
    moneyIsConserved(world);
    world.audit();
  });

  it('is free again where nobody confirms it', () => {
    expect(end(proposed(toDonor(40_000)), { reason: '捐赠人同意改作他用' }).ok).toBe(true);
    expect(toDonor(40_000).ok).toBe(true);
    moneyIsConserved(world);
  });

  it('has a reason of its own, and no transfer before it is confirmed', () => {
    expect(first(toDonor(1, { reason: 'overpaid' }))?.parameters).toMatchObject({
      rule: 'refund-reason-fits',
    });
    expect(first(propose(1, { reason: 'agreed-with-donor' }))?.parameters).toMatchObject({
      rule: 'refund-reason-fits',
    });
    expect(first(toDonor(1, { reference: 'CMB-20200207-3' }))?.parameters).toMatchObject({
      rule: 'refund-not-sent-yet',
    });
    expect(first(propose(1, { payment: 'payment-dream' }))).toMatchObject({ code: 'not-found' });
  });
});

describe('the slip of a refund (F2)', () => {
  it('is made of the record: sum in figures and words, from whom to whom, of which receipt, why, by whom', () => {
    paid();
    const refund = proposed(propose(20_000));
    end(refund);
    expect(refundSlip(world.view, INCIDENT, refund)).toMatchObject({
      ...{ id: refund, amount: 20_000, currency: 'CNY', inWords: '贰佰元整', receiptCode },
      ...{ from: { zh: '某公司' }, to: { zh: '湖北省红十字会' }, payment: { id: payment, goal: '口罩' } },
      ...{ reason: 'short-delivered', reference: 'CMB-20200207-3', bySeat: SEATS.gate.seat, status: 'made' },
      ended: { bySeat: SEATS.receiving.seat },
    });
    const back = proposed(toDonor(40_000));
    expect(refundSlip(world.view, INCIDENT, back)).toMatchObject({
      ...{ from: { zh: '湖北省红十字会' }, to: { zh: '某企业' }, payment: null, ended: null },
    });
  });
});
