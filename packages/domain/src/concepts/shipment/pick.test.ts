import { availableIn } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  allocate,
  confirm,
  hubei,
  INCIDENT,
  need,
  receive,
  SEATS,
  type World,
} from '../../../test/support/world.ts';
import { deliveryRows } from './view.ts';

let world: World;
let lot: string;
let other: string;
let wanted: string;
let order: string;

beforeEach(() => {
  world = hubei();
  lot = receive(world, 100, { packHolds: 20 }).lot.id;
  other = receive(world, 50, { expiresOn: '2020-03-01' }).lot.id;
  wanted = need(world, 'union', 100);
  order = allocate(world, [{ need: wanted, lot, amount: 80 }]).orders[0] as string;
});

const send = (change: object) =>
  world.act(SEATS.gate, 'shipment.dispatch', {
    ...{ incident: INCIDENT, order, carrier: '中国邮政', changes: [{ need: wanted, lot, ...change }] },
  });
const why = (outcome: ReturnType<World['act']>) => (outcome.ok ? null : outcome.refusals[0]);
const free = (of: string) => availableIn(world.state.ledger, `stock:red-cross:hall-a:${of}:free`);
const row = () => deliveryRows(world.view, INCIDENT)[0];

describe('fewer goods than were ordered', () => {
  it('leave for a coded reason, and the rest is free again', () => {
    expect(why(send({ amount: 60 }))).toMatchObject({ code: 'reason-required', field: 'changes.0.reason' });
    expect(why(send({ amount: 60, reason: 'other' }))).toMatchObject({ field: 'changes.0.note' });
    expect(send({ packs: { count: 3, holds: 20 }, reason: 'not-found' }).ok).toBe(true);
    expect([free(lot), world.incident.needs.get(wanted)]).toMatchObject([40, { reserved: 0, inTransit: 60 }]);
    expect(row()).toMatchObject({ amount: 80, sent: 60, change: { lot, amount: 80, reason: 'not-found' } });
    confirm(world, row()?.shipment ?? '');
    expect(row()).toMatchObject({ received: 60, status: 'delivered' });
    world.audit();
  });

  it('are never more, and never nothing at all', () => {
    expect(why(send({ amount: 81, reason: 'other', note: '多装' }))).toMatchObject({
      code: 'more-than-ordered',
      field: 'changes.0.amount',
    });
    expect(why(send({ amount: 0, reason: 'lorry-full' }))).toMatchObject({
      code: 'input-invalid',
      parameters: { rule: 'something-leaves' },
    });
    expect(why(send({ lot: other, amount: 1, reason: 'wet' }))).toMatchObject({
      code: 'not-found',
      field: 'changes.0.lot',
    });
    world.audit();
  });

  it('are no change where all of it leaves', () => {
    expect(send({ amount: 80 }).ok).toBe(true);
    expect(row()).toMatchObject({ sent: 80, change: null });
  });
});

describe('another lot', () => {
  it('leaves in the place of the ordered one, of the same goods, for a coded reason, and the row shows both', () => {
    expect(why(send({ instead: other, amount: 40 }))).toMatchObject({ code: 'reason-required' });
    expect(send({ instead: other, amount: 40, reason: 'expires-first' }).ok).toBe(true);
    expect([free(lot), free(other)]).toEqual([100, 10]);
    expect(row()).toMatchObject({
      lot: other,
      amount: 80,
      sent: 40,
      change: { lot, reason: 'expires-first' },
    });
    for (const each of [lot, other])
      expect(deliveryRows(world.view, INCIDENT, { lot: each })).toHaveLength(1);
    confirm(world, row()?.shipment ?? '');
    expect(availableIn(world.state.ledger, `facility:union:-:${other}:none`)).toBe(40);
    world.audit();
  });

  it('is held to the same hard rules, and to what is there', () => {
    expect(why(send({ instead: other, reason: 'damaged' }))).toMatchObject({
      code: 'stock-insufficient',
      field: 'changes.0.instead',
      parameters: { available: 50, asked: 80 },
    });
    const goggles = receive(world, 90, { item: 'goggles', standard: 'GB 14866-2006' }).lot.id;
    expect(why(send({ instead: goggles, reason: 'damaged' }))?.code).toBe('substitute-differs');
    const directed = receive(world, 90, { earmarkedFor: 'renai' }).lot.id;
    expect(why(send({ instead: directed, reason: 'damaged' }))?.code).toBe('earmark-broken');
    const unproven = receive(world, 90, { standard: null }).lot.id;
    expect(why(send({ instead: unproven, reason: 'damaged' }))).not.toBeNull();
    expect(why(send({ instead: 'lot-nowhere', reason: 'damaged' }))).toMatchObject({ code: 'not-found' });
    world.audit();
  });
});
