import { beforeEach, describe, expect, it } from 'vitest';
import { goodsAreConserved, moneyIsConserved } from '../../../test/support/invariants.ts';
import {
  allocate,
  buying,
  confirm,
  dispatch,
  HALL,
  hubei,
  INCIDENT,
  need,
  paper,
  purposeFor,
  SEATS,
  type World,
} from '../../../test/support/world.ts';
import { mattersOfTime, noticesOfTime } from '../../book/notices-of-time.ts';
import type { Actor } from '../../kernel/command/context.ts';
import { giftByCode } from '../../views/gift.ts';
import { unreconciledRows } from '../../views/unreconciled.ts';
import { wayOf } from '../../views/way.ts';

const MASKS = 'mask-medical-protective';
const here = { incident: INCIDENT };
let world: World;
let donation: string;
let receiptCode: string;
let purpose: string;

const first = (outcome: ReturnType<World['act']>) => (outcome.ok ? null : outcome.refusals[0]);
const bought = (quantity: number, more: object = {}): string => {
  const request = { ...here, donation, purpose, ...buying(1), ...more };
  const lines = [{ item: MASKS, quantity, amount: quantity * 2 }];
  const { payment } = world.done(SEATS.gate, 'payment.request', { ...request, lines });
  world.done(SEATS.receiving, 'payment.approve', { ...here, payment });
  return payment as string;
};
const came = (payment: string, amount: number, more: object = {}, seat: Actor = SEATS.inspection) =>
  world.act(seat, 'purchase.receive', {
    ...{ ...here, payment, place: HALL },
    lots: [{ claimedItem: MASKS, amount, evidence: [paper('GB 19083-2010')] }],
    ...more,
  });
const giftOf = () => giftByCode(world.view, receiptCode);

beforeEach(() => {
  world = hubei();
  purpose = purposeFor(world);
  const given = world.done(SEATS.receiving, 'donation.receive', {
    ...{
      ...here,
      donor: { kind: 'person', donor: 'donor-9', commitment: 'ab'.repeat(32) },
      receiver: 'red-cross',
    },
    ...{ mode: 'directed', purpose, money: { currency: 'CNY', amount: 10_000 } },
  });
  donation = given.donation as string;
  receiptCode = given.receiptCode as string;
});

describe('one yuan', () => {
  it('is found from its gift at each step: asked for, approved, paid, as goods, on the road, on the ward', () => {
    const wanted = need(world, 'union', 1_000);
    const payment = bought(1_000);
    expect(giftOf()?.payments).toMatchObject([
      { id: payment, status: 'approved', goods: [{ ordered: 1_000, came: 0 }] },
    ]);
    world.pass(1);
    world.done(SEATS.gate, 'payment.record-paid', { ...here, payment, reference: 'CMB-20200131-7' });
    expect(giftOf()).toMatchObject({
      spent: 2_000,
      payments: [{ status: 'paid', paid: { reference: 'CMB-20200131-7' } }],
    });
    expect(came(payment, 1_000).ok).toBe(true);
    const [lot] = giftOf()?.payments[0]?.lots ?? [];
    expect(lot).toMatchObject({
      ...{ donation, payment, amount: 1_000, status: 'accepted', item: { id: MASKS } },
      shares: [{ kind: 'stock', purpose: 'free', amount: 1_000 }],
    });
    expect(giftOf()?.payments[0]?.goods).toMatchObject([
      { item: { id: MASKS }, ordered: 1_000, came: 1_000 },
    ]);
    const [order] = allocate(world, [{ need: wanted, lot: lot?.id ?? '', amount: 1_000 }]).orders;
    const shipment = dispatch(world, order as string);
    expect(giftOf()?.payments[0]?.lots[0]?.shares).toMatchObject([{ kind: 'transit', amount: 1_000 }]);
    confirm(world, shipment, { [lot?.id ?? '']: 0 });
    const [ward] = giftOf()?.payments[0]?.lots ?? [];
    expect(ward?.shares).toMatchObject([{ kind: 'facility', holder: { id: 'union' }, amount: 1_000 }]);
    expect(wayOf(world.view, INCIDENT, ward?.id ?? '').steps.map(({ type }) => type)).toEqual([
      'purchase.received',
      'order.issued',
      'shipment.dispatched',
      'delivery.confirmed',
    ]);
    goodsAreConserved(world);
    moneyIsConserved(world);
    world.audit();
  });
});

describe('what was bought', () => {
  it('comes to the dock before or after it is paid, in parts, and what is missing stays open', () => {
    const payment = bought(1_000);
    expect(came(payment, 400).ok).toBe(true);
    world.done(SEATS.gate, 'payment.record-paid', { ...here, payment, reference: 'CMB-20200131-7' });
    expect(came(payment, 500).ok).toBe(true);
    expect(giftOf()?.payments[0]?.goods).toMatchObject([{ ordered: 1_000, came: 900 }]);
    expect(world.incident.donations.get(donation)?.lots).toEqual([]);
    goodsAreConserved(world);
    world.audit();
  });

  it('is never more than was ordered without being asked, and never what nobody ordered', () => {
    const payment = bought(1_000);
    expect(came(payment, 900).ok).toBe(true);
    const more = first(came(payment, 101));
    expect(more).toMatchObject({
      ...{ code: 'more-than-bought', field: 'lots.0.amount' },
      parameters: { item: MASKS, ordered: 1_000, came: 1_001 },
    });
    expect(came(payment, 101, { confirmed: [more?.confirm] }).ok).toBe(true);
    const goggles = { lots: [{ claimedItem: 'goggles', amount: 1 }] };
    expect(first(came(payment, 1, goggles))).toMatchObject({
      code: 'not-ordered',
      field: 'lots.0.claimedItem',
    });
    world.audit();
  });

  it('is judged by its papers like any goods, and inspected where they prove nothing', () => {
    const payment = bought(1_000);
    expect(
      came(payment, 1_000, { lots: [{ claimedItem: MASKS, amount: 100, evidence: [paper('GB 2626-2006')] }] })
        .ok,
    ).toBe(true);
    const [lot] = world.incident.lots.keys();
    expect(world.incident.lots.get(lot as string)).toMatchObject({ item: 'respirator-kn95' });
    goodsAreConserved(world);
  });

  it('comes of an approved payment only, into a place of whoever bought it, by another than who ordered it', () => {
    const lines = [{ item: MASKS, quantity: 10, amount: 20 }];
    const asked = { ...here, donation, purpose, ...buying(1), lines };
    const { payment } = world.done(SEATS.gate, 'payment.request', asked) as { payment: string };
    expect(first(came(payment, 10))).toMatchObject({
      code: 'wrong-state',
      parameters: { state: 'requested' },
    });
    world.done(SEATS.receiving, 'payment.approve', { ...here, payment });
    // Neither whoever asked for it nor whoever let it be paid says that it came.
    for (const seat of [SEATS.gate, SEATS.receiving])
      expect(first(came(payment, 10, {}, seat))).toMatchObject({ code: 'four-eyes' });
    expect(first(came(payment, 10, { place: 'place-dream' }))).toMatchObject({ code: 'not-found' });
    world.done(SEATS.lead, 'place.register', {
      ...{ place: 'depot', owner: 'union', name: { zh: '仓库', en: 'Store' }, area: '420103' },
    });
    expect(first(came(payment, 10, { place: 'depot' }))).toMatchObject({ code: 'not-found', field: 'place' });
    expect(came(payment, 10).ok).toBe(true);
    world.audit();
  });

  it('is put right like any lot: what never came goes back to the supplier', () => {
    const payment = bought(1_000);
    came(payment, 1_000);
    const [lot] = world.incident.lots.keys();
    const said = { ...here, donation, lot, to: { amount: 990 }, reason: '多数了十只' };
    const { correction } = world.done(SEATS.receiving, 'correction.propose', said);
    world.done(SEATS.gate, 'correction.confirm', { ...here, correction });
    expect(giftOf()?.payments[0]?.goods).toMatchObject([{ ordered: 1_000, came: 990 }]);
    goodsAreConserved(world);
    world.audit();
  });
});

describe('the bank’s slip', () => {
  const paid = (payment: string, more: object = {}) =>
    world.act(SEATS.gate, 'payment.record-paid', { ...here, payment, reference: 'CMB-20200131-7', ...more });

  it('stands for one payment; the same transfer is not entered twice', () => {
    const [one, other] = [bought(10), bought(20)];
    expect(paid(one).ok).toBe(true);
    expect(first(paid(other, { reference: 'cmb20200131-7' }))).toMatchObject({
      ...{ code: 'transfer-booked-before', field: 'reference', parameters: { kind: 'payment', id: one } },
    });
    expect(first(paid(one, { reference: 'CMB-20200201-1' }))).toMatchObject({ code: 'wrong-state' });
    world.audit();
  });

  it('brings the invoice that came only now, and once', () => {
    const [one, other] = [bought(10, { invoice: { number: 'A-100' } }), bought(20)];
    expect(first(paid(one, { invoice: { number: 'A-101' } }))).toMatchObject({
      ...{ code: 'already-exists', field: 'invoice.number' },
    });
    expect(first(paid(other, { invoice: { number: 'a100' } }))).toMatchObject({ code: 'invoice-used' });
    expect(paid(other, { invoice: { number: 'A-101' } }).ok).toBe(true);
    expect(world.incident.payments.get(other)).toMatchObject({
      status: 'paid',
      invoice: { number: 'A-101' },
    });
    world.audit();
  });
});

describe('what was paid for and has not all come', () => {
  const open = () => unreconciledRows(world.view, INCIDENT).filter(({ kind }) => kind === 'purchase-open');
  it('stands among what is open by its worth, until it has come or its money has', () => {
    const payment = bought(1_000);
    expect(open()).toEqual([]);
    world.done(SEATS.gate, 'payment.record-paid', { ...here, payment, reference: 'CMB-20200131-7' });
    expect(open()).toMatchObject([
      { id: payment, unit: 'CNY', amount: 2_000, since: world.now, mustAct: { id: 'red-cross' } },
    ]);
    came(payment, 900);
    expect(open()).toMatchObject([{ amount: 200 }]);
    // Ten of those that came were counted twice: they are open again.
    const [lot] = world.incident.lots.keys();
    const said = { ...here, donation, lot, to: { amount: 890 }, reason: '多数了十只' };
    const { correction } = world.done(SEATS.receiving, 'correction.propose', said);
    world.done(SEATS.gate, 'correction.confirm', { ...here, correction });
    expect(open()).toMatchObject([{ amount: 220 }]);
    const { refund } = world.done(SEATS.gate, 'refund.propose', {
      ...{ ...here, donation, payment, amount: 220, reason: 'short-delivered', note: '少到' },
      reference: 'CMB-20200209-1',
    });
    expect(open()).toMatchObject([{ amount: 220 }]);
    world.done(SEATS.receiving, 'refund.confirm', { ...here, refund });
    expect(open()).toEqual([]);
    world.audit();
  });
});

describe('what of money is left open too long', () => {
  it('is told to whose it is: goods paid for a week ago, a refund that nobody looks at for two days', () => {
    const payment = bought(1_000);
    world.done(SEATS.gate, 'payment.record-paid', { ...here, payment, reference: 'CMB-20200131-7' });
    const { refund } = world.done(SEATS.gate, 'refund.propose', {
      ...{ ...here, donation, amount: 100, reason: 'agreed-with-donor', note: '协商退回' },
    });
    const told = () =>
      noticesOfTime(mattersOfTime(world.state, world.duties, world.now, () => false))
        .map(({ notice }) => notice)
        .filter(({ kind }) => kind === 'purchase.overdue' || kind === 'refund.overdue')
        .map(({ kind, organisations }) => [kind, organisations]);
    world.pass(48);
    expect(told()).toEqual([]);
    world.pass(1);
    expect(told()).toEqual([['refund.overdue', ['red-cross']]]);
    world.done(SEATS.receiving, 'refund.decline', { ...here, refund, reason: '不退' });
    world.pass(120);
    expect(told()).toEqual([['purchase.overdue', ['red-cross']]]);
    came(payment, 1_000);
    expect(told()).toEqual([]);
  });
});

describe('the same invoice', () => {
  const payee = (name: string, creditCode: string) => ({ supplier: { name, creditCode } });
  const [CODE, OTHER_CODE] = ['91350100M000100Y43', '91420100MA4KYHHQ05'];

  it('is known by its payee’s code and by its name, however either is written', () => {
    const said = { invoice: { number: 'A-100' }, ...payee('武汉（示例）公司', CODE) };
    bought(10, said);
    const again = (supplier: object) =>
      first(
        world.act(SEATS.gate, 'payment.request', {
          ...{ ...here, donation, purpose, ...buying(1), invoice: { number: 'a 100' } },
          ...{
            lines: [{ item: MASKS, quantity: 10, amount: 20 }],
            ...supplier,
            ...{ invoice: { number: 'a100' } },
          },
        }),
      );
    expect(again(payee('另一个名字', CODE))).toMatchObject({ code: 'invoice-used' });
    expect(again(payee('武汉 (示例) 公司', OTHER_CODE))).toMatchObject({ code: 'invoice-used' });
    expect(again(payee('另一家公司', OTHER_CODE))).toBeNull();
  });
});
