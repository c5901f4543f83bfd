import { taskRows, tasksOf, volunteerView } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const day = (hours: number, minutes = 0) => new Date(Date.UTC(2020, 1, 1, hours, minutes)).toISOString();
const open = (world: World, from: string, until: string, more: object = {}) =>
  world.done(SEATS.lead, 'task.open', {
    ...{
      incident: INCIDENT,
      title: { zh: '卸货', en: 'Unload' },
      area: '420105',
      where: 'A 馆',
      from,
      until,
    },
    ...{ peopleNeeded: 5, ...more },
  }).task as string;
const enrol = (world: World, more: object = {}) =>
  world.done(SEATS.lead, 'volunteer.enrol', { incident: INCIDENT, area: '420105', isAdult: true, ...more })
    .volunteer as string;

/** Null: it may; else by which rule not. */
const whyNot = (outcome: ReturnType<World['act']>): unknown =>
  outcome.ok ? null : (outcome.refusals[0]?.parameters as { why?: string } | undefined)?.why;

function take(world: World, task: string, volunteer: string): unknown {
  const outcome = world.act(SEATS.lead, 'task.take', { incident: INCIDENT, task, volunteer });
  return whyNot(outcome);
}
function shift(
  world: World,
  name: 'shift.start' | 'shift.end',
  task: string,
  ...volunteers: string[]
): unknown {
  const outcome = world.act(SEATS.lead, name, { incident: INCIDENT, task, volunteers });
  return whyNot(outcome);
}
const endsBy = (world: World, volunteer: string) =>
  world.incident.volunteers.get(volunteer)?.shifts.at(-1)?.endsBy;

describe('a task may be taken', () => {
  it('to its last moment, and not at its end', () => {
    const world = hubei();
    const task = open(world, day(0), day(6));
    const one = enrol(world);
    world.now = day(6);
    expect(take(world, task, one)).toBe('over');
    world.now = '2020-02-01T05:59:59.999Z';
    const early = hubei();
    const other = open(early, day(0), day(6));
    early.now = '2020-02-01T05:59:59.999Z';
    expect(take(early, other, enrol(early))).toBeNull();
  });

  it('by as many as it needs, each once', () => {
    const world = hubei();
    const task = open(world, day(0), day(6), { peopleNeeded: 2 });
    const [a, b, c] = [enrol(world), enrol(world), enrol(world)];
    expect([take(world, task, a), take(world, task, a)]).toEqual([null, 'taken']);
    expect([take(world, task, b), take(world, task, c)]).toEqual([null, 'full']);
  });

  it('by who has all of its skills, and is cleared where it is risky', () => {
    const world = hubei();
    const both = open(world, day(0), day(1), { skills: ['carrying', 'driving'] });
    expect(take(world, both, enrol(world, { skills: ['carrying'] }))).toBe('skill');
    expect(take(world, both, enrol(world, { skills: ['driving', 'medical', 'carrying'] }))).toBeNull();
    const risky = open(world, day(0), day(1), { risky: true });
    expect(take(world, risky, enrol(world))).toBe('risk');
    expect(take(world, risky, enrol(world, { credentialsChecked: true }))).toBeNull();
    expect(take(world, open(world, day(0), day(1)), enrol(world, { credentialsChecked: true }))).toBeNull();
  });

  it('right after another, and not a minute before that one ends', () => {
    const world = hubei();
    const one = enrol(world);
    expect(take(world, open(world, day(4), day(6)), one)).toBeNull();
    expect(take(world, open(world, day(5, 59), day(7)), one)).toBe('overlap');
    expect(take(world, open(world, day(2), day(4, 1)), one)).toBe('overlap');
    expect(take(world, open(world, day(6), day(7)), one)).toBeNull();
    expect(take(world, open(world, day(2), day(4)), one)).toBeNull();
  });

  it('for twelve hours within a day, and not for a minute more', () => {
    const most = (from: string, until: string) => {
      const world = hubei();
      const one = enrol(world);
      expect(take(world, open(world, day(0), day(8)), one)).toBeNull();
      return take(world, open(world, from, until), one);
    };
    expect(most(day(10), day(14))).toBeNull();
    expect(most(day(10), day(14, 1))).toBe('hours');
    // A day later the eight hours are over.
    expect(most(day(24), day(32))).toBeNull();
    expect(most(day(20), day(28))).toBe(null);
    expect(most(day(19, 59), day(28))).toBe('hours');
  });

  it('for as many hours a week as the volunteer gives, and not for a minute more', () => {
    const week = (hoursPerWeek: number, minutes: number) => {
      const world = hubei();
      const one = enrol(world, { hoursPerWeek });
      expect(take(world, open(world, day(0), day(5)), one)).toBeNull();
      return take(world, open(world, day(72), day(73, minutes)), one);
    };
    expect(week(6, 0)).toBeNull();
    expect(week(6, 1)).toBe('own-hours');
    const world = hubei();
    const one = enrol(world, { hoursPerWeek: 5 });
    expect(take(world, open(world, day(0), day(5)), one)).toBeNull();
    // Seven days after its beginning, the first counts no more.
    expect(take(world, open(world, day(168), day(173)), one)).toBeNull();
  });
});

describe('a shift begins', () => {
  it('an hour before its task at most, and before its end', () => {
    const world = hubei();
    const task = open(world, day(4), day(6));
    const one = enrol(world);
    expect(shift(world, 'shift.start', task, one)).toBe('early');
    world.now = day(3);
    expect(shift(world, 'shift.start', task, one)).toBe('not-taken');
    expect(take(world, task, one)).toBeNull();
    expect(shift(world, 'shift.start', task, one)).toBeNull();
    expect(shift(world, 'shift.start', task, one)).toBe('at-work');
    world.now = day(6);
    expect(shift(world, 'shift.start', task, one)).toBe('over');
  });

  it('not before the hours of a day allow it again: a day after the shift that used them up began', () => {
    const world = hubei();
    const watch = open(world, day(0), day(240));
    const one = enrol(world);
    world.now = day(0);
    expect([take(world, watch, one), shift(world, 'shift.start', watch, one)]).toEqual([null, null]);
    expect(endsBy(world, one)).toBe(day(12));
    world.now = day(12);
    expect(shift(world, 'shift.start', watch, one)).toBe('hours');
    world.now = day(24, -1);
    expect(shift(world, 'shift.start', watch, one)).toBe('hours');
    world.now = day(24);
    expect(shift(world, 'shift.start', watch, one)).toBeNull();
    expect(endsBy(world, one)).toBe(day(36));
    world.audit();
  });

  it('of which the clock ends what nobody did, and what was ended counts to then', () => {
    const world = hubei();
    const watch = open(world, day(0), day(240));
    const one = enrol(world);
    world.now = day(0);
    take(world, watch, one);
    shift(world, 'shift.start', watch, one);
    const shifts = (at: string) =>
      volunteerView({ ...world.view, now: at }, INCIDENT, one)?.shifts.map(
        ({ until, running, endedByClock }) => ({ until, running, endedByClock }),
      );
    const running = { until: day(12), running: true, endedByClock: false };
    const byClock = { until: day(12), running: false, endedByClock: true };
    expect(shifts(day(11, 59))).toEqual([running]);
    expect(shifts(day(12))).toEqual([byClock]);
    world.now = day(30);
    shift(world, 'shift.start', watch, one);
    world.now = day(31);
    shift(world, 'shift.end', watch, one);
    const ended = { until: day(31), running: false, endedByClock: false };
    expect(shifts(day(31))).toEqual([byClock, ended]);
    expect(volunteerView(world.view, INCIDENT, one)?.hours).toMatchObject({ minutes: 13 * 60, shifts: 2 });
    expect(volunteerView(world.view, INCIDENT, 'nobody')).toBeNull();
  });
});

describe('on a task for two', () => {
  it('nobody is left alone: whoever may work longest ends with the one before, and later if a third comes', () => {
    const world = hubei();
    const early = open(world, day(0), day(4));
    const two = open(world, day(0), day(240), { twoPersons: true });
    const [tired, fresh, third] = [enrol(world), enrol(world), enrol(world)] as [string, string, string];
    world.now = day(0);
    take(world, early, tired);
    shift(world, 'shift.start', early, tired);
    world.now = day(4);
    shift(world, 'shift.end', early, tired);
    for (const each of [tired, fresh, third]) expect(take(world, two, each)).toBeNull();
    expect(shift(world, 'shift.start', two, tired, fresh)).toBeNull();
    // Four of the twelve hours are behind the tired one: eight are left, for both.
    expect([tired, fresh].map((each) => endsBy(world, each))).toEqual([day(12), day(12)]);
    world.now = day(5);
    expect(shift(world, 'shift.start', two, third)).toBeNull();
    expect([tired, fresh, third].map((each) => endsBy(world, each))).toEqual([day(12), day(16), day(16)]);
    world.now = day(6);
    expect(shift(world, 'shift.end', two, third, fresh)).toBe('two-persons');
    expect(shift(world, 'shift.end', two, third)).toBeNull();
    expect([tired, fresh].map((each) => endsBy(world, each))).toEqual([day(12), day(12)]);
    expect(shift(world, 'shift.end', two, third)).toBe('not-at-work');
    expect(shift(world, 'shift.end', two, tired, fresh)).toBeNull();
    world.audit();
  });

  it('that is not for two each works as long as it may', () => {
    const world = hubei();
    const alone = open(world, day(0), day(240));
    const one = enrol(world);
    world.now = day(0);
    take(world, alone, one);
    shift(world, 'shift.start', alone, one);
    expect(endsBy(world, one)).toBe(day(12));
    expect(shift(world, 'shift.end', alone, one)).toBeNull();
  });
});

describe('the tasks that an organisation runs', () => {
  it('say who is at work, who was assigned and is not there, and up to twenty who would fit, the nearest first', () => {
    const world = hubei();
    const task = open(world, day(0), day(6), { peopleNeeded: 3 });
    const [there, gone, waiting] = [enrol(world), enrol(world), enrol(world)] as [string, string, string];
    const far = enrol(world, { area: '420600' });
    const near = Array.from({ length: 22 }, () => enrol(world));
    world.now = day(0);
    for (const each of [there, gone, waiting]) take(world, task, each);
    const own = () => tasksOf(world.view, INCIDENT, 'lead').rows.find(({ id }) => id === task);
    shift(world, 'shift.start', task, there, gone);
    world.now = day(1);
    shift(world, 'shift.end', task, gone);
    expect(own()?.present).toEqual([{ volunteer: there, since: day(0), endsBy: day(12) }]);
    expect(own()).toMatchObject({ waiting: [gone, waiting], taken: 3, atWork: 1, suggested: [] });
    world.done(SEATS.lead, 'task.leave', { incident: INCIDENT, task, volunteer: waiting });
    const suggested = own()?.suggested.map(({ volunteer }) => volunteer) ?? [];
    expect(suggested).toHaveLength(20);
    expect(suggested).not.toContain(far);
    for (const each of suggested) expect([waiting, ...near]).toContain(each);
    expect(tasksOf(world.view, INCIDENT, 'union')).toEqual({ total: 0, rows: [] });
  });
});

describe('the list of tasks', () => {
  it('holds those that want people and are not over, the soonest first, and counts the others', () => {
    const world = hubei();
    const later = open(world, day(3), day(9), { peopleNeeded: 2 });
    const sooner = open(world, day(1), day(6), { peopleNeeded: 3 });
    const filled = open(world, day(0), day(9), { peopleNeeded: 1 });
    const closed = open(world, day(0), day(9));
    const off = open(world, day(0), day(9));
    take(world, filled, enrol(world));
    take(world, sooner, enrol(world));
    world.done(SEATS.lead, 'task.close', { incident: INCIDENT, task: closed });
    world.done(SEATS.lead, 'task.call-off', { incident: INCIDENT, task: off, reason: 'x' });
    const at = (now: string) => {
      const { rows, counts, missing, wanting, volunteers } = taskRows({ ...world.view, now }, INCIDENT);
      return [rows.map(({ id, state, taken }) => [id, state, taken]), counts, missing, wanting, volunteers];
    };
    const states = (open_: number, over: number) => ({ open: open_, over, done: 1, 'called-off': 1 });
    expect(at('2020-02-01T05:59:59.999Z')).toEqual([
      [
        [sooner, 'open', 1],
        [later, 'open', 0],
      ],
      ...[states(3, 0), 4, 2, 2],
    ]);
    expect(at(day(6))).toEqual([[[later, 'open', 0]], states(2, 1), 2, 1, 2]);
    expect(at(day(9))).toEqual([[], states(0, 3), 0, 0, 2]);
  });
});
