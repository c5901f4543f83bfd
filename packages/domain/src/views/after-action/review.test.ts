import { type Fact, ResponseCourse, reviewOf } from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adopt, carryOut, HEALTH } from '../../../test/support/plans.ts';
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
} from '../../../test/support/world.ts';

function review(world: World) {
  const course = new ResponseCourse(INCIDENT);
  for (const fact of world.facts) course.take(fact, world.state);
  return reviewOf(world.view, course);
}
const heldBy = (world: World, wanted: string) =>
  review(world).functions.find((each) => each.function === wanted);

describe('a review', () => {
  it('says how long nobody held a function, from the first minute, and when somebody first did', () => {
    const world = hubei();
    world.pass(10);
    expect(heldBy(world, 'transport')).toMatchObject({ openHours: 10, openPercent: 100, firstHeldAt: null });
    world.done(SEATS.lead, 'mandate.grant', {
      mandate: 'mandate-post',
      holder: 'red-cross',
      functions: ['transport'],
      reach: 'area',
      area: '420100',
      incident: INCIDENT,
      legalBasis: '通知',
    });
    const from = world.now;
    world.pass(5);
    world.done(SEATS.lead, 'mandate.suspend', { mandate: 'mandate-post', reason: '查' });
    world.pass(3);
    world.done(SEATS.lead, 'mandate.resume', { mandate: 'mandate-post', reason: '清' });
    world.pass(2);
    // Ten hours at first, three while it was suspended, of twenty in all.
    expect(heldBy(world, 'transport')).toMatchObject({ openHours: 13, openPercent: 65, firstHeldAt: from });
    expect(heldBy(world, 'coordinate')).toMatchObject({ openHours: 0 });
  });

  it('counts mandates and needs that a plan gave like those that somebody gave one by one', () => {
    const world = hubei({}, new World(), { named: false });
    world.done(SEATS.union, 'facility.report-load', {
      incident: INCIDENT,
      facility: 'union',
      loads: [{ setting: 'isolation', patients: 10, beds: null }],
    });
    adopt(world);
    world.pass(4);
    world.done(SEATS.lead, 'plan.activate', {
      incident: INCIDENT,
      plan: HEALTH.plan,
      level: 'IV',
      reason: '启动',
    });
    carryOut(world);
    world.pass(4);
    expect(heldBy(world, 'allocate')).toMatchObject({ openHours: 4, openPercent: 50 });
    const gowns = review(world).coverage.find(({ item }) => item.id === 'gown-isolation');
    expect(gowns?.points).toMatchObject([{ needed: 123, arrived: 0 }]);
  });

  it('measures each answer from its question, by who owed it', () => {
    const world = hubei();
    const { lot } = receive(world, 100);
    const wanted = need(world, 'union', 60, 'isolation');
    const { orders } = allocate(world, [{ need: wanted, lot: lot.id, amount: 60 }]);
    world.pass(2);
    const shipment = dispatch(world, orders[0] as string);
    world.pass(6);
    confirm(world, shipment);
    const { byActor } = review(world).responses;
    const of = (kind: string) => byActor.find((each) => each.kind === kind);
    expect(of('order')).toMatchObject({ medianMinutes: 120, waiting: 0, organisation: { id: 'red-cross' } });
    expect(of('delivery')).toMatchObject({ medianMinutes: 360, organisation: { id: 'union' } });
    expect(of('allocation')).toMatchObject({ medianMinutes: 0, answered: 1, organisation: { id: 'lead' } });
  });

  it('counts each duty once, by what it is about and by who owes it', () => {
    const world = hubei();
    receive(world, 10);
    world.pass(300);
    const { duties } = review(world);
    const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
    expect(sum(duties.all)).toBe(world.duties.of(INCIDENT).length);
    expect(duties.byKind.reduce((total, each) => total + sum(each.counts), 0)).toBe(sum(duties.all));
    expect(duties.all.breached).toBeGreaterThan(0);
  });

  it('holds what is recommended by whoever had a part, until a version answers it', () => {
    const world = hubei();
    adopt(world);
    const { recommendation } = world.done(SEATS.union, 'recommendation.make', {
      incident: INCIDENT,
      plan: HEALTH.plan,
      about: 'task',
      explanation: '首批任务应包括陪诊',
    });
    expect(review(world).recommendations).toMatchObject([
      { organisation: { id: 'union' }, answeredBy: null },
    ]);
    const terms = { ...HEALTH, name: { ...HEALTH.name, zh: '修订' } };
    const { proposal } = world.done(SEATS.lead, 'plan.propose', {
      terms,
      reason: '复盘',
      answers: [recommendation],
    });
    expect(review(world).recommendations).toMatchObject([{ answeredBy: null }]);
    world.done(SEATS.second, 'plan.adopt', { proposal });
    expect(review(world).recommendations).toMatchObject([{ answeredBy: { plan: HEALTH.plan, version: 2 } }]);
    const stranger = { organisation: 'nobody', seat: 'x' };
    expect(
      world.refused(stranger, 'recommendation.make', {
        incident: INCIDENT,
        about: 'other',
        explanation: '?',
      }),
    ).toMatchObject([{ code: 'not-found', parameters: { kind: 'organisation' } }]);
    expect(
      world.refused(SEATS.lead, 'plan.propose', {
        terms: HEALTH,
        reason: '复盘',
        answers: ['recommendation-x'],
      }),
    ).toMatchObject([{ code: 'not-found', field: 'answers' }]);
    world.audit();
  });
});

describe('coverage over time', () => {
  /** By definition: for a moment, every need as last stated then, and what had been signed for since. */
  function atMoment(facts: readonly Fact[], item: string, moment: string) {
    const stated = new Map<string, { least: number; since: number }>();
    for (const fact of facts)
      if (fact.type === 'need.stated' && fact.at <= moment && fact.data.item === item) {
        const { quantity } = fact.data;
        stated.set(fact.data.need, {
          least: quantity.kind === 'exact' ? quantity.amount : 0,
          since: fact.position,
        });
      }
    let [needed, arrived] = [0, 0];
    for (const [id, { least, since }] of stated) {
      needed += least;
      let came = 0;
      for (const fact of facts) {
        if (fact.type !== 'delivery.confirmed' || fact.at > moment || fact.position < since) continue;
        for (const line of fact.data.lines) if (line.need === id) came += line.received;
      }
      arrived += Math.min(least, came);
    }
    return { needed, arrived };
  }

  it('is what the definition says of every hour, whatever was asked, sent and signed for', () => {
    const step = fc.record({
      what: fc.constantFrom('need', 'deliver', 'wait'),
      hospital: fc.constantFrom('union', 'renai', 'tianyou'),
      amount: fc.integer({ min: 5, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const world = hubei({ needJumpFactor: 10 });
        const { lot } = receive(world, 50_000);
        const needs = new Map<string, string>();
        for (const { what, hospital, amount } of steps) {
          world.pass(2);
          if (what === 'need') needs.set(hospital, need(world, hospital as 'union', amount));
          const wanted = needs.get(hospital);
          const open = wanted ? world.incident.needs.get(wanted) : undefined;
          const least = open?.quantity.kind === 'exact' ? open.quantity.amount - open.delivered : 0;
          if (what !== 'deliver' || !wanted || least <= 0) continue;
          const lines = [{ need: wanted, lot: lot.id, amount: Math.min(amount, least) }];
          for (const order of allocate(world, lines).orders) confirm(world, dispatch(world, order));
        }
        for (const { item, points } of review(world).coverage)
          for (const { at, needed, arrived } of points)
            expect({ needed, arrived }).toEqual(atMoment(world.facts, item.id, at));
      }),
      { numRuns: 60 },
    );
  });
});
