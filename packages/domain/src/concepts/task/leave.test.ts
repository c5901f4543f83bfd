import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const broken = (why: string) => [{ code: 'volunteer-rule', parameters: { why } }];

/** A task that goes on, and a volunteer who took it. */
function taken(): { world: World; task: string; volunteer: string } {
  const world = hubei();
  const { task } = world.done(SEATS.lead, 'task.open', {
    incident: INCIDENT,
    title: { zh: '卸货', en: 'Unload' },
    area: '420105',
    where: 'A 馆',
    from: '2020-01-26T00:00:00Z',
    until: '2020-01-26T06:00:00Z',
    peopleNeeded: 1,
  });
  const { volunteer } = world.done(SEATS.lead, 'volunteer.enrol', {
    incident: INCIDENT,
    area: '420105',
    isAdult: true,
  });
  world.done(SEATS.lead, 'task.take', { incident: INCIDENT, task, volunteer });
  return { world, task: task as string, volunteer: volunteer as string };
}

describe('a volunteer who leaves a task', () => {
  it('makes room for another, and has not taken it any more', () => {
    const { world, task, volunteer } = taken();
    const asked = { incident: INCIDENT, task, volunteer };
    world.done(SEATS.lead, 'task.leave', asked);
    expect(world.incident.tasks.get(task)?.volunteers.size).toBe(0);
    expect(world.incident.volunteers.get(volunteer)?.tasks.size).toBe(0);
    expect(world.refused(SEATS.lead, 'task.leave', asked)).toMatchObject(broken('not-taken'));
    world.done(SEATS.lead, 'task.take', asked);
    world.audit();
  });

  it('is checked out first', () => {
    const { world, task, volunteer } = taken();
    const shift = { incident: INCIDENT, task, volunteers: [volunteer] };
    world.done(SEATS.lead, 'shift.start', shift);
    const asked = { incident: INCIDENT, task, volunteer };
    expect(world.refused(SEATS.lead, 'task.leave', asked)).toMatchObject(broken('at-work'));
    world.pass(1);
    world.done(SEATS.lead, 'shift.end', shift);
    world.done(SEATS.lead, 'task.leave', asked);
    world.audit();
  });
});

describe('a task that is called off', () => {
  it('keeps why, takes nobody any more, and is over for good', () => {
    const { world, task, volunteer } = taken();
    const off = { incident: INCIDENT, task, reason: '车辆未到' };
    world.done(SEATS.lead, 'task.call-off', off);
    expect(world.incident.tasks.get(task)?.closed?.outcome).toBe('called-off');
    expect(world.log.at(-1)).toContain('车辆未到');
    for (const [name, input] of [
      ['task.call-off', off],
      ['task.close', { incident: INCIDENT, task }],
      ['shift.start', { incident: INCIDENT, task, volunteers: [volunteer] }],
    ] as const)
      expect(world.refused(SEATS.lead, name, input)).toMatchObject([{ code: 'wrong-state' }]);
    world.audit();
  });

  it('sends those home first who are at work on it', () => {
    const { world, task, volunteer } = taken();
    world.done(SEATS.lead, 'shift.start', { incident: INCIDENT, task, volunteers: [volunteer] });
    const off = { incident: INCIDENT, task, reason: '车辆未到' };
    expect(world.refused(SEATS.lead, 'task.call-off', off)).toMatchObject(broken('at-work'));
  });
});
