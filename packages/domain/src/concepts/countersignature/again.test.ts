import { describe, expect, it } from 'vitest';
import { adopt, carryOut, HEALTH } from '../../../test/support/plans.ts';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const here = { incident: INCIDENT };
const raise = (world: World, responseLevel: string, by: (typeof SEATS)['lead' | 'second'] = SEATS.lead) =>
  world.act(by, 'incident.change-level', { ...here, responseLevel, reason: '扩散' });
const AGAIN = { refusals: [{ code: 'lapsed-of-your-own' }] };
/** So many hours pass, and the clock does what is due. */
function pass(world: World, hours: number): void {
  world.pass(hours);
  world.tick();
}

describe('a level that one person raises', () => {
  it('has one clock, however often the same person raises it further', () => {
    const world = hubei();
    raise(world, 'III');
    const until = world.incident.levelToConfirm?.until;
    for (const level of ['II', 'I']) {
      pass(world, 10);
      raise(world, level);
      expect(world.incident.levelToConfirm).toMatchObject({ until, before: null });
    }
    pass(world, 4);
    expect(world.incident.responseLevel).toBeNull();
    world.audit();
  });

  it('is not raised again by whoever let it lapse, within the charter’s hours; by another it is, at once', () => {
    const world = hubei({ secondPersonHours: 12 });
    raise(world, 'II');
    pass(world, 12);
    expect(world.incident.responseLevel).toBeNull();
    for (const level of ['II', 'I', 'IV']) expect(raise(world, level)).toMatchObject(AGAIN);
    pass(world, 11.9);
    expect(raise(world, 'II')).toMatchObject(AGAIN);
    expect(raise(world, 'II', SEATS.second).ok).toBe(true);
    expect(world.incident.responseLevel).toBe('II');
    // He who was alone before is now the second.
    world.done(SEATS.lead, 'incident.confirm-level', here);
    pass(world, 100);
    expect(world.incident.responseLevel).toBe('II');
    world.audit();
  });

  it('may be raised again by the same person when those hours are over: the danger may have come back', () => {
    const world = hubei();
    raise(world, 'II');
    pass(world, 24);
    pass(world, 24);
    expect(raise(world, 'II').ok).toBe(true);
    world.audit();
  });

  it('the refusal names who of the organisation could', () => {
    const world = hubei();
    for (const seat of ['lead.first', 'lead.second'])
      world.deed({ organisation: 'lead', seat: 'machine' }, 'seat.open', {
        ...{ organisation: 'lead', seat, functions: ['coordinate', 'administer'] },
      });
    raise(world, 'II');
    pass(world, 24);
    expect(raise(world, 'II')).toMatchObject({
      refusals: [{ parameters: { until: '2020-01-28 08:00', couldAct: ['lead.second'] } }],
    });
    world.audit();
  });
});

describe('a plan that one person starts', () => {
  const start = (world: World, by: (typeof SEATS)['lead' | 'second'] = SEATS.lead) => {
    const outcome = world.act(by, 'plan.activate', {
      ...here,
      plan: HEALTH.plan,
      level: 'I',
      reason: '扩散',
    });
    carryOut(world);
    return outcome;
  };

  it('is not started again by whoever let it lapse, nor the level raised by it', () => {
    const world = hubei();
    adopt(world);
    start(world);
    pass(world, 24);
    expect(world.incident.responseLevel).toBeNull();
    expect(start(world)).toMatchObject(AGAIN);
    expect(raise(world, 'I')).toMatchObject(AGAIN);
    expect(start(world, SEATS.second).ok).toBe(true);
    world.audit();
  });

  it('raises no level that the same person let lapse, by a plan that is started for the first time', () => {
    const world = hubei();
    adopt(world);
    raise(world, 'I');
    pass(world, 24);
    expect(start(world)).toMatchObject(AGAIN);
    world.audit();
  });
});
