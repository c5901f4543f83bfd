import { describe, expect, it } from 'vitest';
import { allocate, confirm, dispatch, hubei, INCIDENT, need, receive } from '../../../test/support/world.ts';
import { deliveryOrigin } from './origin.ts';
import { deliveryRows } from './view.ts';

describe('what stood behind a delivery', () => {
  const world = hubei();
  const { lot, receiptCode } = receive(world, 100, { expiresOn: '2020-12-31' });
  const wanted = need(world, 'union', 60, 'isolation');
  const { run, orders } = allocate(world);
  const shipment = dispatch(world, orders[0] as string);
  const dispatchedAt = world.now;

  it('the lot and its papers, the gift, the need, and the decision with both seats', () => {
    const origin = deliveryOrigin(world.view, INCIDENT, shipment);
    expect(origin.shipment).toMatchObject({
      ...{ id: shipment, order: orders[0], facility: { id: 'union' }, releaser: { id: 'red-cross' } },
      ...{ carrier: '中国邮政', dispatchedAt, confirmedAt: null, status: 'in-transit' },
    });
    expect(origin.decision).toMatchObject({
      ...{ run, method: 'computed', charterVersion: 1, reason: null },
      ...{ proposedBy: { id: 'lead' }, decidedBy: { id: 'lead' } },
    });
    expect(origin.lines).toMatchObject([
      {
        lot: lot.id,
        item: { id: 'mask-medical-protective' },
        expiresOn: '2020-12-31',
        evidence: [{ standard: 'GB 19083-2010' }],
        inspectedAt: null,
        sent: 60,
        received: null,
        shortage: null,
        gift: { receiptCode, mode: 'discretionary' },
        need: { id: wanted, setting: 'isolation', quantity: { amount: 60 } },
        rule: 'priority-then-run-out',
        bound: 'asked-for-less',
      },
    ]);
  });

  it('and what came of it, once the hospital has signed', () => {
    world.pass(1);
    confirm(world, shipment, { [lot.id]: 10 });
    const origin = deliveryOrigin(world.view, INCIDENT, shipment);
    expect(origin.shipment).toMatchObject({ confirmedAt: world.now, status: 'short' });
    expect(origin.lines).toMatchObject([{ received: 50, shortage: 'lost-in-transit' }]);
  });
});

describe('everything that anyone was given', () => {
  it('the latest first, and of one facility, lot, run or releaser alone where that is asked', () => {
    const world = hubei();
    const [first, second] = [receive(world, 100).lot.id, receive(world, 100).lot.id];
    const [union, renai] = [need(world, 'union', 100), need(world, 'renai', 100)];
    const early = allocate(world, [{ need: union, lot: first, amount: 10 }]);
    world.pass(1);
    const late = allocate(world, [
      { need: renai, lot: second, amount: 20 },
      { need: renai, lot: first, amount: 30 },
    ]);
    const told = (filter: object = {}) =>
      deliveryRows(world.view, INCIDENT, filter).map(({ amount }) => amount);
    expect(told()).toEqual([20, 30, 10]);
    expect(told({ facility: 'union' })).toEqual([10]);
    expect(told({ lot: first })).toEqual([30, 10]);
    expect(told({ lot: first, facility: 'renai' })).toEqual([30]);
    expect(told({ run: early.run })).toEqual([10]);
    expect(told({ run: late.run, facility: 'union' })).toEqual([]);
    expect(told({ releaser: 'red-cross' })).toEqual([20, 30, 10]);
    expect(told({ releaser: 'red-cross', run: early.run })).toEqual([10]);
    expect(told({ releaser: 'union' })).toEqual([]);
    const shipment = dispatch(world, early.orders[0] as string);
    expect(deliveryRows(world.view, INCIDENT, { facility: 'union' })).toMatchObject([
      { status: 'in-transit', shipment, carrier: '中国邮政', dispatchedAt: world.now, received: null },
    ]);
    expect(deliveryRows(world.view, INCIDENT, { facility: 'renai' })[0]).toMatchObject({
      ...{
        status: 'issued',
        shipment: null,
        carrier: null,
        dispatchedAt: null,
        method: 'by-hand',
        reason: '协调',
      },
    });
  });
});
