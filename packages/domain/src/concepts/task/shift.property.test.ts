import { atWork, intervalOf, mostWithinDay, mostWork, shiftEnd, type Task } from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const MINUTE = 60_000;
const PEOPLE = 4;

type Act = {
  readonly after: number;
  readonly who: number;
  readonly what: 'in' | 'out' | 'both-in' | 'all-out';
};
const acts = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 600 }),
    who: fc.integer({ min: 0, max: PEOPLE - 1 }),
    what: fc.constantFrom('in', 'out', 'both-in', 'all-out'),
  }),
  { maxLength: 25 },
);

function opened(twoPersons: boolean): { world: World; task: string; people: string[] } {
  const world = hubei();
  const until = new Date(Date.parse(world.now) + 60 * 24 * 60 * MINUTE).toISOString();
  const { task } = world.done(SEATS.lead, 'task.open', {
    incident: INCIDENT,
    title: { zh: '巡堤', en: 'Dike watch' },
    skills: [],
    area: '420105',
    where: '第三段',
    // Short, so that planning it takes nobody's hours; people may come until its end.
    from: new Date(Date.parse(until) - 60 * MINUTE).toISOString(),
    until,
    peopleNeeded: PEOPLE,
    twoPersons,
    risky: false,
  });
  const people = Array.from({ length: PEOPLE }, () => {
    const { volunteer } = world.done(SEATS.lead, 'volunteer.enrol', {
      incident: INCIDENT,
      area: '420105',
      isAdult: true,
    });
    world.done(SEATS.lead, 'task.take', { incident: INCIDENT, task, volunteer });
    return volunteer as string;
  });
  return { world, task: task as string, people };
}

/** Whatever is tried; what the rules refuse does not happen. */
function play(list: readonly Act[], twoPersons: boolean) {
  const { world, task, people } = opened(twoPersons);
  const there = () => atWork(world.incident, world.incident.tasks.get(task) as Task, world.now);
  for (const { after, who, what } of list) {
    world.now = new Date(Date.parse(world.now) + after * MINUTE).toISOString();
    const one = people[who] as string;
    const other = people[(who + 1) % PEOPLE] as string;
    const volunteers = what === 'both-in' ? [one, other] : what === 'all-out' ? there() : [one];
    const command = what === 'in' || what === 'both-in' ? 'shift.start' : 'shift.end';
    world.act(SEATS.lead, command, { incident: INCIDENT, task, volunteers });
  }
  return { world, task, people };
}

describe('people at work', () => {
  it('are never more than 12 hours within 24 at it, whoever comes and goes when', () => {
    fc.assert(
      fc.property(acts, fc.boolean(), (list, twoPersons) => {
        const { world, people } = play(list, twoPersons);
        for (const id of people) {
          const shifts = world.incident.volunteers.get(id)?.shifts ?? [];
          const worked = shifts.map((shift) => intervalOf(shift.startedAt, shiftEnd(shift)));
          expect(worked.every(({ from, until }) => until >= from)).toBe(true);
          expect(mostWithinDay(worked)).toBeLessThanOrEqual(mostWork(world.incident));
        }
        world.audit();
      }),
    );
  });

  it('are never alone on a task for two, at any minute, the clock’s own ends included', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const { world, people } = play(list, true);
        const shifts = people.flatMap((id) => world.incident.volunteers.get(id)?.shifts ?? []);
        const whole = shifts.map((shift) => intervalOf(shift.startedAt, shiftEnd(shift)));
        const moments = whole.flatMap(({ from, until }) => [from, from + MINUTE, until - MINUTE, until - 1]);
        for (const moment of moments) {
          const count = whole.filter(({ from, until }) => from <= moment && moment < until).length;
          expect(count).not.toBe(1);
        }
      }),
    );
  });
});
