import { endsBy, HOUR_MS, matchVolunteers, mostWithinDay, type Task } from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const HOUR = 3_600_000;

const open = (world: World, more: object = {}) =>
  world.done(SEATS.lead, 'task.open', {
    incident: INCIDENT,
    title: { zh: '卸货', en: 'Unload' },
    skills: ['carrying'],
    area: '420105',
    where: 'A 馆',
    from: '2020-02-01T00:00:00Z',
    until: '2020-02-01T06:00:00Z',
    peopleNeeded: 2,
    twoPersons: false,
    risky: false,
    ...more,
  }).task as string;
const enrol = (world: World, more: object = {}) =>
  world.done(SEATS.lead, 'volunteer.enrol', {
    incident: INCIDENT,
    skills: ['carrying'],
    area: '420105',
    isAdult: true,
    ...more,
  }).volunteer as string;
const on = (task: string, volunteer: string) => ({ incident: INCIDENT, task, volunteer });
const why = (rule: string) => [{ code: 'volunteer-rule', parameters: { why: rule } }];

describe('a task that can hardly be meant', () => {
  const opened = (more: object) => ({
    ...{ incident: INCIDENT, title: { zh: '卸货', en: 'Unload' }, area: '420105', where: 'A 馆' },
    ...{ from: '2020-02-01T00:00:00Z', until: '2020-02-01T06:00:00Z', peopleNeeded: 2, ...more },
  });
  const refused = (more: object, world = hubei()) => world.refused(SEATS.lead, 'task.open', opened(more));

  it('in a year that is over is refused', () => {
    expect(refused({ from: '2019-02-01T00:00:00Z', until: '2019-02-01T06:00:00Z' })).toMatchObject([
      { code: 'date-impossible', field: 'until', parameters: { why: 'over' } },
    ]);
  });

  it('for a thousand people, or until next year, is asked back, and stands as it was meant', () => {
    const world = hubei();
    const more = { peopleNeeded: 1_000, until: '2021-02-01T06:00:00Z' };
    const asked = refused(more, world);
    expect(asked).toMatchObject([
      { code: 'people-implausible', field: 'peopleNeeded', parameters: { people: 1_000, most: 100 } },
      { code: 'task-far-ahead', field: 'until', parameters: { until: '2021-02-01' } },
    ]);
    const confirmed = asked.flatMap(({ confirm }) => confirm ?? []);
    world.done(SEATS.lead, 'task.open', opened({ ...more, confirmed }));
    expect(world.facts.at(-1)?.data).toMatchObject({ confirmed: [...confirmed].sort() });
    world.audit();
  });

  it('has a name that somebody can read', () => {
    for (const zh of ['   ', '\u200b\u200b', '\u3164', '\u2800'])
      expect(refused({ title: { zh, en: 'Unload' } })).toMatchObject([
        { code: 'input-invalid', field: 'title.zh', parameters: { rule: 'something-to-read' } },
      ]);
  });
});

describe('a task is taken by whom it suits', () => {
  it.each([
    ['skill', {}, { skills: [] }],
    ['risk', { risky: true }, { isAdult: false, guardianConsents: true, credentialsChecked: true }],
    ['risk', { risky: true }, {}],
    ['own-hours', {}, { hoursPerWeek: 5 }],
  ])('refuses by the rule %s', (rule, task, volunteer) => {
    const world = hubei();
    const asked = on(open(world, task), enrol(world, volunteer));
    expect(world.refused(SEATS.lead, 'task.take', asked)).toMatchObject(why(rule));
  });

  it('refuses by the rule over', () => {
    const world = hubei();
    const asked = on(open(world), enrol(world));
    world.pass(24 * 30);
    expect(world.refused(SEATS.lead, 'task.take', asked)).toMatchObject(why('over'));
  });

  it('nobody is planned for more than twelve hours within a day; a longer task is worked on in shifts', () => {
    const world = hubei();
    const volunteer = enrol(world);
    world.done(SEATS.lead, 'task.take', on(open(world, { until: '2020-02-01T08:00:00Z' }), volunteer));
    const evening = { from: '2020-02-01T10:00:00Z', until: '2020-02-01T15:00:00Z' };
    expect(world.refused(SEATS.lead, 'task.take', on(open(world, evening), volunteer))).toMatchObject(
      why('hours'),
    );
    const watch = open(world, { until: '2020-02-08T00:00:00Z' });
    world.done(SEATS.lead, 'task.take', on(watch, enrol(world)));
  });

  it('nobody has two tasks at once, and the nearest comes first', () => {
    const world = hubei();
    const [first, second] = [open(world), open(world)];
    const far = enrol(world, { area: '420600' });
    const near = enrol(world);
    const task = world.incident.tasks.get(first) as Task;
    const best = matchVolunteers(world.incident, task, '2020-02-01T00:00:00.000Z').map(
      ({ volunteer }) => volunteer.id,
    );
    expect(best).toEqual([near, far]);
    world.done(SEATS.lead, 'task.take', on(first, near));
    expect(world.refused(SEATS.lead, 'task.take', on(second, near))).toMatchObject(why('overlap'));
  });
});

it('a task for two is neither begun by one nor left to one', () => {
  const world = hubei();
  const task = open(world, { twoPersons: true });
  const [a, b] = [enrol(world), enrol(world)] as const;
  world.now = '2020-02-01T00:00:00.000Z';
  for (const each of [a, b]) world.done(SEATS.lead, 'task.take', on(task, each));
  const shift = (...volunteers: string[]) => ({ incident: INCIDENT, task, volunteers });
  expect(world.refused(SEATS.lead, 'shift.start', shift(a))).toMatchObject(why('two-persons'));
  world.done(SEATS.lead, 'shift.start', shift(a, b));
  expect(world.refused(SEATS.lead, 'shift.end', shift(a))).toMatchObject(why('two-persons'));
  world.done(SEATS.lead, 'shift.end', shift(a, b));
});

it('shifts that the clock ends never hold more than 12 hours within 24', () => {
  const step = fc.record({
    rest: fc.integer({ min: 1, max: 30 * HOUR }),
    work: fc.integer({ min: 1, max: 20 * HOUR }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const worked: { from: number; until: number }[] = [];
      let now = Date.parse('2020-02-01T00:00:00Z');
      for (const { rest, work } of steps) {
        const from = now + rest;
        const limit = Date.parse(endsBy(new Date(from).toISOString(), worked, 12 * HOUR_MS));
        now = from + work;
        worked.push({ from, until: Math.min(now, limit) });
      }
      expect(mostWithinDay(worked)).toBeLessThanOrEqual(12 * HOUR_MS);
    }),
  );
});
