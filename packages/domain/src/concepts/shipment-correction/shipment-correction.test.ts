import { availableIn, deliveryOrigin, deliveryRows, giftByCode } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { indexesAreTheirDefinitions } from '../../../test/support/indexes.ts';
import { goodsAreConserved } from '../../../test/support/invariants.ts';
import {
  allocate,
  confirm,
  dispatch,
  HALL,
  hubei,
  INCIDENT,
  need,
  receive,
  SCAN,
  SEATS,
  type World,
} from '../../../test/support/world.ts';
import { mattersOfTime, noticesOfTime } from '../../book/notices-of-time.ts';
import { whyNotSecond } from '../../book/second-seat.ts';
import { noticesOfShipmentCorrections } from './notices.ts';

const here = { incident: INCIDENT };
let world: World;
let lot: string;
let code: string;
let wanted: string;
let order: string;
let shipment: string;

function begin(terms: Parameters<typeof hubei>[0] = {}): void {
  world = hubei(terms);
  const given = receive(world, 600);
  lot = given.lot.id;
  code = given.receiptCode;
  wanted = need(world, 'union', 500);
  order = allocate(world, [{ need: wanted, lot, amount: 500 }]).orders[0] as string;
  shipment = dispatch(world, order);
}
beforeEach(() => begin());

const asked = (sent: number, more: object = {}) => ({
  ...{ ...here, shipment, lines: [{ lot, sent }], reason: '点错运单' },
  ...more,
});
const propose = (sent: number, more: object = {}) =>
  world.done(SEATS.gate, 'dispatch.correct', asked(sent, more)).correction as string;
const refused = (sent: number, more: object = {}) =>
  world.refused(SEATS.gate, 'dispatch.correct', asked(sent, more));
const agree = (correction: string, by = SEATS.inspection) =>
  world.done(by, 'shipment-correction.confirm', { ...here, correction });
const ACCOUNTS = () =>
  [
    `stock:red-cross:${HALL}:${lot}:free`,
    `transit:red-cross:-:${lot}:none`,
    `facility:union:-:${lot}:none`,
    `loss:red-cross:-:${lot}:none`,
  ] as const;
const held = () => ACCOUNTS().map((id) => availableIn(world.state.ledger, id));
const status = () => world.incident.shipments.get(shipment)?.status;
const needed = () => world.incident.needs.get(wanted);
const allHolds = () => {
  goodsAreConserved(world);
  indexesAreTheirDefinitions(world.state, world.incident);
  world.audit();
};

describe('goods entered as sent that never left', () => {
  it('lie in the hall again in the book too, by two people; the order waits again and nothing is lost', () => {
    expect([status(), ...held()]).toEqual(['in-transit', 100, 500, 0, 0]);
    const correction = propose(0);
    expect(held()).toEqual([100, 500, 0, 0]);
    expect(
      world.refused(SEATS.gate, 'shipment-correction.confirm', { ...here, correction })[0],
    ).toMatchObject({ code: 'four-eyes', parameters: { first: 'dispatch.correct' } });
    expect(agree(correction)).toEqual({ orderStands: true });
    // Reserved for the same order.
    expect([status(), ...held()]).toEqual(['never-left', 100, 0, 0, 0]);
    expect(world.incident.orders.get(order)?.status).toBe('issued');
    expect(needed()).toMatchObject({ reserved: 500, inTransit: 0, delivered: 0 });
    expect(world.incident.lots.get(lot)?.firstDispatchAt).toBeNull();
    allHolds();
    const again = dispatch(world, order);
    expect([again === shipment, ...held()]).toEqual([false, 100, 500, 0, 0]);
    confirm(world, again);
    expect(needed()).toMatchObject({ reserved: 0, inTransit: 0, delivered: 500 });
    allHolds();
  });

  it('stand as entered, and as put right, on the delivery’s row, its page, the gift and for whoever waits', () => {
    agree(propose(0));
    const made = world.facts.at(-1);
    if (made?.type !== 'shipment.corrected') throw new Error('nothing was put right');
    expect(noticesOfShipmentCorrections['shipment.corrected']?.(world.state, made)).toMatchObject([
      { kind: 'shipment-correction.made', organisations: ['red-cross', 'union'] },
    ]);
    const slip = { status: 'made', reason: '点错运单', sent: { from: 500, to: 0 } };
    expect(deliveryRows(world.view, INCIDENT)).toMatchObject([
      { status: 'issued', sent: null, slips: [slip] },
    ]);
    expect(deliveryOrigin(world.view, INCIDENT, shipment)).toMatchObject({
      shipment: { status: 'never-left' },
      slips: [{ bySeat: SEATS.gate.seat, ended: { bySeat: SEATS.inspection.seat } }],
    });
    expect(giftByCode(world.view, code)?.lots[0]?.way.steps.at(-1)).toMatchObject({
      type: 'shipment.corrected',
      moves: [{ from: 'transit', to: 'stock', amount: 500 }],
    });
    const nothing = { ...here, shipment, lines: [{ lot, received: 0, shortage: 'lost-in-transit' }] };
    expect(world.refused(SEATS.union, 'delivery.confirm', nothing)[0]).toMatchObject({
      code: 'wrong-state',
      parameters: { state: 'never-left' },
    });
  });

  it('end their order where they are no longer free, and wait for a look where they were refused meanwhile', () => {
    world.done(SEATS.inspection, 'lot.hold', { ...here, lot, reason: '待复检' });
    expect(agree(propose(0))).toEqual({ orderStands: false });
    expect(world.incident.orders.get(order)?.status).toBe('cancelled');
    expect(availableIn(world.state.ledger, `stock:red-cross:${HALL}:${lot}:quarantine`)).toBe(600);
    expect(needed()).toMatchObject({ reserved: 0, inTransit: 0 });
    allHolds();
  });

  it('are no surplus of a count made before the slip was put right', () => {
    const { count } = world.done(SEATS.gate, 'count.record', { ...here, lot, counted: 600 });
    agree(propose(0));
    const settled = world.done(SEATS.inspection, 'count.settle', {
      ...here,
      count,
      reason: 'other',
      note: '误登',
    });
    expect(settled).toEqual({ difference: 0 });
    allHolds();
  });

  it('released by break-glass count towards no cap', () => {
    begin({ breakGlassCap: 100 });
    lot = receive(world, 300).lot.id;
    const glass = (more: object = {}) => ({
      ...{ ...here, lot, amount: 100, facility: 'union', setting: 'general-ward', carrier: '自提' },
      ...{ reason: 'life-at-risk', photo: world.photograph(), ...more },
    });
    shipment = world.done(SEATS.gate, 'goods.break-glass', glass()).shipment as string;
    expect(world.refused(SEATS.gate, 'goods.break-glass', glass({ amount: 1 }))[0]?.code).toBe(
      'break-glass-cap',
    );
    expect(refused(101)).toMatchObject([{ code: 'more-than-ordered' }]);
    agree(propose(40));
    expect(world.incident.breakGlass.get(shipment)?.amount).toBe(40);
    world.done(SEATS.gate, 'goods.break-glass', glass({ amount: 60 }));
    agree(propose(0));
    expect(deliveryRows(world.view, INCIDENT).find((row) => row.shipment === shipment)).toMatchObject({
      ...{ status: 'never-left', sent: 0 },
      slips: [{ sent: { from: 100, to: 40 } }, { sent: { from: 40, to: 0 } }],
    });
    allHolds();
  });
});

describe('an amount that was entered wrongly at the gate', () => {
  it('is put right downwards and up to what was ordered', () => {
    agree(propose(50));
    expect([status(), ...held()]).toEqual(['in-transit', 550, 50, 0, 0]);
    expect(needed()).toMatchObject({ inTransit: 50 });
    expect(refused(501)).toMatchObject([
      { code: 'more-than-ordered', parameters: { ordered: 500, stated: 501 } },
    ]);
    agree(propose(450));
    expect(held()).toEqual([150, 450, 0, 0]);
    confirm(world, shipment);
    expect([status(), ...held()]).toEqual(['delivered', 150, 0, 450, 0]);
    allHolds();
  });

  it('explains what was short without a loss; what was signed for has left', () => {
    confirm(world, shipment, { [lot]: 100 });
    expect(status()).toBe('short');
    expect(refused(399)).toMatchObject([
      { code: 'less-than-arrived', field: 'lines.0.sent', parameters: { arrived: 400, stated: 399 } },
    ]);
    agree(propose(400));
    expect([status(), ...held()]).toEqual(['delivered', 200, 0, 400, 0]);
    expect(needed()).toMatchObject({ inTransit: 0, delivered: 400 });
    allHolds();
  });

  it('ends a delivery of which the rest was awaited and never left', () => {
    const part = { ...here, shipment, moreToCome: true, lines: [{ lot, received: 300 }] };
    world.done(SEATS.union, 'delivery.confirm', part);
    agree(propose(300));
    expect([status(), ...held()]).toEqual(['delivered', 300, 0, 300, 0]);
    expect(world.incident.shipmentsOpen.size).toBe(0);
    allHolds();
  });

  it('is proposed anew where somebody has signed meanwhile, one at a time, and can be declined', () => {
    const correction = propose(100);
    expect(refused(50)).toMatchObject([{ code: 'already-exists', parameters: { id: correction } }]);
    confirm(world, shipment);
    expect(
      world.refused(SEATS.inspection, 'shipment-correction.confirm', { ...here, correction }),
    ).toMatchObject([{ code: 'shipment-said-since', parameters: { shipment } }]);
    const decline = { ...here, correction, reason: '已签收' };
    world.done(SEATS.gate, 'shipment-correction.decline', decline);
    expect(world.refused(SEATS.gate, 'shipment-correction.decline', decline)).toMatchObject([
      { code: 'wrong-state', parameters: { state: 'declined' } },
    ]);
    expect(
      world.refused(SEATS.inspection, 'shipment-correction.confirm', { ...here, correction }),
    ).toMatchObject([{ code: 'wrong-state' }]);
    allHolds();
  });

  it('says something else than stands there, of lots that were sent, each once, and is the sender’s', () => {
    expect(refused(500)).toMatchObject([{ parameters: { rule: 'correction-changes-nothing' } }]);
    const lines = [
      { lot, sent: 1 },
      { lot, sent: 2 },
      { lot: 'lot-x', sent: 1 },
    ];
    expect(refused(0, { lines })).toMatchObject([
      { field: 'lines.1.lot', parameters: { rule: 'lot-once' } },
      { code: 'not-found', field: 'lines.2.lot' },
    ]);
    expect(world.refused(SEATS.union, 'dispatch.correct', asked(0))[0]).toMatchObject({
      code: 'mandate-missing',
    });
    const nowhere = { ...here, correction: 'shipment-correction-x' };
    expect(world.refused(SEATS.inspection, 'shipment-correction.confirm', nowhere)).toMatchObject([
      { code: 'not-found' },
    ]);
  });

  it('takes no more from the shelf than is there', () => {
    agree(propose(50));
    const other = need(world, 'renai', 300);
    allocate(world, [{ need: other, lot, amount: 300 }]);
    expect(refused(400)).toMatchObject([
      { code: 'stock-insufficient', parameters: { available: 250, asked: 350 } },
    ]);
  });

  it('and is not confirmed in time is told of', () => {
    propose(0);
    const told = () =>
      noticesOfTime(mattersOfTime(world.state, world.duties, world.now, () => false)).filter(
        ({ notice }) => notice.kind === 'shipment-correction.overdue',
      );
    world.pass(48);
    expect(told()).toEqual([]);
    world.pass(1);
    expect(told()).toMatchObject([{ notice: { organisations: expect.arrayContaining(['red-cross']) } }]);
  });
});

describe('a shortage that was settled wrongly', () => {
  let settlement: string;
  const settle = (amount: number, outcome: string, more: object = {}) => {
    const said = { ...here, shipment, lot, amount, outcome, reason: '核查', ...more };
    settlement = world.done(SEATS.inspection, 'shortage.settle', said).settlement as string;
  };
  const truth = (amount: number, outcome: string, more: object = {}) => ({
    ...{ ...here, settlement, amount, outcome, reason: '点错结果', ...more },
  });
  const proposeTruth = (...said: Parameters<typeof truth>) =>
    world.done(SEATS.inspection, 'settlement.correct', truth(...said)).correction as string;
  const agreeTruth = (correction: string) => agree(correction, SEATS.receiving);

  beforeEach(() => confirm(world, shipment, { [lot]: 20 }));

  it('as lost, though the goods were back in the hall', () => {
    settle(20, 'lost');
    expect([status(), ...held()]).toEqual(['settled', 100, 0, 480, 20]);
    const correction = proposeTruth(20, 'returned-to-stock');
    const whyNot = (seat: string) =>
      whyNotSecond(
        world.state,
        { type: 'shipment.corrected', incident: INCIDENT, data: { correction, shipment } } as never,
        { seat, now: world.now },
      )?.parameters;
    expect([SEATS.inspection, SEATS.gate, SEATS.receiving].map(({ seat }) => whyNot(seat))).toEqual([
      { first: 'settlement.correct' },
      { first: 'release-goods' },
      undefined,
    ]);
    agreeTruth(correction);
    expect([status(), ...held()]).toEqual(['settled', 120, 0, 480, 0]);
    const origin = deliveryOrigin(world.view, INCIDENT, shipment);
    expect(origin.settlements).toMatchObject([{ amount: 20, outcome: 'returned-to-stock' }]);
    const old = { amount: 20, outcome: 'lost' };
    const slip = { from: old, to: { amount: 20, outcome: 'returned-to-stock' } };
    expect(origin.slips).toMatchObject([{ settlement: slip, status: 'made' }]);
    expect(deliveryRows(world.view, INCIDENT)[0]?.slips).toMatchObject([{ settled: slip }]);
    allHolds();
  });

  it('in its amount, or though nobody knew: the rest is missing again, and may arrive after all', () => {
    settle(20, 'lost');
    agreeTruth(proposeTruth(5, 'lost'));
    expect([status(), ...held()]).toEqual(['short', 100, 15, 480, 5]);
    agreeTruth(proposeTruth(12, 'lost'));
    expect([status(), ...held()]).toEqual(['short', 100, 8, 480, 12]);
    agreeTruth(proposeTruth(0, 'lost'));
    expect([status(), ...held()]).toEqual(['short', 100, 20, 480, 0]);
    world.done(SEATS.union, 'delivery.confirm', { ...here, shipment, lines: [{ lot, received: 20 }] });
    expect([status(), ...held()]).toEqual(['delivered', 100, 0, 500, 0]);
    expect(world.refused(SEATS.inspection, 'settlement.correct', truth(1, 'lost'))).toMatchObject([
      { code: 'stock-insufficient', field: 'amount' },
    ]);
    allHolds();
  });

  it('as back in the hall, though it was less, or lost', () => {
    settle(20, 'returned-to-stock');
    agreeTruth(proposeTruth(15, 'lost'));
    expect([status(), ...held()]).toEqual(['short', 100, 5, 480, 15]);
    agreeTruth(proposeTruth(20, 'returned-to-stock'));
    expect([status(), ...held()]).toEqual(['settled', 120, 0, 480, 0]);
    allHolds();
  });

  it('is put right under the limits under which a loss is said', () => {
    begin({ lossPhotoFrom: 10, lossThirdPartyFrom: 15 });
    confirm(world, shipment, { [lot]: 20 });
    settle(20, 'returned-to-stock');
    const why = (...said: Parameters<typeof truth>) =>
      world.refused(SEATS.inspection, 'settlement.correct', truth(...said)).map((each) => each.code);
    expect(why(12, 'lost')).toEqual(['photo-required']);
    expect(why(20, 'lost', { photo: SCAN })).toEqual(['third-party-required']);
    expect(why(20, 'returned-to-stock')).toEqual(['input-invalid']);
    const correction = proposeTruth(12, 'lost', { photo: SCAN });
    expect(
      world.refused(SEATS.inspection, 'settlement.correct', truth(1, 'lost')).map(({ code }) => code),
    ).toEqual(['already-exists']);
    agreeTruth(correction);
    expect(world.incident.settlements.get(settlement)?.photo).toBe(SCAN);
    const unknown = truth(1, 'lost', { settlement: 'settlement-x' });
    expect(world.refused(SEATS.inspection, 'settlement.correct', unknown)[0]).toMatchObject({
      code: 'not-found',
    });
    allHolds();
  });
});
