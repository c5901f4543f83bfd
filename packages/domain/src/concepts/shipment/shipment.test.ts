import { beforeEach, describe, expect, it } from 'vitest';
import {
  allocate,
  confirm,
  dispatch,
  hubei,
  INCIDENT,
  need,
  receive,
  SEATS,
  type World,
} from '../../../test/support/world.ts';
import { availableIn } from '../../ledger/ledger.ts';

let world: World;
let lot: string;
let wanted: string;
let order: string;

beforeEach(() => {
  world = hubei();
  lot = receive(world, 100, { expiresOn: '2020-01-28' }).lot.id;
  wanted = need(world, 'union', 100);
  order = allocate(world, [{ need: wanted, lot, amount: 80 }]).orders[0] as string;
});

const refusalOf = (outcome: ReturnType<World['act']>) => (outcome.ok ? null : outcome.refusals[0]);
const send = (more: object = {}) =>
  world.act(SEATS.gate, 'shipment.dispatch', { incident: INCIDENT, order, carrier: '中国邮政', ...more });
const sign = (shipment: string, lines: object[]) =>
  world.act(SEATS.union, 'delivery.confirm', { incident: INCIDENT, shipment, lines });
const settle = (shipment: string, amount: number, outcome = 'lost', more: object = {}) =>
  world.act(SEATS.inspection, 'shortage.settle', {
    incident: INCIDENT,
    shipment,
    lot,
    amount,
    outcome,
    reason: '受潮',
    ...more,
  });
const transit = () => availableIn(world.state.ledger, `transit:red-cross:-:${lot}:none`);
const status = (shipment: string) => world.incident.shipments.get(shipment)?.status;

describe('goods leave the gate', () => {
  it('once for each order', () => {
    expect(send().ok).toBe(true);
    expect(refusalOf(send())).toMatchObject({
      code: 'wrong-state',
      parameters: { kind: 'order', id: order, state: 'dispatched' },
    });
    expect(refusalOf(send({ order: 'order-nowhere' }))).toMatchObject({ code: 'not-found', field: 'order' });
  });

  it('on their last day, and not after it', () => {
    world.pass(63);
    expect(send().ok).toBe(true);
    const other = allocate(world, [{ need: wanted, lot, amount: 20 }]).orders[0] as string;
    world.pass(1);
    expect(refusalOf(send({ order: other }))).toMatchObject({ code: 'lot-expired', field: 'order' });
  });

  it('to no hospital that has stopped receiving since', () => {
    world.done(SEATS.union, 'facility.stop-receiving', {
      incident: INCIDENT,
      facility: 'union',
      reason: '库房已满',
    });
    expect(refusalOf(send())).toMatchObject({ code: 'facility-stopped-receiving', field: 'order' });
  });

  it('not on an order that was taken back, and what it promised is free again', () => {
    const cancel = () =>
      world.act(SEATS.second, 'order.cancel', { incident: INCIDENT, order, reason: '道路中断' });
    expect(cancel().ok).toBe(true);
    expect(world.incident.needs.get(wanted)).toMatchObject({ reserved: 0, inTransit: 0, delivered: 0 });
    expect(availableIn(world.state.ledger, `stock:red-cross:hall-a:${lot}:free`)).toBe(100);
    expect(refusalOf(send())).toMatchObject({ code: 'wrong-state' });
    expect(refusalOf(cancel())).toMatchObject({ code: 'wrong-state' });
  });
});

describe('a hospital signs', () => {
  let shipment: string;
  beforeEach(() => {
    shipment = dispatch(world, order);
  });
  const line = (received: number, shortage: string | null = null) => ({ lot, received, shortage });

  it('for all that was sent', () => {
    expect(world.incident.needs.get(wanted)).toMatchObject({ reserved: 0, inTransit: 80, delivered: 0 });
    expect(sign(shipment, [line(80)]).ok).toBe(true);
    expect([status(shipment), transit()]).toEqual(['delivered', 0]);
    expect(world.incident.needs.get(wanted)).toMatchObject({ reserved: 0, inTransit: 0, delivered: 80 });
    expect(refusalOf(sign(shipment, [line(80)]))).toMatchObject({ code: 'more-than-shipped' });
    expect(refusalOf(sign(shipment, [line(0)]))).toMatchObject({
      code: 'wrong-state',
      parameters: { kind: 'shipment', state: 'delivered' },
    });
  });

  it('for more than was sent only after it has been asked', () => {
    expect(refusalOf(sign(shipment, [line(81)]))).toMatchObject({
      code: 'more-than-shipped',
      field: 'lines.0.received',
      parameters: { shipped: 80, received: 81 },
    });
  });

  it('for less only with a reason', () => {
    expect(refusalOf(sign(shipment, [line(79)]))).toMatchObject({
      code: 'shortage-unexplained',
      field: 'lines.0.shortage',
      parameters: { missing: 1 },
    });
    expect(sign(shipment, [line(79, 'damaged-in-transit')]).ok).toBe(true);
    expect([status(shipment), transit()]).toEqual(['short', 1]);
  });

  it('for nothing, where nothing came', () => {
    expect(sign(shipment, [line(0, 'lost-in-transit')]).ok).toBe(true);
    expect([status(shipment), transit()]).toEqual(['short', 80]);
    expect(world.incident.needs.get(wanted)).toMatchObject({ inTransit: 0, delivered: 0 });
  });

  it('for every lot that was sent, and for no other', () => {
    const stranger = { lot: 'lot-stranger', received: 1, shortage: null };
    const next = allocate(world, [{ need: wanted, lot: receive(world, 10).lot.id, amount: 10 }]).orders[0];
    const other = world.incident.orders.get(next ?? '')?.lines[0]?.lot ?? '';
    expect(
      refusalOf(sign(dispatch(world, next ?? ''), [{ ...stranger, lot: other, received: 10 }])),
    ).toBeNull();
    expect(refusalOf(sign(shipment, [line(80), stranger]))).toMatchObject({
      code: 'not-found',
      field: 'lines.1.lot',
      parameters: { id: 'lot-stranger' },
    });
    expect(refusalOf(sign(shipment, [line(80), line(80)]))).toMatchObject({
      code: 'input-invalid',
      field: 'lines.1.lot',
      parameters: { rule: 'lot-once' },
    });
    expect(refusalOf(sign('shipment-nowhere', [line(80)]))).toMatchObject({ field: 'shipment' });
  });
});

describe('a shortage', () => {
  let shipment: string;
  beforeEach(() => {
    shipment = dispatch(world, order);
    confirm(world, shipment, { [lot]: 30 });
  });

  it('is settled up to what is open, and not beyond it', () => {
    expect(refusalOf(settle(shipment, 31))).toMatchObject({
      code: 'more-than-missing',
      field: 'amount',
      parameters: { missing: 30, stated: 31 },
    });
    expect(settle(shipment, 10).ok).toBe(true);
    expect([status(shipment), transit()]).toEqual(['short', 20]);
    expect(refusalOf(settle(shipment, 21))).toMatchObject({ parameters: { missing: 20, stated: 21 } });
    expect(settle(shipment, 20).ok).toBe(true);
    expect([status(shipment), transit()]).toEqual(['settled', 0]);
    expect(refusalOf(settle(shipment, 1))).toMatchObject({
      code: 'wrong-state',
      parameters: { kind: 'shipment', state: 'settled' },
    });
    world.audit();
  });

  it('goes where what became of the goods says', () => {
    const held = (account: string) => availableIn(world.state.ledger, account);
    settle(shipment, 5, 'lost');
    settle(shipment, 10, 'returned-to-stock');
    expect(refusalOf(settle(shipment, 15, 'arrived-late'))).toMatchObject({
      code: 'input-invalid',
      field: 'outcome',
    });
    expect(sign(shipment, [{ lot, received: 15 }]).ok).toBe(true);
    expect(held(`loss:red-cross:-:${lot}:none`)).toBe(5);
    expect(held(`stock:red-cross:hall-a:${lot}:free`)).toBe(30);
    expect(held(`facility:union:-:${lot}:none`)).toBe(65);
    expect(world.incident.needs.get(wanted)?.delivered).toBe(65);
  });

  it('is of a lot that was in the shipment', () => {
    const other = receive(world, 10).lot.id;
    expect(refusalOf(settle(shipment, 1, 'lost', { lot: other }))).toMatchObject({
      code: 'not-found',
      field: 'lot',
    });
  });

  it('is not what is still on the road', () => {
    const next = allocate(world, [{ need: wanted, lot, amount: 20 }]).orders[0] as string;
    expect(refusalOf(settle(dispatch(world, next), 1))).toMatchObject({ code: 'wrong-state' });
  });
});
