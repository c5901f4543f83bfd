import { expect, it } from 'vitest';
import { SEATS, World } from '../../../test/support/world.ts';

it('on a system that runs by an exercise’s clock, every incident is marked as an exercise', () => {
  const world = new World();
  world.isExercise = true;
  world.establish();
  const declare = (exercise: boolean) =>
    world.act(SEATS.lead, 'incident.declare', {
      name: { zh: '演练', en: 'Drill' },
      type: 'natural',
      area: '420000',
      legalBasis: '年度演练计划',
      exercise,
    });
  expect(declare(false)).toMatchObject({
    ok: false,
    refusals: [{ code: 'exercise-clock', field: 'exercise' }],
  });
  expect(declare(true)).toMatchObject({ ok: true });
  world.audit();
});
