import { describe, expect, it } from 'vitest';
import { deliver, hubei, INCIDENT, need, receive, SEATS, type World } from '../../../test/support/world.ts';
import { needsByItem } from './by-item.ts';
import { needRows } from './view.ts';

const [COVER, USE] = [7, 100];
const open = (world: World) =>
  needRows(world.view, INCIDENT, { openOnly: true }).map(({ missing, runsShort }) => [missing, runsShort]);
const short = (world: World) => needsByItem(world.view, INCIDENT).map(({ runningShort }) => runningShort);

describe('a need that got all that it asked for', () => {
  it('is met while its store lasts the charter’s days, and not a moment longer', () => {
    const world = hubei({ coverDays: COVER });
    const id = need(world, 'union', 500, 'general-ward', { onHand: 400, usePerDay: USE });
    const { lot } = receive(world, 500);
    deliver(world, [{ need: id, lot: lot.id, amount: 500 }]);
    // 900 last nine days.
    expect([open(world), short(world)]).toEqual([[], []]);
    world.pass(48);
    expect(open(world)).toEqual([]);
    world.pass(1);
    expect([open(world), short(world)]).toEqual([[[0, true]], [1]]);
    world.pass(24 * 10);
    expect(needsByItem(world.view, INCIDENT)).toMatchObject([
      { facilities: 0, missingKnown: 0, runningShort: 1, shortestRunOutHours: -73 },
    ]);
    world.audit();
  });

  it('is told by its line that it asked for less than the charter’s days, and leaves the list when it asks to stop', () => {
    const world = hubei({ coverDays: COVER });
    const id = need(world, 'union', 200, 'general-ward', { onHand: 0, usePerDay: USE });
    receive(world, 1_000);
    const bound = () => {
      const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
      const lines = world.incident.runs.get(run as string)?.lines ?? [];
      return lines.filter((line) => line.need === id).map(({ amount, bound: by }) => [amount, by]);
    };
    expect(bound()).toEqual([[200, 'asked-for-less']]);
    deliver(world);
    expect(bound()).toEqual([[0, 'asked-for-less']]);
    expect(open(world)).toEqual([[0, true]]);
    world.done(SEATS.union, 'facility.stop-receiving', {
      ...{ incident: INCIDENT, facility: 'union', item: null, reason: '库存已足' },
    });
    expect([open(world), short(world)]).toEqual([[], []]);
    world.audit();
  });
});
