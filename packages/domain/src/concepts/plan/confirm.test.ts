import { describe, expect, it } from 'vitest';
import { adopt, carryOut, HEALTH } from '../../../test/support/plans.ts';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const started = (): { world: World; activation: string } => {
  const world = hubei();
  adopt(world);
  const { activation } = world.done(SEATS.lead, 'plan.activate', {
    ...{ incident: INCIDENT, plan: HEALTH.plan, level: 'IV', reason: '启动' },
  });
  carryOut(world);
  return { world, activation: activation as string };
};
const givenBy = (world: World, activation: string) =>
  [...world.state.mandates.values()].filter(({ id }) => id.startsWith(`${activation}.`));

describe('a plan that one person started', () => {
  it('works at once; confirmed by another, it stays, with the level that it raised', () => {
    const { world, activation } = started();
    expect(givenBy(world, activation).length).toBeGreaterThan(0);
    const said = { incident: INCIDENT, activation };
    expect(world.refused(SEATS.lead, 'plan.confirm', said)).toMatchObject([{ code: 'four-eyes' }]);
    world.done(SEATS.second, 'plan.confirm', said);
    expect(world.refused(SEATS.second, 'plan.confirm', said)).toMatchObject([{ code: 'not-found' }]);
    world.pass(100);
    expect(world.tick()).toBe(0);
    expect(world.incident.responseLevel).toBe('IV');
    world.audit();
  });

  it('ends with the mandates that it gave where nobody confirms it; started again, it gives them again', () => {
    const { world, activation } = started();
    const given = givenBy(world, activation).length;
    world.pass(24.1);
    // The activation, its rule for newcomers, the level.
    expect(world.tick()).toBe(3);
    expect(givenBy(world, activation).every(({ revoked }) => revoked !== null)).toBe(true);
    expect(world.incident.responseLevel).toBeNull();
    const again = world.done(SEATS.second, 'plan.activate', {
      ...{ incident: INCIDENT, plan: HEALTH.plan, level: 'IV', reason: '启动' },
    });
    carryOut(world);
    expect(givenBy(world, again.activation as string)).toHaveLength(given);
    world.audit();
  });
});
