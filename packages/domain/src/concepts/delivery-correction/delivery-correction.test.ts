import { availableIn, deliveryOrigin, deliveryRows, giftByCode } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { indexesAreTheirDefinitions } from '../../../test/support/indexes.ts';
import { goodsAreConserved } from '../../../test/support/invariants.ts';
import {
  allocate,
  dispatch,
  hubei,
  INCIDENT,
  need,
  receive,
  SCAN,
  SEATS,
  type World,
} from '../../../test/support/world.ts';
import { whyNotSecond } from '../../book/second-seat.ts';
import { must } from '../../kernel/state/must.ts';

const here = { incident: INCIDENT };
const NURSE = { organisation: 'union', seat: 'union.ward' };
let world: World;
let lot: string;
let code: string;
let wanted: string;
let shipment: string;

beforeEach(() => {
  world = hubei();
  const given = receive(world, 600);
  lot = given.lot.id;
  code = given.receiptCode;
  wanted = need(world, 'union', 500);
  shipment = dispatch(world, allocate(world, [{ need: wanted, lot, amount: 500 }]).orders[0] as string);
});

const asked = (line: object, more: object = {}) => ({
  ...{ ...here, shipment, reason: '少写一个零' },
  ...{ lines: [{ lot, ...line }] },
  ...more,
});
const sign = (line: object, more: object = {}) =>
  world.done(SEATS.union, 'delivery.confirm', { ...here, shipment, lines: [{ lot, ...line }], ...more });
const propose = (line: object) =>
  world.done(SEATS.union, 'delivery.correct', asked(line)).correction as string;
const refused = (line: object, more: object = {}) =>
  world.refused(SEATS.union, 'delivery.correct', asked(line, more));
const agree = (correction: string) =>
  world.done(NURSE, 'delivery-correction.confirm', { ...here, correction });
const held = () =>
  [`transit:red-cross:-:${lot}:none`, `facility:union:-:${lot}:none`, `loss:red-cross:-:${lot}:none`].map(
    (id) => availableIn(world.state.ledger, id),
  );
const status = () => world.incident.shipments.get(shipment)?.status;
const needed = () => world.incident.needs.get(wanted);

const allHolds = () => {
  goodsAreConserved(world);
  indexesAreTheirDefinitions(world.state, world.incident);
  world.audit();
};

it('is confirmed neither by who proposed it nor by who let the goods go, should both be of one house', () => {
  sign({ received: 50, shortage: 'lost-in-transit' });
  const correction = propose({ received: 500 });
  const { dispatchedBySeat } = must(world.incident.shipments, shipment, 'shipment');
  const fact = { type: 'delivery.corrected', incident: INCIDENT, data: { correction, shipment } } as never;
  const whyNot = (seat: string) => whyNotSecond(world.state, fact, { seat, now: world.now })?.parameters;
  expect([SEATS.union.seat, dispatchedBySeat, NURSE.seat].map(whyNot)).toEqual([
    { first: 'delivery.correct' },
    { first: 'release-goods' },
    undefined,
  ]);
});

describe('50 typed for 500', () => {
  it('is put right by two people of the facility; the ledger follows, and both figures stay readable', () => {
    sign({ received: 50, shortage: 'lost-in-transit' });
    expect([status(), ...held()]).toEqual(['short', 450, 50, 0]);
    const correction = propose({ received: 500 });
    expect(held()).toEqual([450, 50, 0]);
    expect(world.refused(SEATS.union, 'delivery-correction.confirm', { ...here, correction })).toMatchObject([
      { code: 'four-eyes' },
    ]);
    agree(correction);
    expect([status(), ...held()]).toEqual(['delivered', 0, 500, 0]);
    expect(needed()).toMatchObject({ delivered: 500, inTransit: 0 });
    const corrected = { status: 'made', reason: '少写一个零', from: { received: 50 }, to: { received: 500 } };
    expect(deliveryRows(world.view, INCIDENT)[0]).toMatchObject({ received: 500, corrections: [corrected] });
    const origin = deliveryOrigin(world.view, INCIDENT, shipment);
    expect(origin.signatures).toMatchObject([{ lines: [{ received: 50 }] }]);
    expect(origin.corrections).toMatchObject([{ bySeat: SEATS.union.seat, ended: { bySeat: NURSE.seat } }]);
    expect(origin.lines[0]?.corrections).toMatchObject([corrected]);
    expect(giftByCode(world.view, code)?.lots[0]?.way.steps.at(-1)).toMatchObject({
      ...{ type: 'delivery.corrected', facility: { id: 'union' } },
      moves: [{ from: 'transit', to: 'facility', amount: 450 }],
    });
    expect(world.refused(NURSE, 'delivery-correction.confirm', { ...here, correction })).toMatchObject([
      { code: 'wrong-state' },
    ]);
    allHolds();
  });

  it('the other way round goes back to what is missing, with its reason', () => {
    sign({ received: 500 });
    expect(refused({ received: 50 })).toMatchObject([
      { code: 'shortage-unexplained', field: 'lines.0.shortage', parameters: { missing: 450 } },
    ]);
    agree(propose({ received: 50, shortage: 'lost-in-transit' }));
    expect([status(), ...held()]).toEqual(['short', 450, 50, 0]);
    expect(needed()).toMatchObject({ delivered: 50 });
    const settle = { ...here, shipment, lot, amount: 450, outcome: 'lost', reason: '遗失', photo: SCAN };
    world.done(SEATS.inspection, 'shortage.settle', settle);
    // What was written off meanwhile has not arrived.
    expect(refused({ received: 51 })).toMatchObject([
      { code: 'more-than-shipped', parameters: { shipped: 50, received: 51 } },
    ]);
    allHolds();
  });

  it('never goes below what was used', () => {
    sign({ received: 500 });
    const used = { ...here, facility: 'union', item: 'mask-medical-protective', amount: 400 };
    world.done(SEATS.union, 'use.report', used);
    expect(refused({ received: 300, shortage: 'short-packed' })).toMatchObject([
      {
        code: 'correction-moved-on',
        parameters: { wanted: 200, there: 100, holders: [{ organisation: 'union', amount: 400 }] },
      },
    ]);
    const correction = propose({ received: 450, shortage: 'short-packed' });
    world.done(SEATS.union, 'use.report', { ...used, amount: 80 });
    expect(world.refused(NURSE, 'delivery-correction.confirm', { ...here, correction })).toMatchObject([
      { code: 'correction-moved-on' },
    ]);
    allHolds();
  });
});

describe('what a slip may have said wrongly besides', () => {
  it('damaged for in order, and back: nothing was missing', () => {
    sign({ received: 400, damaged: 100 });
    agree(propose({ received: 480, damaged: 20 }));
    expect([status(), ...held()]).toEqual(['delivered', 0, 480, 20]);
    agree(propose({ received: 440, damaged: 50, shortage: 'short-packed' }));
    expect([status(), ...held()]).toEqual(['short', 10, 440, 50]);
    agree(propose({ received: 440, damaged: 0, shortage: 'short-packed' }));
    agree(propose({ received: 400, damaged: 100 }));
    expect([status(), ...held()]).toEqual(['delivered', 0, 400, 100]);
    allHolds();
  });

  it('one lot for the other', () => {
    const other = receive(world, 40).lot.id;
    const lines = [
      { need: wanted, lot, amount: 50 },
      { need: wanted, lot: other, amount: 40 },
    ];
    shipment = dispatch(world, allocate(world, lines).orders[0] as string);
    const said = [
      { lot, received: 10, shortage: 'short-packed' },
      { lot: other, received: 40 },
    ];
    world.done(SEATS.union, 'delivery.confirm', { ...here, shipment, lines: said });
    const right = [
      { lot, received: 50 },
      { lot: other, received: 0, shortage: 'short-packed' },
    ];
    const { correction } = world.done(SEATS.union, 'delivery.correct', asked({}, { lines: right }));
    agree(correction as string);
    expect(world.incident.shipments.get(shipment)?.lines).toMatchObject([
      { lot, received: 50, shortage: null },
      { lot: other, received: 0, shortage: 'short-packed' },
    ]);
    allHolds();
  });

  it('why it is short: one person is enough, since nothing moves', () => {
    sign({ received: 480, shortage: 'lost-in-transit' });
    const { needsSecond } = world.done(
      SEATS.union,
      'delivery.correct',
      asked({ received: 480, shortage: 'short-packed' }),
    );
    expect(needsSecond).toBe(false);
    expect(world.incident.shipments.get(shipment)?.lines[0]?.shortage).toBe('short-packed');
    allHolds();
  });

  it('in a part of a delivery: the rest is awaited as before', () => {
    sign({ received: 48 }, { moreToCome: true });
    agree(propose({ received: 480 }));
    expect([status(), ...held()]).toEqual(['partial', 20, 480, 0]);
    expect(needed()).toMatchObject({ delivered: 480, inTransit: 20 });
    sign({ received: 20 });
    expect([status(), ...held()]).toEqual(['delivered', 0, 500, 0]);
    allHolds();
  });

  it('before the need was stated anew: the new statement knew', () => {
    sign({ received: 50, shortage: 'lost-in-transit' });
    need(world, 'union', 450);
    agree(propose({ received: 500 }));
    expect(needed()).toMatchObject({ delivered: 0 });
    allHolds();
  });
});

describe('a correction of a delivery', () => {
  it('says something else than stands there, of lots that were sent, each once, after something was signed', () => {
    expect(refused({ received: 10 })).toMatchObject([{ code: 'wrong-state', field: 'shipment' }]);
    sign({ received: 500 });
    expect(refused({ received: 500 })).toMatchObject([
      { code: 'input-invalid', parameters: { rule: 'correction-changes-nothing' } },
    ]);
    const line = { lot, received: 400, damaged: 100 };
    expect(refused({}, { lines: [line, line, { lot: 'lot-x', received: 1 }] })).toMatchObject([
      { code: 'input-invalid', field: 'lines.1.lot', parameters: { rule: 'lot-once' } },
      { code: 'not-found', field: 'lines.2.lot' },
    ]);
  });

  it('is the receiver’s alone, one at a time, and can be declined', () => {
    sign({ received: 500 });
    expect(world.refused(SEATS.receiving, 'delivery.correct', asked({ received: 400 }))).toMatchObject([
      { code: 'signature-not-due' },
    ]);
    const correction = propose({ received: 400, damaged: 100 });
    expect(refused({ received: 300, damaged: 200 })).toMatchObject([
      { code: 'already-exists', parameters: { id: correction } },
    ]);
    const decline = { ...here, correction, reason: '无误' };
    world.done(NURSE, 'delivery-correction.decline', decline);
    expect(world.refused(NURSE, 'delivery-correction.decline', decline)).toMatchObject([
      { code: 'wrong-state' },
    ]);
    expect(held()).toEqual([0, 500, 0]);
    expect(deliveryRows(world.view, INCIDENT)[0]?.corrections).toMatchObject([{ status: 'declined' }]);
    expect(
      world.refused(NURSE, 'delivery-correction.confirm', { ...here, correction: 'delivery-correction-x' }),
    ).toMatchObject([{ code: 'not-found' }]);
    allHolds();
  });

  it('is proposed anew where more was signed for meanwhile', () => {
    sign({ received: 48 }, { moreToCome: true });
    const correction = propose({ received: 480 });
    sign({ received: 20 }, { moreToCome: true });
    expect(world.refused(NURSE, 'delivery-correction.confirm', { ...here, correction })).toMatchObject([
      { code: 'delivery-said-since', parameters: { shipment } },
    ]);
    allHolds();
  });
});

describe('a night’s papers, typed in the morning', () => {
  it('say when goods left and when they were signed for', () => {
    world.pass(10);
    const at = (hours: number) => new Date(Date.parse(world.now) - hours * 3_600_000).toISOString();
    const { orders } = allocate(world, [{ need: wanted, lot, amount: 100 }]);
    world.pass(10);
    const leave = { ...here, order: orders[0], carrier: '中国邮政' };
    expect(world.refused(SEATS.gate, 'shipment.dispatch', { ...leave, happenedAt: at(11) })).toMatchObject([
      { code: 'date-impossible', parameters: { why: 'before-order' } },
    ]);
    const sent = world.done(SEATS.gate, 'shipment.dispatch', { ...leave, happenedAt: at(8) });
    shipment = sent.shipment as string;
    const line = { lot, received: 100 };
    const slip = { ...here, shipment, lines: [line] };
    expect(world.refused(SEATS.union, 'delivery.confirm', { ...slip, happenedAt: at(9) })).toMatchObject([
      { code: 'date-impossible', parameters: { why: 'before-dispatch' } },
    ]);
    sign(line, { happenedAt: at(5) });
    expect(world.incident.shipments.get(shipment)).toMatchObject({
      ...{ dispatchedAt: at(8), confirmedAt: at(5), parts: [{ at: at(5) }] },
    });
    world.audit();
  });
});
