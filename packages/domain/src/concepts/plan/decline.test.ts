import { expect, it } from 'vitest';
import { HEALTH } from '../../../test/support/plans.ts';
import { hubei, SEATS } from '../../../test/support/world.ts';

it('a plan that is declined is decided for good: nobody adopts it, nor declines it again', () => {
  const world = hubei();
  const { proposal } = world.done(SEATS.lead, 'plan.propose', { terms: HEALTH, reason: '首版' });
  world.done(SEATS.second, 'plan.decline', { proposal, reason: '职责重叠' });
  expect(world.state.plans.size).toBe(0);
  for (const [name, more] of [
    ['plan.adopt', {}],
    ['plan.decline', { reason: '再次' }],
  ] as const)
    expect(world.refused(SEATS.second, name, { proposal, ...more })).toMatchObject([
      { code: 'wrong-state', parameters: { state: 'declined', needed: 'open' } },
    ]);
  const again = world.done(SEATS.lead, 'plan.propose', { terms: HEALTH, reason: '修改后再提' });
  world.done(SEATS.second, 'plan.adopt', again);
  expect(world.state.plans.size).toBe(1);
  world.audit();
});
