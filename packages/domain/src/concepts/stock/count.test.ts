import { availableIn } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  allocate,
  dispatch,
  HALL,
  hubei,
  INCIDENT,
  lose,
  need,
  receive,
  SEATS,
  type World,
} from '../../../test/support/world.ts';

let world: World;
let lot: string;
beforeEach(() => {
  world = hubei();
  lot = receive(world, 1_000, { packHolds: 20 }).lot.id;
});

const account = (kind: string, purpose = 'none', place = '-') =>
  `${kind}:red-cross:${place}:${lot}:${purpose}`;
const held = (id: string) => availableIn(world.state.ledger, id);
const count = (counted: number) =>
  world.done(SEATS.gate, 'count.record', { incident: INCIDENT, lot, counted });
const settle = (id: unknown, reason = 'count-difference', seat = SEATS.receiving) =>
  world.act(seat, 'count.settle', { incident: INCIDENT, count: id, reason });

describe('an inventory count', () => {
  it('that agrees is on record and asks for nothing', () => {
    const { count: id, difference } = count(1_000);
    expect(difference).toBe(0);
    const outcome = settle(id);
    expect(!outcome.ok && outcome.refusals[0]?.code).toBe('wrong-state');
  });

  it('that misses goods moves them to the loss account, with a reason, by a second person', () => {
    const { count: id, difference } = count(960);
    expect(difference).toBe(-40);
    expect(held(account('stock', 'free', HALL))).toBe(1_000);
    const own = settle(id, 'missing', SEATS.gate);
    expect(!own.ok && own.refusals[0]?.code).toBe('four-eyes');
    expect(settle(id, 'stolen').ok).toBe(true);
    expect([held(account('stock', 'free', HALL)), held(account('loss'))]).toEqual([960, 40]);
    world.audit();
  });

  it('of a shortage that two people find is booked once: the newer one takes the place of the older', () => {
    const first = count(900).count;
    const again = world.done(SEATS.receiving, 'count.record', {
      incident: INCIDENT,
      lot,
      counted: 900,
    }).count;
    expect(world.incident.counts.get(first as string)?.status).toBe('superseded');
    const old = settle(first, 'missing', SEATS.receiving);
    expect(!old.ok && old.refusals[0]).toMatchObject({
      code: 'wrong-state',
      parameters: { state: 'superseded' },
    });
    expect(settle(again, 'missing', SEATS.gate).ok).toBe(true);
    expect([held(account('stock', 'free', HALL)), held(account('loss'))]).toEqual([900, 100]);
    expect(count(900).difference).toBe(0);
    world.audit();
  });

  it('is settled against what has left the shelf since', () => {
    const { count: id } = count(960);
    const wanted = need(world, 'union', 300);
    const { orders } = allocate(world, [{ need: wanted, lot, amount: 300 }]);
    dispatch(world, orders[0] as string);
    expect(settle(id, 'missing').ok).toBe(true);
    expect([held(account('stock', 'free', HALL)), held(account('loss'))]).toEqual([660, 40]);
    world.audit();
  });

  it('whose shortage was written off since is settled for the rest alone, or for nothing', () => {
    const { count: id } = count(960);
    lose(world, lot, 30);
    world.done(SEATS.receiving, 'count.settle', { incident: INCIDENT, count: id, reason: 'missing' });
    expect([held(account('stock', 'free', HALL)), held(account('loss'))]).toEqual([960, 40]);
    const { count: whole } = count(950);
    lose(world, lot, 10);
    const answer = world.done(SEATS.receiving, 'count.settle', {
      incident: INCIDENT,
      count: whole,
      reason: 'missing',
    });
    expect(answer.difference).toBe(0);
    expect([held(account('stock', 'free', HALL)), held(account('loss'))]).toEqual([950, 50]);
    world.audit();
  });

  it('leaves to whoever confirms it what somebody has reported as lost', () => {
    const { count: id } = count(960);
    const said = { incident: INCIDENT, lot, amount: 30, reason: 'damaged', photo: 'a'.repeat(64) };
    const { loss } = world.done(SEATS.gate, 'loss.report', said);
    world.done(SEATS.receiving, 'count.settle', { incident: INCIDENT, count: id, reason: 'missing' });
    world.done(SEATS.inspection, 'loss.confirm', { incident: INCIDENT, loss });
    expect([held(account('stock', 'free', HALL)), held(account('loss'))]).toEqual([960, 40]);
    world.audit();
  });

  it('that was itself wrong is withdrawn with a reason, also by a colleague, and books nothing', () => {
    const { count: id } = count(90);
    const withdraw = { incident: INCIDENT, count: id, reason: '少打一个零' };
    world.done(SEATS.receiving, 'count.retract', withdraw);
    expect(world.incident.counts.get(id as string)).toMatchObject({
      status: 'retracted',
      ended: { reason: '少打一个零', bySeat: SEATS.receiving.seat },
    });
    expect(world.refused(SEATS.receiving, 'count.retract', withdraw)).toMatchObject([
      { code: 'wrong-state' },
    ]);
    expect(settle(id).ok).toBe(false);
    expect(held(account('stock', 'free', HALL))).toBe(1_000);
    world.audit();
  });

  it('that finds more takes a recorded loss back, and no more than was lost', () => {
    lose(world, lot, 30, 'missing');
    expect(settle(count(990).count).ok).toBe(true);
    expect([held(account('stock', 'free', HALL)), held(account('loss'))]).toEqual([990, 10]);
    const outcome = settle(count(1_500).count);
    expect(!outcome.ok && outcome.refusals[0]?.code).toBe('count-surplus');
  });

  it('counts promised goods with the rest, and never writes off what is promised', () => {
    const wanted = need(world, 'union', 800);
    allocate(world, [{ need: wanted, lot, amount: 800 }]);
    expect(count(1_000).difference).toBe(0);
    const outcome = settle(count(100).count);
    expect(!outcome.ok && outcome.refusals[0]).toMatchObject({
      code: 'stock-insufficient',
      parameters: { available: 200, asked: 900 },
    });
  });

  it('in packs is exact', () => {
    const holds = 20;
    const { difference } = world.done(SEATS.gate, 'count.record', {
      incident: INCIDENT,
      lot,
      packs: { count: 3, holds },
    });
    expect(difference).toBe(3 * holds - 1_000);
    const nothing = world.refused(SEATS.gate, 'count.record', { incident: INCIDENT, lot });
    expect(nothing[0]).toMatchObject({ code: 'input-invalid', field: 'counted' });
  });
});

describe('a lot that is doubted', () => {
  it('goes back to quarantine whole, is not allocated, and comes out by an inspection', () => {
    const { held: amount } = world.done(SEATS.inspection, 'lot.hold', {
      incident: INCIDENT,
      lot,
      reason: '召回',
    });
    expect(amount).toBe(1_000);
    need(world, 'union', 100);
    const lines = [{ need: need(world, 'union', 100), lot, amount: 100 }];
    const why = world.refused(SEATS.lead, 'allocation.propose-by-hand', {
      incident: INCIDENT,
      reason: '协调',
      lines,
    });
    expect(why[0]).toMatchObject({ code: 'lot-quarantined', parameters: { why: 'held' } });
    world.done(SEATS.inspection, 'lot.inspect', {
      incident: INCIDENT,
      lot,
      outcome: 'accepted',
      item: 'mask-medical-protective',
    });
    expect(held(account('stock', 'free', HALL))).toBe(1_000);
    world.audit();
  });

  it('whose goods are promised is not held behind the back of who was promised them', () => {
    const wanted = need(world, 'union', 800);
    const { orders } = allocate(world, [{ need: wanted, lot, amount: 800 }]);
    const hold = () => world.act(SEATS.inspection, 'lot.hold', { incident: INCIDENT, lot, reason: '召回' });
    const outcome = hold();
    expect(!outcome.ok && outcome.refusals[0]).toMatchObject({
      code: 'lot-promised',
      parameters: { order: orders[0] },
    });
    world.done(SEATS.second, 'order.cancel', { incident: INCIDENT, order: orders[0], reason: '召回' });
    expect(hold().ok).toBe(true);
  });
});
