import { needRows, needsByItem, silentFacilities } from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  confirm,
  dispatch,
  hubei,
  INCIDENT,
  need,
  receive,
  SEATS,
  World,
} from '../support/world.ts';

const HOSPITALS = ['union', 'renai', 'tianyou'] as const;
const ranked = (world: World) => needRows(world.view, INCIDENT).map((row) => row.facility.id);
/** What the allocator gives to each hospital. */
const given = (world: World): Record<string, number> => {
  const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
  const sums: Record<string, number> = {};
  for (const line of world.incident.runs.get(run as string)?.lines ?? []) {
    const facility = world.incident.needs.get(line.need)?.facility as string;
    sums[facility] = (sums[facility] ?? 0) + line.amount;
  }
  return sums;
};
const stop = (world: World, hospital: (typeof HOSPITALS)[number], item: string | null = null) =>
  world.done(SEATS[hospital], 'facility.stop-receiving', {
    incident: INCIDENT,
    facility: hospital,
    item,
    reason: '仓库已满',
  });

describe('F12: who runs out first stands first and is served first', () => {
  it('the small general hospital with two hours left comes before the famous one with forty', () => {
    const world = hubei();
    need(world, 'union', 10_000, 'general-ward', { onHand: 4_000, usePerDay: 2_400 });
    need(world, 'tianyou', 100, 'general-ward', { onHand: 10, usePerDay: 120 });
    receive(world, 90);
    expect(ranked(world)).toEqual(['tianyou', 'union']);
    expect(needRows(world.view, INCIDENT).map((row) => row.runOutHours)).toEqual([2, 40]);
    expect(given(world)).toEqual({ tianyou: 90, union: 0 });
  });

  it('whatever the names, sizes and amounts asked: only hours to run-out decide', () => {
    const stock = fc.integer({ min: 0, max: 5_000 });
    const amounts = fc.tuple(...HOSPITALS.map(() => fc.integer({ min: 1, max: 1_000_000 })));
    fc.assert(
      fc.property(fc.uniqueArray(stock, { minLength: 3, maxLength: 3 }), amounts, (stocks, asked) => {
        const world = hubei();
        HOSPITALS.forEach((hospital, index) => {
          const said = { onHand: (stocks[index] as number) * 10, usePerDay: 240 };
          need(world, hospital, asked[index] as number, 'general-ward', said);
        });
        const byRunOut = [...HOSPITALS].sort(
          (a, b) => (stocks[HOSPITALS.indexOf(a)] as number) - (stocks[HOSPITALS.indexOf(b)] as number),
        );
        expect(ranked(world)).toEqual(byRunOut);
      }),
      { numRuns: 40 },
    );
  });

  it('the same statements under exchanged names get exchanged goods', () => {
    const share = (first: 'union' | 'tianyou', second: 'union' | 'tianyou') => {
      const world = hubei();
      need(world, first, 500, 'general-ward', { onHand: 10, usePerDay: 100 });
      need(world, second, 500, 'general-ward', { onHand: 300, usePerDay: 100 });
      receive(world, 600);
      const sums = given(world);
      return [sums[first], sums[second]];
    };
    expect(share('union', 'tianyou')).toEqual([500, 100]);
    expect(share('tianyou', 'union')).toEqual([500, 100]);
  });

  it('what has arrived counts: a hospital that was served moves down', () => {
    const world = hubei();
    need(world, 'union', 1_000, 'general-ward', { onHand: 100, usePerDay: 240 });
    need(world, 'renai', 1_000, 'general-ward', { onHand: 50, usePerDay: 240 });
    receive(world, 1_000);
    expect(ranked(world)).toEqual(['renai', 'union']);
    const { orders } = allocate(world);
    for (const order of orders) {
      const shipment = dispatch(world, order);
      const sent = world.incident.shipments.get(shipment);
      if (sent?.facility !== 'renai') continue;
      world.done(SEATS.renai, 'delivery.confirm', {
        incident: INCIDENT,
        shipment,
        lines: sent.lines.map((line) => ({ lot: line.lot, received: line.sent })),
      });
    }
    expect(ranked(world)).toEqual(['union', 'renai']);
  });

  it('unknown stock is neither zero nor plenty: it stands after what is known, and is not forgotten', () => {
    const world = hubei();
    need(world, 'renai', 50);
    need(world, 'tianyou', 50, 'general-ward', { onHand: 1_000, usePerDay: 10 });
    expect(ranked(world)).toEqual(['tianyou', 'renai']);
    expect(needRows(world.view, INCIDENT)[1]?.runOutHours).toBeNull();
    receive(world, 60);
    expect(given(world)).toMatchObject({ renai: 50 });
  });

  it('a copy of last week’s notice does not replace today’s statement', () => {
    const world = hubei();
    world.pass(72);
    const id = need(world, 'union', 10, 'general-ward', { onHand: 500, usePerDay: 100 });
    const old = { asOf: '2020-01-27T00:00:00Z', onHand: 0, usePerDay: 100 };
    expect(() => need(world, 'union', 90_000, 'general-ward', old)).toThrow('date-impossible');
    expect(world.incident.needs.get(id)?.quantity).toEqual({ kind: 'exact', amount: 10 });
  });

  it('a statement grows old in the open, and asks to be confirmed', () => {
    const world = hubei({ needStaleHours: 48 });
    need(world, 'union', 10);
    world.pass(48);
    expect(needRows(world.view, INCIDENT)[0]?.stale).toBe(false);
    world.pass(1);
    expect(needRows(world.view, INCIDENT)[0]?.stale).toBe(true);
  });
});

describe('F12: a need tells the truth as time passes', () => {
  /** Stated at nine in the morning of its day, in China; the clock stands at nine past eight in the evening of 3 February. */
  const EVENING = '2020-02-03T12:09:00.000Z';
  const world = (now: string): World => hubei({ needStaleHours: 720 }, new World(now));

  it('ten masks at sixty a day are gone after four hours, and a day later the list says since when', () => {
    const laifeng = world('2020-02-02T01:00:00.000Z');
    need(laifeng, 'tianyou', 500, 'general-ward', { onHand: 10, usePerDay: 60 });
    const row = () => needRows(laifeng.view, INCIDENT)[0];
    expect(row()).toMatchObject({ runOutHours: 4, inStore: 10, emptyAt: '2020-02-02T05:00:00.000Z' });
    laifeng.now = EVENING;
    expect(row()).toMatchObject({ runOutHours: -31, inStore: 0 });
    expect(needsByItem(laifeng.view, INCIDENT)).toMatchObject([{ shortestRunOutHours: -31 }]);
  });

  it('stock stated eight days ago is gone: it stands before those who have some, and is served first', () => {
    const jingmen = world('2020-01-26T01:00:00.000Z');
    need(jingmen, 'tianyou', 5_000, 'general-ward', { onHand: 200, usePerDay: 180 });
    jingmen.now = EVENING;
    need(jingmen, 'renai', 5_000, 'general-ward', { onHand: 20, usePerDay: 180 });
    expect(needRows(jingmen.view, INCIDENT).map((row) => row.runOutHours)).toEqual([-176, 2]);
    expect(ranked(jingmen)).toEqual(['tianyou', 'renai']);
    receive(jingmen, 1_260);
    expect(given(jingmen)).toEqual({ tianyou: 1_260, renai: 0 });
  });

  it('the allocator fills up to the days of cover from what is there by now; a stated amount stays needed', () => {
    const ward = world('2020-01-26T01:00:00.000Z');
    need(ward, 'union', 10_000, 'general-ward', { onHand: 500, usePerDay: 100 });
    receive(ward, 5_000);
    expect(given(ward)).toEqual({ union: 200 });
    ward.pass(48);
    expect(given(ward)).toEqual({ union: 400 });
    ward.pass(24 * 30);
    expect(given(ward)).toEqual({ union: 700 });
    expect(needRows(ward.view, INCIDENT)).toMatchObject([{ missing: 10_000, inStore: 0 }]);
  });

  it('what is signed for after it ran dry lasts from then on, and the correction of it is counted so', () => {
    const ward = world('2020-01-26T01:00:00.000Z');
    need(ward, 'renai', 1_000, 'general-ward', { onHand: 100, usePerDay: 100 });
    ward.pass(72);
    receive(ward, 700);
    const { orders } = allocate(ward);
    ward.pass(24);
    const shipment = dispatch(ward, orders[0] as string);
    confirm(ward, shipment);
    expect(needRows(ward.view, INCIDENT)).toMatchObject([{ inStore: 700, runOutHours: 168, missing: 300 }]);
    ward.pass(24);
    expect(needRows(ward.view, INCIDENT)).toMatchObject([{ inStore: 600, runOutHours: 144 }]);
    const [line] = ward.incident.shipments.get(shipment)?.lines ?? [];
    const { correction } = ward.done(SEATS.renai, 'delivery.correct', {
      ...{ incident: INCIDENT, shipment, reason: '数错了' },
      lines: [{ lot: line?.lot, received: 400, shortage: 'lost-in-transit' }],
    });
    const nurse = { organisation: 'renai', seat: 'renai.nurse' };
    ward.done(nurse, 'delivery-correction.confirm', { incident: INCIDENT, correction });
    expect(needRows(ward.view, INCIDENT)).toMatchObject([{ delivered: 400 }]);
    expect(needRows(ward.view, INCIDENT)).toMatchObject([{ inStore: 300, runOutHours: 72 }]);
    ward.audit();
  });
});

describe('F12: “stop sending” is obeyed', () => {
  it('a stopped hospital is given nothing, by the allocator (which says why) or by hand', () => {
    const world = hubei();
    const asked = need(world, 'union', 500);
    need(world, 'tianyou', 500);
    const { lot } = receive(world, 2_000);
    stop(world, 'union');
    expect(given(world)).toEqual({ union: 0, tianyou: 500 });
    const run = [...world.incident.runs.values()].at(-1);
    expect(run?.lines.find((line) => line.need === asked)).toMatchObject({ bound: 'receiving-stopped' });
    expect(
      world.refused(SEATS.lead, 'allocation.propose-by-hand', {
        incident: INCIDENT,
        reason: '名气大',
        lines: [{ need: asked, lot: lot.id, amount: 1 }],
      }),
    ).toMatchObject([{ code: 'facility-stopped-receiving', field: 'lines.0.need', rule: 'F12' }]);
  });

  it('the stop also holds between proposal and signature, and between signature and the gate', () => {
    const world = hubei();
    need(world, 'union', 500);
    receive(world, 2_000);
    const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
    const { orders } = allocate(world);
    stop(world, 'union');
    const stopped = [{ code: 'facility-stopped-receiving' }];
    expect(world.refused(SEATS.second, 'allocation.approve', { incident: INCIDENT, run })).toMatchObject(
      stopped,
    );
    const order = { incident: INCIDENT, order: orders[0], carrier: '中国邮政' };
    expect(world.refused(SEATS.gate, 'shipment.dispatch', order)).toMatchObject(stopped);
    world.done(SEATS.second, 'order.cancel', { incident: INCIDENT, order: orders[0], reason: '对方已停收' });
    expect([...world.state.ledger.pending]).toEqual([]);
  });

  it('it leaves the donors’ list at once, for that item or for all, and comes back on its own word', () => {
    const world = hubei();
    need(world, 'union', 500);
    need(world, 'union', 500, 'isolation', { item: 'goggles' });
    const open = () => needRows(world.view, INCIDENT, { openOnly: true }).map((row) => row.item.id);
    const listed = () => needsByItem(world.view, INCIDENT).map((row) => row.item.id);
    stop(world, 'union', 'goggles');
    expect(open()).toEqual(['mask-medical-protective']);
    expect(listed()).toEqual(['mask-medical-protective']);
    stop(world, 'union');
    expect([open(), listed()]).toEqual([[], []]);
    world.done(SEATS.union, 'facility.resume-receiving', { incident: INCIDENT, facility: 'union' });
    expect(open()).toHaveLength(2);
  });

  it('nobody can stop another’s receiving', () => {
    const world = hubei();
    const input = { incident: INCIDENT, facility: 'union', item: null, reason: '顽笑' };
    expect(world.refused(SEATS.renai, 'facility.stop-receiving', input)).toMatchObject([
      { code: 'mandate-missing' },
    ]);
  });
});

describe('F12: silence is not “no need”', () => {
  it('registered facilities that have said nothing are listed until they speak; “none” is also a word', () => {
    const world = hubei();
    const silent = () => silentFacilities(world.view, INCIDENT).map((each) => each.id);
    expect(silent()).toEqual(['union', 'renai', 'tianyou']);
    need(world, 'union', 1);
    world.done(SEATS.renai, 'need.state', {
      incident: INCIDENT,
      facility: 'renai',
      item: 'goggles',
      setting: 'general-ward',
      quantity: { kind: 'none' },
    });
    expect(silent()).toEqual(['tianyou']);
  });
});
