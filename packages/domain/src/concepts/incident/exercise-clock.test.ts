import { commands, handle } from '@tongzhou/domain';
import { expect, it } from 'vitest';
import { hubei, SEATS } from '../../../test/support/world.ts';

it('on a system that runs by an exercise’s clock, every incident is marked as an exercise', () => {
  const world = hubei();
  const declare = commands.get('incident.declare');
  if (!declare) throw new Error('there is no command incident.declare');
  const onExercise = (exercise: boolean) =>
    handle(
      declare,
      world.state,
      {
        name: { zh: '演练', en: 'Drill' },
        type: 'natural',
        area: '420000',
        legalBasis: '年度演练计划',
        exercise,
      },
      { ...world.context(SEATS.lead), isExercise: true },
    );
  expect(onExercise(false)).toMatchObject({
    ok: false,
    refusals: [{ code: 'exercise-clock', field: 'exercise' }],
  });
  expect(onExercise(true)).toMatchObject({ ok: true });
});
