import { describe, expect, it } from 'vitest';
import { endResponse } from '../../../test/support/ending.ts';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const CARE = { organisation: 'care', seat: 'care.first' };

/** A psychological support line whose mandate asks for a paper that expires on 1 February. */
function support(): { world: World; task: string } {
  const world = hubei();
  world.done(SEATS.lead, 'organisation.register', {
    organisation: 'care',
    name: { zh: '心理援助热线', en: 'Care line' },
    kind: 'other',
    area: '420105',
    facilityClass: null,
  });
  const { credential } = world.done(CARE, 'credential.present', {
    organisation: 'care',
    kind: 'psychological-support',
    issuer: '省卫健委',
    expiresOn: '2020-01-31',
    reference: 'P-1',
    evidence: { name: 'licence.pdf', sha256: 'a'.repeat(64) },
  });
  world.done(SEATS.lead, 'credential.check', { credential, outcome: 'confirmed', note: '已核' });
  world.done(SEATS.lead, 'mandate.grant', {
    holder: 'care',
    functions: ['open-task', 'enrol-volunteer'],
    reach: 'own',
    area: '420105',
    incident: INCIDENT,
    requires: ['psychological-support'],
    legalBasis: '通知',
  });
  world.now = '2020-01-31T12:00:00.000Z';
  const { task } = world.done(CARE, 'task.open', {
    incident: INCIDENT,
    title: { zh: '接听热线', en: 'Answer calls' },
    skills: [],
    area: '420105',
    where: '热线中心',
    from: '2020-01-31T12:00:00Z',
    until: '2020-02-01T12:00:00Z',
    peopleNeeded: 5,
    twoPersons: false,
    risky: false,
  });
  return { world, task: task as string };
}

const atDoor = (task: string, more: object = {}) => ({
  incident: INCIDENT,
  task,
  area: '420105',
  isAdult: true,
  ...more,
});

describe('a paper that expires while its work goes on', () => {
  it('lets what is in hand come to its end, and nothing new begin', () => {
    const { world, task } = support();
    const volunteers = world.done(CARE, 'volunteer.admit-at-door', atDoor(task)).volunteers as string[];
    world.now = '2020-01-31T17:00:00.000Z';
    expect(world.refused(CARE, 'volunteer.admit-at-door', atDoor(task))).toMatchObject([
      { code: 'credential-missing' },
    ]);
    expect(
      world.refused(CARE, 'task.take', { incident: INCIDENT, task, volunteer: volunteers[0] }),
    ).toMatchObject([{ code: 'credential-missing' }]);
    world.done(CARE, 'shift.end', { incident: INCIDENT, task, volunteers });
    world.done(CARE, 'volunteer.certify', { incident: INCIDENT, volunteer: volunteers[0] });
    world.done(CARE, 'task.close', { incident: INCIDENT, task });
    const person = world.incident.volunteers.get(volunteers[0] as string);
    expect(person?.certificates).toMatchObject([{ minutes: 300, shifts: 1 }]);
    world.audit();
  });

  it('lets nobody else end another’s work', () => {
    const { world, task } = support();
    const volunteers = world.done(CARE, 'volunteer.admit-at-door', atDoor(task)).volunteers as string[];
    world.now = '2020-01-31T17:00:00.000Z';
    expect(world.refused(SEATS.union, 'shift.end', { incident: INCIDENT, task, volunteers })).toMatchObject([
      { code: 'mandate-missing' },
    ]);
  });
});

describe('hours that nobody worked', () => {
  const shift = (task: string, volunteers: string[]) => ({ incident: INCIDENT, task, volunteers });
  const certified = (world: World, volunteer: string) => {
    world.done(CARE, 'volunteer.certify', { incident: INCIDENT, volunteer });
    return world.incident.volunteers.get(volunteer)?.certificates.at(-1);
  };

  it('do not come of a shift that begins more than an hour before its task', () => {
    const { world } = support();
    const { task } = world.done(CARE, 'task.open', {
      ...{ incident: INCIDENT, title: { zh: '巡查', en: 'Patrol' }, skills: [], area: '420105' },
      ...{ where: '北门', from: '2020-01-31T14:00:00Z', until: '2020-01-31T15:30:00Z', peopleNeeded: 2 },
    }) as { task: string };
    const person = { incident: INCIDENT, area: '420105', isAdult: true };
    const volunteer = world.done(CARE, 'volunteer.enrol', person).volunteer as string;
    world.done(CARE, 'task.take', { incident: INCIDENT, task, volunteer });
    world.now = '2020-01-31T12:59:59.000Z';
    const early = [{ code: 'volunteer-rule', parameters: { why: 'early' } }];
    expect(world.refused(CARE, 'volunteer.admit-at-door', atDoor(task))).toMatchObject(early);
    expect(world.refused(CARE, 'shift.start', shift(task, [volunteer]))).toMatchObject(early);
    world.now = '2020-01-31T13:00:00.000Z';
    world.done(CARE, 'shift.start', shift(task, [volunteer]));
    world.audit();
  });

  it('do not come of a shift that nobody ended: it counts to the end of its task', () => {
    const { world, task } = support();
    const [there] = world.done(CARE, 'volunteer.admit-at-door', atDoor(task)).volunteers as [string];
    const early = world.done(CARE, 'task.open', {
      ...{ incident: INCIDENT, title: { zh: '巡查', en: 'Patrol' }, skills: [], area: '420105' },
      ...{ where: '北门', from: world.now, until: '2020-01-31T14:00:00Z', peopleNeeded: 2 },
    }).task as string;
    const [came] = world.done(CARE, 'volunteer.admit-at-door', atDoor(early)).volunteers as [string];
    world.pass(13);
    expect(certified(world, came)).toMatchObject({ minutes: 120, until: '2020-01-31T14:00:00.000Z' });
    expect(certified(world, there)).toMatchObject({ minutes: 720 });
    world.audit();
  });

  it('do not come of the end of the response: who is at work then is checked out, and nobody in', () => {
    const { world, task } = support();
    const volunteers = world.done(CARE, 'volunteer.admit-at-door', atDoor(task)).volunteers as string[];
    endResponse(world);
    world.pass(1);
    expect(world.refused(CARE, 'volunteer.admit-at-door', atDoor(task))).toMatchObject([
      { code: 'incident-closed' },
    ]);
    world.done(CARE, 'shift.end', shift(task, volunteers));
    world.done(CARE, 'task.close', { incident: INCIDENT, task });
    expect(certified(world, volunteers[0] as string)).toMatchObject({ minutes: 60 });
    world.audit();
  });
});

describe('volunteers at the door', () => {
  it('are enrolled, on the task and at work by one act; two together begin a task for two', () => {
    const { world, task } = support();
    const { task: pair } = world.done(CARE, 'task.open', {
      ...{
        incident: INCIDENT,
        title: { zh: '巡查', en: 'Patrol' },
        skills: [],
        area: '420105',
        where: '北门',
      },
      ...{ from: '2020-01-31T12:00:00Z', until: '2020-01-31T18:00:00Z' },
      ...{ peopleNeeded: 2, twoPersons: true, risky: false },
    });
    expect(world.refused(CARE, 'volunteer.admit-at-door', atDoor(pair as string))).toMatchObject([
      { code: 'volunteer-rule', parameters: { why: 'two-persons' } },
    ]);
    const came = world.done(CARE, 'volunteer.admit-at-door', atDoor(pair as string, { people: 2 }));
    expect(came.volunteers).toHaveLength(2);
    expect(world.refused(CARE, 'volunteer.admit-at-door', atDoor(task, { people: 6 }))).toMatchObject([
      { code: 'volunteer-rule', parameters: { why: 'full' } },
    ]);
  });

  it('who are minors come with their guardian’s consent, and the record does not say that they are', () => {
    const { world, task } = support();
    expect(world.refused(CARE, 'volunteer.admit-at-door', atDoor(task, { isAdult: false }))).toMatchObject([
      { code: 'volunteer-rule', parameters: { why: 'guardian' } },
    ]);
    const minor = { isAdult: false, guardianConsents: true };
    world.done(CARE, 'volunteer.admit-at-door', atDoor(task, minor));
    world.done(CARE, 'volunteer.admit-at-door', atDoor(task));
    const [one, other] = world.facts
      .filter((fact) => fact.type === 'volunteer.enrolled')
      .map(({ data }) => data);
    expect({ ...one, volunteer: '' }).toEqual({ ...other, volunteer: '' });
  });
});
