import type { FactOf } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { adopt, carryOut, HEALTH } from '../../../test/support/plans.ts';
import { hubei, INCIDENT, need, SEATS, type World } from '../../../test/support/world.ts';
import { noticesOf } from '../../book/notices.ts';

const here = { incident: INCIDENT };
const open = (world: World) =>
  [...world.incident.tasks.values()]
    .filter(({ closed }) => closed === null)
    .map(({ organisation, title }) => `${organisation}: ${title.zh}`)
    .sort();
const estimates = (world: World) =>
  [...world.incident.needs.values()]
    .filter(({ withdrawn, source }) => withdrawn === null && source?.startsWith('plan '))
    .map(({ id }) => id)
    .sort();
const lapseOf = (world: World) =>
  world.facts.find(({ type }) => type === 'plan.activation-lapsed') as FactOf<'plan.activation-lapsed'>;

function start(
  world: World,
  by: { readonly organisation: string; readonly seat: string } = SEATS.lead,
): string {
  const { activation } = world.done(by, 'plan.activate', {
    ...{ ...here, plan: HEALTH.plan, level: 'I', reason: '社区传播' },
  });
  return activation as string;
}
function prepared(): World {
  const world = hubei();
  for (const [organisation, kind, area] of [
    ['wuhan-city', 'government', '420100'],
    ['changqing', 'community', '420103'],
  ])
    world.done(SEATS.lead, 'organisation.register', {
      ...{ organisation, name: { zh: organisation, en: organisation }, kind, area },
    });
  adopt(world);
  return world;
}
function lapse(world: World): void {
  world.pass(24.1);
  world.tick();
}

describe('an activation that lapses', () => {
  it('closes the tasks and needs that it opened and nobody took, with the reason', () => {
    const world = prepared();
    start(world);
    carryOut(world);
    const [tasks, needs] = [open(world).length, estimates(world).length];
    expect(tasks).toBeGreaterThan(0);
    expect(needs).toBeGreaterThan(0);
    lapse(world);
    expect(lapseOf(world).data).toMatchObject({ closed: { tasks, needs }, kept: { tasks: 0, needs: 0 } });
    expect(open(world)).toEqual([]);
    expect(estimates(world)).toEqual([]);
    const [any] = world.incident.needs.values();
    expect(any?.withdrawn?.reason).toMatch(/lapsed unconfirmed/);
    world.audit();
  });

  it('leaves what somebody has taken up, and tells him', () => {
    const world = prepared();
    start(world);
    carryOut(world);
    const taken = [...world.incident.tasks.values()].find(({ organisation }) => organisation === 'changqing');
    const by = { organisation: 'changqing', seat: 'changqing.desk' };
    const questions = [{ ask: '何时摘口罩？', choices: ['离开后', '累了'], right: '离开后' }];
    world.done(by, 'task.brief', { ...here, task: taken?.id, text: { zh: '全程佩戴口罩。' }, questions });
    // The hospital says itself what it needs.
    const [estimate = ''] = estimates(world).filter((id) => id.includes('union'));
    const { item, setting } = world.incident.needs.get(estimate) ?? {};
    need(world, 'union', 500, setting, { item: item as string });
    lapse(world);
    expect(open(world)).toEqual([`changqing: ${taken?.title.zh}`]);
    expect(world.incident.needs.get(estimate)?.withdrawn).toBeNull();
    expect(lapseOf(world).data.kept).toEqual({ tasks: 1, needs: 1 });
    expect(noticesOf(world.state, lapseOf(world)).map(({ organisations }) => organisations)).toEqual([
      ['lead'],
      ['changqing', 'union'],
    ]);
    world.audit();
  });

  it('started again, opens each of them once, and none beside one that stayed', () => {
    const world = prepared();
    start(world);
    carryOut(world);
    const [tasks, needs] = [open(world), estimates(world)];
    const taken = [...world.incident.tasks.values()].find(({ organisation }) => organisation === 'changqing');
    const by = { organisation: 'changqing', seat: 'changqing.desk' };
    const questions = [{ ask: '何时摘口罩？', choices: ['离开后', '累了'], right: '离开后' }];
    world.done(by, 'task.brief', { ...here, task: taken?.id, text: { zh: '全程佩戴口罩。' }, questions });
    lapse(world);
    const again = start(world, SEATS.second);
    carryOut(world);
    expect(open(world)).toEqual(tasks);
    expect(estimates(world)).toEqual(needs);
    const use = world.incident.plans.get(HEALTH.plan);
    const { amounts, done } = use?.activations.find(({ activation }) => activation === again) ?? {};
    expect(done).toEqual(amounts);
    world.audit();
  });

  it('halfway, opens nothing twice either when it is started again', () => {
    const whole = prepared();
    start(whole);
    carryOut(whole);
    for (let steps = 1; steps < 12; steps += 2) {
      const world = prepared();
      start(world);
      for (let step = 0; step < steps; step += 1) world.step(3);
      lapse(world);
      start(world, SEATS.second);
      carryOut(world);
      expect(open(world)).toEqual(open(whole));
      expect(estimates(world)).toEqual(estimates(whole));
      world.audit();
    }
  });
});
