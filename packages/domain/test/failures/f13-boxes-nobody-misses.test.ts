import { closeOfDay, closeRows } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { indexesAreTheirDefinitions } from '../support/indexes.ts';
import {
  allocate,
  dispatch,
  HALL,
  hubei,
  INCIDENT,
  need,
  receive,
  SEATS,
  type World,
} from '../support/world.ts';

/** It begins at eight in the morning of the 26th, in Beijing. */
let world: World;
let lot: string;
beforeEach(() => {
  world = hubei({ countWithinDays: 2 });
  lot = receive(world, 1_000, { packHolds: 20 }).lot.id;
});
const count = (counted: number, of = lot) =>
  world.done(SEATS.gate, 'count.record', { incident: INCIDENT, lot: of, counted }).count as string;
const last = () => closeRows(world.view, INCIDENT)[0]?.last;

describe('F13: boxes that nobody misses', () => {
  it('a box that is gone is found by the next count; the close names who had the lot in hand last', () => {
    const lines = [{ need: need(world, 'union', 100), lot, amount: 100 }];
    dispatch(world, allocate(world, lines).orders[0] as string);
    const handed = world.now;
    world.pass(3);
    const id = count(880);
    world.pass(14);
    expect(world.midnight()).toBe(1);
    expect(last()).toMatchObject({
      day: '2020-01-26',
      previous: null,
      counts: 1,
      items: [{ item: { id: 'mask-medical-protective' }, lots: 1, amount: 900 }],
      differences: [
        {
          ...{ count: id, lot, counted: 880, book: 900 },
          lastHand: { organisation: 'red-cross', seat: SEATS.gate.seat, at: handed },
        },
      ],
    });
    world.audit();
  });

  it('each site closes each day once, after its own midnight, and never a day before its first goods', () => {
    expect(world.midnight()).toBe(0);
    world.pass(15.9);
    expect(world.midnight()).toBe(0);
    world.pass(0.2);
    expect([world.midnight(), world.midnight()]).toEqual([1, 0]);
    world.pass(24);
    expect(world.midnight()).toBe(1);
    expect(last()).toMatchObject({ day: '2020-01-27', previous: '2020-01-26', counts: 0, differences: [] });
    expect(closeRows(world.view, INCIDENT)[0]).toMatchObject({
      place: HALL,
      days: ['2020-01-26', '2020-01-27'],
    });
    world.audit();
  });

  it('days that the server slept through are closed later, one after the other, two weeks back at most', () => {
    world.pass(24);
    world.midnight();
    const counted = count(990);
    world.pass(3 * 24);
    expect(world.midnight()).toBe(3);
    const closes = () => closeRows(world.view, INCIDENT)[0]?.days ?? [];
    expect(closes()).toEqual(['2020-01-26', '2020-01-27', '2020-01-28', '2020-01-29']);
    const of = (day: string) => closeOfDay(world.view, INCIDENT, HALL, day);
    expect([of('2020-01-27')?.differences, of('2020-01-28')?.differences]).toMatchObject([
      [{ count: counted }],
      [],
    ]);
    world.pass(20 * 24);
    expect(world.midnight()).toBe(14);
    expect(of('2020-02-05')).toMatchObject({ previous: '2020-01-29', unclosed: 6 });
    expect(last()).toMatchObject({ day: '2020-02-18', previous: '2020-02-17', unclosed: 0 });
    world.audit();
  });

  it('no day is closed later of which the book has moved on since', () => {
    world.pass(24);
    world.midnight();
    world.pass(3 * 24);
    receive(world, 10);
    expect(world.midnight()).toBe(1);
    expect(last()).toMatchObject({ day: '2020-01-29', previous: '2020-01-26', unclosed: 2 });
    world.audit();
  });

  it('a site that is empty says so once, and closes no day until goods lie there again', () => {
    const lines = [{ need: need(world, 'union', 1_000), lot, amount: 1_000 }];
    dispatch(world, allocate(world, lines).orders[0] as string);
    world.pass(24);
    expect(world.midnight()).toBe(1);
    expect(last()).toMatchObject({ day: '2020-01-26', items: [] });
    world.pass(5 * 24);
    expect(world.midnight()).toBe(0);
    receive(world, 10);
    world.pass(24);
    expect(world.midnight()).toBe(1);
    expect(last()).toMatchObject({ day: '2020-02-01', previous: '2020-01-26', unclosed: 0 });
    world.audit();
  });

  it('what nobody has counted within the charter’s days is said, the longest without first', () => {
    world.pass(20);
    const younger = receive(world, 50).lot.id;
    world.pass(48);
    world.midnight();
    expect(last()?.uncounted).toMatchObject({ withinDays: 2, lots: 1, first: [lot] });
    count(1_000);
    world.pass(24);
    world.midnight();
    expect(last()?.uncounted).toMatchObject({ lots: 1, first: [younger] });
    expect(closeRows(world.view, INCIDENT)[0]?.next.map((each) => each.lot)).toEqual([younger, lot]);
    indexesAreTheirDefinitions(world.state, world.incident);
  });

  it('a count that was withdrawn counts as none', () => {
    world.pass(1);
    const id = count(10);
    world.done(SEATS.receiving, 'count.retract', { incident: INCIDENT, count: id, reason: '点错货架' });
    world.pass(72);
    world.midnight();
    expect(last()).toMatchObject({ differences: [], uncounted: { lots: 1, first: [lot] } });
    world.audit();
  });

  it('nobody closes a day but the clock', () => {
    world.pass(24);
    expect(world.refused(SEATS.lead, 'clock.close-days', {})).toMatchObject([{ code: 'not-own-matter' }]);
  });
});
