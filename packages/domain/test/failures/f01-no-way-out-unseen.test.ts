import { availableIn, deliveryRows, goodsReport } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { goodsAreConserved } from '../support/invariants.ts';
import {
  addPaper,
  allocate,
  dispatch,
  HALL,
  hubei,
  INCIDENT,
  need,
  receive,
  SCAN,
  SEATS,
  type World,
} from '../support/world.ts';

const here = { incident: INCIDENT };
let world: World;
beforeEach(() => {
  world = hubei();
});
const codes = (name: string, actor: (typeof SEATS)['gate'], input: object) =>
  world.refused(actor, name, { ...here, ...input }).map(({ code }) => code);
const held = (account: string) => availableIn(world.state.ledger, account);
const sent = (amount: number, stock = 10_000) => {
  const { lot } = receive(world, stock);
  const wanted = need(world, 'union', amount, 'isolation');
  const [order] = allocate(world, [{ need: wanted, lot: lot.id, amount }]).orders;
  return { lot: lot.id, shipment: dispatch(world, order as string) };
};

describe('F1: goods leave the book by no way that nobody else has seen', () => {
  it('not by a count: from one amount a photograph, from another somebody else than the holder', () => {
    const { lot } = receive(world, 9_000);
    const count = (counted: number) =>
      world.done(SEATS.receiving, 'count.record', { ...here, lot: lot.id, counted }).count as string;
    const few = count(8_500);
    const settle = { count: few, reason: 'missing', note: null };
    expect(codes('count.settle', SEATS.gate, settle)).toEqual(['photo-required']);
    world.done(SEATS.gate, 'count.settle', { ...here, ...settle, photo: SCAN });
    // What was lost before counts with it: a large loss is not made small by cutting it up.
    const more = { count: count(7_000), reason: 'missing', note: null, photo: world.photograph() };
    expect(codes('count.settle', SEATS.gate, more)).toEqual(['third-party-required']);
    world.done(SEATS.lead, 'count.settle', { ...here, ...more });
    expect(held(`loss:red-cross:-:${lot.id}:none`)).toBe(2_000);
    goodsAreConserved(world);
    world.audit();
  });

  it('not by what one signature calls damaged, nor by what the sender says of what is missing', () => {
    const { lot, shipment } = sent(5_000);
    const sign = (line: object, more: object = {}) => ({ shipment, lines: [{ lot, ...line }], ...more });
    const all = sign({ received: 0, damaged: 5_000 });
    expect(codes('delivery.confirm', SEATS.union, all)).toEqual(['photo-required', 'damage-seen-first']);
    expect(codes('delivery.confirm', SEATS.union, { ...all, photo: SCAN })).toEqual(['damage-seen-first']);
    world.done(SEATS.union, 'delivery.confirm', {
      ...{ ...here, ...sign({ received: 1_500, damaged: 500, shortage: 'damaged-in-transit' }), photo: SCAN },
    });
    const settle = { shipment, lot, amount: 3_000, outcome: 'lost', reason: '破损' };
    expect(codes('shortage.settle', SEATS.inspection, settle)).toEqual([
      'photo-required',
      'third-party-required',
    ]);
    world.done(SEATS.lead, 'shortage.settle', { ...here, ...settle, photo: world.photograph() });
    expect(held(`loss:red-cross:-:${lot}:none`)).toBe(3_500);
    goodsAreConserved(world);
    world.audit();
  });

  it('not by an amount that two colleagues put right: so much less takes somebody else, also in pieces', () => {
    const { lot } = receive(world, 5_000);
    const less = (amount: number) =>
      world.done(SEATS.receiving, 'correction.propose', {
        ...{ ...here, donation: lot.donation, lot: lot.id, to: { amount }, reason: '多打了一个零' },
      }).correction as string;
    world.done(SEATS.gate, 'correction.confirm', { ...here, correction: less(3_500) });
    const rest = { correction: less(2_900) };
    expect(codes('correction.confirm', SEATS.gate, rest)).toEqual(['third-party-required']);
    world.done(SEATS.lead, 'correction.confirm', { ...here, ...rest });
    expect(world.incident.lots.get(lot.id)?.amount).toBe(2_900);
    goodsAreConserved(world);
    world.audit();
  });

  it('not round a second inspector: while a finding waits, and of what became more, the amount stays', () => {
    world = hubei({ secondInspectorAbove: 1_000 });
    const goggles = (amount: number) => {
      const { lot } = receive(world, amount, { item: 'goggles', standard: null });
      addPaper(world, lot.id, 'GB 14866-2006');
      const found = { lot: lot.id, outcome: 'accepted', item: 'goggles' };
      const { waitsForSecond } = world.done(SEATS.inspection, 'lot.inspect', { ...here, ...found });
      return { lot, waitsForSecond };
    };
    const put = ({ donation, id }: { donation: string; id: string }, amount: number) =>
      codes('correction.propose', SEATS.receiving, { donation, lot: id, to: { amount }, reason: '看错' });
    const small = goggles(900);
    expect(small.waitsForSecond).toBe(false);
    expect(put(small.lot, 1_200)).toEqual(['correction-inspected-first']);
    world.pass(24);
    const large = goggles(2_000);
    expect(large.waitsForSecond).toBe(true);
    expect(put(large.lot, 900)).toEqual(['finding-waits']);
    world.audit();
  });
});

describe('F1: what came more than was sent', () => {
  it('is no way round an order: of much, whoever approves allocations says where it came from', () => {
    const { lot, shipment } = sent(10);
    const { surplus } = world.done(SEATS.union, 'delivery.confirm', {
      ...{ ...here, shipment, lines: [{ lot, received: 5_010 }] },
      confirmed: [`more-than-shipped:lines.0.received=5010`],
    });
    const [id] = surplus as string[];
    const settle = { surplus: id, outcome: 'from-stock', reason: '多装' };
    expect(codes('surplus.settle', SEATS.receiving, settle)).toEqual(['surplus-unapproved']);
    world.done(SEATS.lead, 'surplus.settle', { ...here, ...settle });
    expect(held(`facility:union:-:${lot}:none`)).toBe(5_010);
    // What all tables say together is one figure.
    const rows = deliveryRows(world.view, INCIDENT);
    const listed = rows.reduce(
      (sum, { received, surplusSettled }) => sum + (received ?? 0) + surplusSettled,
      0,
    );
    const goods = goodsReport(world.state, world.incident).reduce((sum, { delivered }) => sum + delivered, 0);
    expect([listed, goods]).toEqual([5_010, 5_010]);
    goodsAreConserved(world);
    world.audit();
  });

  it('follows the rules of goods: none of another’s, none that was refused', () => {
    const { lot, shipment } = sent(10);
    const { surplus } = world.done(SEATS.union, 'delivery.confirm', {
      ...{ ...here, shipment, lines: [{ lot, received: 60 }] },
      confirmed: [`more-than-shipped:lines.0.received=60`],
    });
    const [id] = surplus as string[];
    const from = (other: string) => ({ surplus: id, outcome: 'from-other-lot', lot: other, reason: '装错' });
    const directed = receive(world, 100, { earmarkedFor: 'renai' }).lot.id;
    expect(codes('surplus.settle', SEATS.receiving, from(directed))).toEqual(['earmark-broken']);
    const doubted = receive(world, 100).lot.id;
    world.done(SEATS.inspection, 'lot.hold', { ...here, lot: doubted, reason: '存疑' });
    expect(codes('surplus.settle', SEATS.receiving, from(doubted))).toEqual(['lot-quarantined']);
    world.audit();
  });
});

describe('F1: a gate that breaks glass', () => {
  it('lets go no more in a day than the charter says, to however many facilities', () => {
    world = hubei({ breakGlassGateCap: 700 });
    const { lot } = receive(world, 10_000);
    const release = (facility: string, amount: number) => ({
      ...{ lot: lot.id, amount, facility, setting: 'general-ward', carrier: '自提', reason: 'life-at-risk' },
      photo: world.photograph(),
    });
    world.done(SEATS.gate, 'goods.break-glass', { ...here, ...release('union', 400) });
    expect(codes('goods.break-glass', SEATS.gate, release('renai', 400))).toEqual(['break-glass-gate-cap']);
    world.done(SEATS.gate, 'goods.break-glass', { ...here, ...release('renai', 300) });
    world.pass(24);
    world.done(SEATS.gate, 'goods.break-glass', { ...here, ...release('tianyou', 400) });
    expect(held(`stock:red-cross:${HALL}:${lot.id}:free`)).toBe(8_900);
    world.audit();
  });
});
