import { dutyRows } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { publish } from '../../test/support/duty-days.ts';
import { endResponse } from '../../test/support/ending.ts';
import { duties, file, qualified, start, states } from '../../test/support/filings.ts';
import { allocate, dispatch, INCIDENT, need, receive, SEATS, type World } from '../../test/support/world.ts';

const MOMENT = '2026-02-02T00:00:00.000Z';
const close = (world: World) => endResponse(world);
const open = (world: World) =>
  dutyRows(world.view, INCIDENT)
    .rows.filter(({ state }) => state === 'open' || state === 'breached')
    .map(({ kind }) => kind);

/** A response in which 36,000 masks lie in the store, an appeal runs, and something was noticed that nobody passed on yet. */
function inFullSwing(): World {
  const world = qualified(MOMENT);
  receive(world, 36_000, { expiresOn: '2036-01-01' });
  start(world, { endsOn: '2026-12-31' });
  world.done(SEATS.union, 'event.notice', {
    incident: INCIDENT,
    kind: 'infectious-outbreak',
    area: '420102',
  });
  return world;
}

describe('a response that is reopened', () => {
  it('owes again what its end had lifted, with a time that begins at the reopening', () => {
    const world = inFullSwing();
    world.pass(2);
    const before = open(world).sort();
    expect(before).toContain('explain-idle-lot');
    close(world);
    world.pass(5);
    world.done(SEATS.lead, 'incident.reopen', { incident: INCIDENT, reason: '疫情反弹' });
    expect(open(world)).toEqual(expect.arrayContaining([...new Set(before)]));
    const [idle] = dutyRows(world.view, INCIDENT).rows.filter(
      ({ kind, state }) => kind === 'explain-idle-lot' && state === 'open',
    );
    expect(idle?.since).toBe(world.now);
    world.audit();
  });
});

describe('a declaration that was not meant, or was made twice', () => {
  const twin = {
    ...{ incident: 'twin', type: 'public-health', area: '420000', legalBasis: '通知' },
    name: { zh: '湖北疫情', en: 'Outbreak' },
  };
  const owed = (world: World) =>
    dutyRows(world.view, 'twin').rows.filter(({ state }) => state === 'open' || state === 'breached');
  const declared = () => {
    const world = qualified(MOMENT);
    const meant = world.refused(SEATS.lead, 'incident.declare', twin).flatMap(({ confirm }) => confirm ?? []);
    world.done(SEATS.lead, 'incident.declare', { ...twin, confirmed: meant });
    expect(owed(world).length).toBeGreaterThan(0);
    return world;
  };

  it('leaves nothing owed of an emergency that there was not', () => {
    const world = declared();
    world.done(SEATS.lead, 'incident.undo', { incident: 'twin', reason: '演练误报' });
    expect(owed(world)).toEqual([]);
    world.audit();
  });

  it('leaves nothing owed twice', () => {
    const world = declared();
    world.done(SEATS.lead, 'incident.merge', { incident: 'twin', into: INCIDENT, reason: '重复宣布' });
    expect(owed(world)).toEqual([]);
    world.audit();
  });
});

describe('the end of a response with goods in store and an appeal running', () => {
  it('ends what the response alone asked for, and none of what a law asks of gifts, appeals, reports and data', () => {
    const world = inFullSwing();
    close(world);
    const still = new Set(open(world));
    for (const kind of [
      ...['publish-receipts', 'pass-on-goods', 'file-fundraising-plan', 'publish-fundraising-progress'],
      ...['publish-event-information', 'report-event', 'report-disease'],
      ...['destroy-event-data', 'give-deferred-notice', 'report-to-congress'],
    ])
      expect([kind, still.has(kind)]).toEqual([kind, true]);
    for (const kind of ['explain-idle-lot', 'publish-need-information'])
      expect([kind, still.has(kind)]).toEqual([kind, false]);
    world.audit();
  });

  it('publishes receipts and use without the five days and without the charter’s hours, until the goods are used', () => {
    const world = inFullSwing();
    const [lot] = [...world.incident.lots.keys()] as [string];
    const ward = need(world, 'union', 36_000);
    const { orders } = allocate(world, [{ need: ward, lot, amount: 36_000 }]);
    expect(duties(world, 'publish-receipts')).toMatchObject([
      { cited: expect.arrayContaining(['CN-CL-72a']) },
    ]);
    close(world);
    const lasting = { state: 'open', due: null, cited: ['CN-DON-22', 'CN-ERL-52'] };
    expect(duties(world, 'publish-receipts')[0]).toEqual(lasting);
    world.pass(24 * 400);
    expect(duties(world, 'publish-receipts')[0]).toEqual(lasting);
    publish(world, 'goods-report');
    expect(states(world, 'publish-receipts')).toEqual(['open', 'met', 'lifted']);
    expect(orders).toHaveLength(1);
    world.audit();
  });

  it('after the last of the goods is passed on, one more report is the last', () => {
    const world = inFullSwing();
    const [lot] = [...world.incident.lots.keys()] as [string];
    const ward = need(world, 'union', 36_000);
    dispatch(world, allocate(world, [{ need: ward, lot, amount: 36_000 }]).orders[0] as string);
    expect(states(world, 'pass-on-goods')).toEqual(['met']);
    close(world);
    publish(world, 'goods-report');
    expect(open(world)).not.toContain('publish-receipts');
    expect(states(world, 'publish-receipts')).toContain('lifted');
    world.audit();
  });

  it('a rhythm that was broken before the end stays broken, and what remains begins with the end', () => {
    const world = inFullSwing();
    world.pass(24 * 7);
    close(world);
    expect(duties(world, 'publish-receipts').map(({ state, due }) => [state, due])).toEqual([
      ['breached', '2026-02-03T00:00:00.000Z'],
      ['open', null],
    ]);
  });

  it('the appeal is filed, reported on, ended and accounted for after the response, each by its own clock', () => {
    const world = inFullSwing();
    const [fundraising] = [...world.incident.fundraisings.keys()] as [string];
    close(world);
    expect(duties(world, 'file-fundraising-plan')).toMatchObject([{ due: '2026-02-12T16:00:00.000Z' }]);
    file(world, 'fundraising-plan', fundraising);
    world.pass(24 * 100);
    expect(states(world, 'publish-fundraising-progress')).toEqual(['breached']);
    world.done(SEATS.receiving, 'fundraising.end', { incident: INCIDENT, fundraising, reason: '到期' });
    expect(duties(world, 'publish-final-account')).toMatchObject([
      { state: 'open', due: '2026-08-13T16:00:00.000Z' },
    ]);
    file(world, 'final-account', fundraising);
    expect(states(world, 'publish-final-account')).toEqual(['met']);
    world.audit();
  });

  it('an event is reported, verified and answered for also afterwards: its hours go on', () => {
    const world = inFullSwing();
    const [event] = world.incident.events.keys();
    close(world);
    world.pass(1);
    world.done(SEATS.union, 'event.report', {
      ...{ incident: INCIDENT, event, channel: 'telephone', reference: '2026-7' },
      office: { zh: '市疾控中心', en: 'Disease control' },
    });
    expect(states(world, 'report-event')).toEqual(['met']);
    world.audit();
  });

  it('a notice published afterwards meets what is owed to the public about the event', () => {
    const world = inFullSwing();
    close(world);
    publish(world, 'notice');
    expect(states(world, 'publish-event-information')).toEqual(['met']);
    world.audit();
  });
});

describe('goods that nobody passes on any more', () => {
  it('end what is owed about them: a lot that was lost whole', () => {
    const world = qualified(MOMENT);
    const { lot } = receive(world, 10, { expiresOn: '2036-01-01' });
    const lose = (amount: number) => {
      const { loss } = world.done(SEATS.gate, 'loss.report', {
        ...{ incident: INCIDENT, lot: lot.id, amount, reason: 'wet', note: '屋顶漏水' },
      });
      world.done(SEATS.inspection, 'loss.confirm', { incident: INCIDENT, loss });
    };
    lose(4);
    expect(states(world, 'pass-on-goods')).toEqual(['open']);
    lose(6);
    expect(states(world, 'pass-on-goods')).toEqual(['lifted']);
    world.audit();
  });
});
