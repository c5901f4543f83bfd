import { describe, expect, it } from 'vitest';
import { endResponse } from '../../../test/support/ending.ts';
import { adopt, carryOut, HEALTH } from '../../../test/support/plans.ts';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';
import type { PlanTerms } from './terms.ts';

const PLAN = HEALTH.plan;
const activate = (world: World, level = 'I') =>
  world.done(SEATS.lead, 'plan.activate', { incident: INCIDENT, plan: PLAN, level, reason: 'x' });

/** Three communities, each with five first tasks; three hospitals that owe reports, one of which is designated. */
function begun(terms: PlanTerms = HEALTH, level = 'I'): World {
  const world = hubei();
  for (const organisation of ['changqing', 'minquan', 'baibuting'])
    world.done(SEATS.lead, 'organisation.register', {
      ...{ organisation, name: { zh: organisation, en: organisation }, kind: 'community', area: '420103' },
    });
  adopt(world, terms);
  activate(world, level);
  return world;
}

/** What each step did: its part, and how many rows. */
function steps(world: World, rowsMax: number): [string, number][] {
  const made: [string, number][] = [];
  for (;;) {
    const use = world.incident.plans.get(PLAN);
    const before = { ...use?.activations.at(-1)?.done } as Record<string, number>;
    const step = world.step(rowsMax);
    if (step === null) return made;
    if (!step.ok) throw new Error(JSON.stringify(step.refusals));
    const part = (step.value.result as { part: string | null }).part ?? 'end';
    const after = { ...use?.activations.at(-1)?.done } as Record<string, number>;
    made.push([part, (after[part] ?? 0) - (before[part] ?? 0)]);
  }
}

const amountsOf = (world: World) => {
  const activation = world.incident.plans.get(PLAN)?.activations.at(-1);
  if (!activation) throw new Error('nothing was activated');
  return activation.amounts;
};

describe('a step of carrying a plan out', () => {
  it('does one part, all of it where it may, and the parts come in their order', () => {
    const world = begun();
    const { mandates, duties, needs, tasks } = amountsOf(world);
    expect(tasks).toBe(15);
    expect(Math.min(mandates, duties, needs)).toBeGreaterThan(1);
    expect(steps(world, 1_000)).toEqual([
      ['mandates', mandates],
      ['duties', duties],
      ['needs', needs],
      ['tasks', tasks],
      ['releases', 1],
      ['end', 0],
    ]);
  });

  it.each([1, 2, 4, 5, 7])(
    'does %i rows of its part and no more, across the entries of the plan',
    (rowsMax) => {
      const world = begun();
      const amounts = amountsOf(world);
      const expected = (['mandates', 'duties', 'needs', 'tasks'] as const).flatMap((part) => {
        const full = Math.floor(amounts[part] / rowsMax);
        const rest = amounts[part] % rowsMax;
        const rows: [string, number][] = Array.from({ length: full }, () => [part, rowsMax]);
        return rest === 0 ? rows : [...rows, [part, rest] as [string, number]];
      });
      expect(steps(world, rowsMax)).toEqual([...expected, ['releases', 1], ['end', 0]]);
      world.audit();
    },
  );

  it('drafts one release at a time, those of the level alone, each once', () => {
    const [first] = HEALTH.releases;
    const notice = (entry: string, level: 'I' | 'II' | 'IV') => ({
      ...(first as PlanTerms['releases'][number]),
      ...{ entry, level, title: { zh: `{incident}{level}${entry}`, en: `${entry} of {incident}, {level}` } },
    });
    const releases = [notice('low', 'IV'), notice('mid', 'II'), notice('high', 'I')];
    const world = begun({ ...HEALTH, releases }, 'II');
    expect(amountsOf(world).releases).toBe(2);
    expect(steps(world, 1_000).filter(([part]) => part === 'releases')).toHaveLength(2);
    const titles = () =>
      [...world.incident.releases.values()].map(({ content }) =>
        content.kind === 'notice' ? content.title : null,
      );
    expect(titles()).toEqual([
      { zh: '新冠肺炎疫情IIlow', en: 'low of COVID-19 epidemic, II' },
      { zh: '新冠肺炎疫情IImid', en: 'mid of COVID-19 epidemic, II' },
    ]);
    activate(world, 'I');
    expect(amountsOf(world).releases).toBe(1);
    carryOut(world);
    expect(titles().map((title) => title?.en)).toEqual([
      'low of COVID-19 epidemic, II',
      'mid of COVID-19 epidemic, II',
      'high of COVID-19 epidemic, I',
    ]);
  });

  it('is none where nothing is in hand, and is refused in an incident that was closed meanwhile', () => {
    const world = begun();
    expect(world.step(1)).toMatchObject({ ok: true });
    endResponse(world);
    expect(world.step(1)).toMatchObject({
      ok: false,
      refusals: [{ code: 'incident-closed', parameters: { id: INCIDENT } }],
    });
    expect(hubei().step(1)).toBeNull();
  });

  it('gives mandates, duties and tasks their time, counted from the step', () => {
    const functions = HEALTH.functions.map((each) =>
      each.entry === 'community-service' ? { ...each, days: 30 } : each,
    );
    const tasks = HEALTH.tasks.slice(0, 2).map((each, index) => {
      const { startsAfterHours: _none, ...task } = each;
      return index === 0 ? { ...task, lastsHours: 5 } : { ...task, startsAfterHours: 3, lastsHours: 4 };
    });
    const world = begun({ ...HEALTH, functions, tasks });
    const ends = () =>
      [...world.state.mandates.values()]
        .filter(({ holder }) => holder === 'changqing')
        .map(({ from, until }) => [from, until]);
    while (ends().length === 0) world.step();
    expect(ends()).toEqual([['2020-01-26T00:00:00.000Z', '2020-02-25T00:00:00.000Z']]);
    world.pass(1);
    carryOut(world);
    const times = [...world.incident.tasks.values()]
      .filter(({ organisation }) => organisation === 'changqing')
      .map(({ from, until }) => [from, until]);
    expect(times).toEqual([
      ['2020-01-26T01:00:00.000Z', '2020-01-26T06:00:00.000Z'],
      ['2020-01-26T04:00:00.000Z', '2020-01-26T08:00:00.000Z'],
    ]);
    world.audit();
  });
});
