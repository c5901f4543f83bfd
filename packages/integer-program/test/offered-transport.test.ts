import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, need, receive, SEATS, type World } from '../../domain/test/support/world.ts';
import { loadIntegerProgram } from '../src/index.ts';

const solver = await loadIntegerProgram();

function world(): World {
  const made = hubei({
    valueOfCover: {
      fairness: 'weighted',
      settingWeights: { isolation: 8, 'fever-clinic': 4, 'general-ward': 2, community: 1 },
      curve: [{ days: 1, worth: 100 }],
      substituteLoss: 0,
      distanceLoss: 0,
    },
    handling: { wholePacks: true, leastUnits: 0, offeredTransportOnly: true },
  });
  made.integerProgram = solver;
  return made;
}

const propose = (on: World) => {
  const { run } = on.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
  const proposed = on.incident.runs.get(run as string);
  if (!proposed) throw new Error('no run');
  return proposed;
};
const offer = (on: World, kilogramsPerDay: number, more: object = {}) =>
  on.done(SEATS.lead, 'transport.offer', {
    incident: INCIDENT,
    carrier: 'red-cross',
    from: '420100',
    to: '420000',
    kilogramsPerDay,
    ...more,
  }).offer as string;

describe('goods go with carriers that have offered to carry them', () => {
  it('nothing is promised without one; within one, whole packs up to its load of the day, and the order names it', () => {
    const on = world();
    receive(on, 5_000, { packHolds: 100 });
    const asked = need(on, 'union', 4_950, 'isolation');
    expect(propose(on).lines).toMatchObject([{ need: asked, amount: 0, bound: 'no-transport' }]);
    const id = offer(on, 10);
    const grams = on.around.items.byId.get('mask-medical-protective')?.grams as number;
    const packs = Math.floor(10_000 / (grams * 100));
    expect(packs).toBeGreaterThan(0);
    const run = propose(on);
    expect(run.solver).toBe(`value-of-cover-handled/4, ${solver.id}`);
    expect(run.lines).toMatchObject([{ amount: packs * 100, transport: id, bound: 'no-transport' }]);
    expect(run.worth).toBeLessThan(run.worthAtMost as number);
    const { orders } = on.done(SEATS.second, 'allocation.approve', { incident: INCIDENT, run: run.id });
    expect(on.incident.orders.get((orders as string[])[0] as string)).toMatchObject({ transport: id });
    // Today's load is promised; tomorrow there is room again.
    expect(propose(on).lines).toMatchObject([{ amount: 0, bound: 'no-transport' }]);
    on.pass(24);
    expect(propose(on).lines).toMatchObject([{ amount: packs * 100, transport: id }]);
    on.audit();
  });

  it('an offer that has ended, is over or goes elsewhere carries nothing', () => {
    const on = world();
    receive(on, 100, { packHolds: 100 });
    need(on, 'union', 100, 'isolation');
    const ended = offer(on, 1_000);
    on.done(SEATS.lead, 'transport.end', { incident: INCIDENT, offer: ended, reason: '车辆检修' });
    offer(on, 1_000, { validUntil: '2020-01-26T01:00:00Z' });
    offer(on, 1_000, { to: '420600' });
    on.pass(2);
    expect(propose(on).lines).toMatchObject([{ amount: 0, bound: 'no-transport' }]);
    expect(
      on.refused(SEATS.lead, 'transport.end', { incident: INCIDENT, offer: ended, reason: '再次' }),
    ).toMatchObject([{ code: 'wrong-state' }]);
    expect(
      on.refused(SEATS.union, 'transport.offer', {
        incident: INCIDENT,
        carrier: 'red-cross',
        from: '420100',
        to: '420000',
        kilogramsPerDay: 1,
      }),
    ).toMatchObject([{ code: 'mandate-missing' }]);
    on.audit();
  });

  it('an auditor without the solver says so, and does not say that all is well', () => {
    const on = world();
    receive(on, 100, { packHolds: 100 });
    need(on, 'union', 100, 'isolation');
    offer(on, 1_000);
    propose(on);
    on.integerProgram = null;
    expect(() => on.audit()).toThrow(/no solver/);
  });
});
