import { type Fact, type Notice, noticesOf } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { adopt, carryOut } from '../../test/support/plans.ts';
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
} from '../../test/support/world.ts';

/** What the facts since a position were worth telling. */
const told = (world: World, after: number): Notice[] =>
  world.facts.slice(after).flatMap((fact: Fact) => noticesOf(world.state, fact));
const whom = (notices: readonly Notice[], kind: string) =>
  notices.filter((each) => each.kind === kind).map((each) => each.organisations);

describe('notices', () => {
  it('each step tells whoever must act next, by mandate and not by list', () => {
    const world = hubei();
    const lot = receive(world, 1_000).lot;
    const wanted = need(world, 'union', 900, 'isolation');
    const before = world.facts.length;
    const { orders } = allocate(world, [{ need: wanted, lot: lot.id, amount: 900 }]);
    const shipment = dispatch(world, orders[0] as string);
    confirm(world, shipment, { [lot.id]: 40 });
    const notices = told(world, before);
    expect(notices.map(({ kind, urgency, organisations }) => [kind, urgency, ...organisations])).toEqual([
      ['allocation.to-approve', 'normal', 'lead'],
      ['allocation.approved', 'normal', 'lead'],
      ['order.issued', 'normal', 'red-cross'],
      ['shipment.dispatched', 'normal', 'union'],
      ['delivery.short', 'urgent', 'red-cross'],
    ]);
    expect(notices.at(-1)).toMatchObject({
      title: { zh: '武汉协和医院签收短少', en: 'union received less than was sent' },
      path: `/incidents/${INCIDENT}/shipments/${shipment}`,
    });
  });

  it('a delivery that is complete is good news, not urgent', () => {
    const world = hubei();
    const lot = receive(world, 10).lot;
    const wanted = need(world, 'renai', 10);
    const { orders } = allocate(world, [{ need: wanted, lot: lot.id, amount: 10 }]);
    confirm(world, dispatch(world, orders[0] as string));
    expect(told(world, world.facts.length - 1)).toMatchObject([
      { kind: 'delivery.confirmed', urgency: 'normal', organisations: ['red-cross'] },
    ]);
  });

  it('a level-I response alarms everybody with a part in it, a lower one does not alarm', () => {
    const world = hubei();
    const before = world.facts.length;
    for (const responseLevel of ['II', 'I'])
      world.done(SEATS.lead, 'incident.change-level', { incident: INCIDENT, responseLevel, reason: '研判' });
    const [second, first] = told(world, before);
    expect([second?.urgency, first?.urgency]).toEqual(['urgent', 'alarm']);
    expect([...(first?.organisations ?? [])].sort()).toEqual([
      'lead',
      'red-cross',
      'renai',
      'tianyou',
      'union',
    ]);
  });

  it('whoever lost its mandate hears of that, and of nothing after it', () => {
    const world = hubei();
    let before = world.facts.length;
    world.done(SEATS.lead, 'mandate.revoke', { mandate: 'mandate-tianyou', reason: '改派' });
    expect(whom(told(world, before), 'mandate.revoked')).toEqual([['tianyou']]);
    before = world.facts.length;
    world.pass(1);
    world.done(SEATS.lead, 'incident.change-level', {
      incident: INCIDENT,
      responseLevel: 'I',
      reason: '研判',
    });
    expect(whom(told(world, before), 'incident.level-changed')[0]).not.toContain('tianyou');
  });

  it('goods that nothing proves wait for the receiver’s own inspectors, not for the whole province', () => {
    const world = hubei();
    const before = world.facts.length;
    receive(world, 500, { item: 'goggles', standard: null });
    expect(whom(told(world, before), 'lot.to-inspect')).toEqual([['red-cross']]);
    receive(world, 500);
    expect(told(world, world.facts.length - 1)).toEqual([]);
  });

  it('a hospital that is full tells those who have an order for it in hand, and nobody else', () => {
    const world = hubei();
    const lot = receive(world, 100).lot;
    const wanted = need(world, 'union', 100, 'isolation');
    const stop = () =>
      world.done(SEATS.union, 'facility.stop-receiving', {
        incident: INCIDENT,
        facility: 'union',
        item: null,
        reason: '库满',
      });
    const plan = allocate(world, [{ need: wanted, lot: lot.id, amount: 100 }]);
    let before = world.facts.length;
    stop();
    expect(told(world, before)).toMatchObject([{ urgency: 'urgent', organisations: ['red-cross'] }]);
    world.done(SEATS.union, 'facility.resume-receiving', {
      incident: INCIDENT,
      facility: 'union',
      item: null,
    });
    dispatch(world, plan.orders[0] as string);
    before = world.facts.length;
    stop();
    expect(whom(told(world, before), 'facility.receiving-stopped')).toEqual([]);
  });

  it('an earmark in question goes to whoever holds the goods', () => {
    const world = hubei();
    const { lot } = receive(world, 300, { earmarkedFor: 'union' });
    const before = world.facts.length;
    world.done(SEATS.receiving, 'earmark.ask', { incident: INCIDENT, lot: lot.id, reason: '医院已满' });
    expect(whom(told(world, before), 'earmark.questioned')).toEqual([['red-cross']]);
  });

  it('no organisation is told the same thing twice, every notice has both languages and a page', () => {
    const world = hubei();
    for (const notice of told(world, 0)) {
      expect(new Set(notice.organisations).size).toBe(notice.organisations.length);
      expect(notice.title.zh).toMatch(/\p{Script=Han}/u);
      expect(notice.title.en).not.toBe('');
      expect(notice.path).toMatch(/^\/(incidents|work)/);
    }
  });

  it('a plan tells each organisation what it takes on, and asks those who are free; at level I it alarms', () => {
    const world = hubei();
    adopt(world);
    const before = world.facts.length;
    world.done(SEATS.lead, 'plan.activate', {
      incident: INCIDENT,
      plan: 'cn-public-health',
      level: 'I',
      reason: '社区传播',
    });
    carryOut(world);
    const given = told(world, before).filter(({ kind }) => kind === 'mandate.granted');
    const supply = given.find(({ title }) => title.en.includes('Needs and deliveries'));
    expect(supply).toMatchObject({ urgency: 'alarm', organisations: ['union', 'renai', 'tianyou'] });
    const asked = given.find(({ title }) => title.en.includes('please say within 24 h'));
    expect(asked).toMatchObject({ organisations: ['red-cross'], path: '/work/mandates' });
    expect(whom(told(world, before), 'plan.carried-out')).toEqual([['lead']]);
  });
});
