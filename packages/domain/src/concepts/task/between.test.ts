import { noticesOf, tasksBetween, tasksOf } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const BAIBUTING = { organisation: 'baibuting', seat: 'baibuting.office' };
const RED_CROSS = { organisation: 'red-cross', seat: 'red-cross.volunteers' };
const BLUE_SKY = { organisation: 'blue-sky', seat: 'blue-sky.desk' };

/** A community and two organisations with volunteers, each with no more than its own matters. */
function town(): World {
  const world = hubei();
  const lead = (name: string, input: object) => world.done(SEATS.lead, name, input);
  for (const [organisation, zh] of [
    ['baibuting', '百步亭社区'],
    ['blue-sky', '蓝天救援队'],
  ])
    lead('organisation.register', {
      ...{ organisation, name: { zh, en: organisation }, kind: 'community', area: '420102' },
      facilityClass: null,
    });
  for (const holder of ['baibuting', 'red-cross', 'blue-sky'])
    lead('mandate.grant', {
      ...{ holder, functions: ['open-task', 'enrol-volunteer'], reach: 'own', area: '420100' },
      ...{ incident: INCIDENT, legalBasis: '通知', mandate: `mandate-tasks-${holder}` },
    });
  return world;
}
const open = (world: World, more: object = {}) =>
  world.done(BAIBUTING, 'task.open', {
    ...{ incident: INCIDENT, title: { zh: '送菜', en: 'Carry food' }, area: '420102', where: '百步亭' },
    ...{ from: '2020-01-27T00:00:00Z', until: '2020-01-30T00:00:00Z', peopleNeeded: 3, ...more },
  }).task as string;
const enrol = (world: World, by = RED_CROSS) =>
  world.done(by, 'volunteer.enrol', { incident: INCIDENT, area: '420102', isAdult: true })
    .volunteer as string;
const at = (task: string, more: object = {}) => ({ incident: INCIDENT, task, ...more });
const why = (rule: string) => [{ code: 'task-holding', parameters: { why: rule } }];
const holder = (world: World, task: string) => world.incident.tasks.get(task)?.holder;
/** What the last fact is worth telling, and whom. */
const told = (world: World) => {
  const fact = world.facts.at(-1);
  return fact ? noticesOf(world.state, fact).map(({ kind, organisations }) => [kind, ...organisations]) : [];
};

describe('nobody puts another’s volunteer on a task', () => {
  it('baibuting cannot put a Red Cross volunteer on its own task, and is told who could', () => {
    const world = town();
    const [task, volunteer] = [open(world), enrol(world)];
    expect(world.refused(BAIBUTING, 'task.take', at(task, { volunteer }))).toMatchObject([
      {
        code: 'volunteer-of-another',
        field: 'volunteer',
        parameters: { volunteer, organisation: 'red-cross' },
      },
    ]);
    expect(world.incident.tasks.get(task)?.volunteers.size).toBe(0);
    world.audit();
  });

  it('nor does the lead, whose mandate reaches every task', () => {
    const world = town();
    const [task, volunteer] = [open(world), enrol(world)];
    expect(world.refused(SEATS.lead, 'task.take', at(task, { volunteer }))).toMatchObject([
      { code: 'volunteer-of-another' },
    ]);
  });

  it('and is offered its own people only', () => {
    const world = town();
    open(world);
    enrol(world);
    const own = enrol(world, BAIBUTING);
    const [row] = tasksOf(world.view, INCIDENT, 'baibuting').rows;
    expect(row?.suggested.map(({ volunteer }) => volunteer)).toEqual([own]);
  });
});

describe('a task that another organisation asks for', () => {
  it('passes on where its holder agrees; its people stay on it, and the new holder leads them', () => {
    const world = town();
    const task = open(world);
    const stays = enrol(world, BAIBUTING);
    world.done(BAIBUTING, 'task.take', at(task, { volunteer: stays }));
    world.done(RED_CROSS, 'task.ask', at(task, { note: '有二十人' }));
    expect(told(world)).toEqual([['task.asked', 'baibuting']]);
    expect(tasksOf(world.view, INCIDENT, 'baibuting').rows[0]?.requests).toMatchObject([
      { organisation: { id: 'red-cross' }, answerBy: '2020-01-27T00:00:00.000Z' },
    ]);
    expect(world.refused(RED_CROSS, 'task.ask', at(task))).toMatchObject(why('asked'));
    world.done(BAIBUTING, 'task.answer-ask', at(task, { organisation: 'red-cross', accepts: true }));
    expect(told(world)).toEqual([['task.answered', 'red-cross']]);
    expect(holder(world, task)).toBe('red-cross');
    world.now = '2020-01-27T00:00:00.000Z';
    world.done(RED_CROSS, 'shift.start', at(task, { volunteers: [stays] }));
    const mine = enrol(world);
    world.done(RED_CROSS, 'task.take', at(task, { volunteer: mine }));
    expect(tasksOf(world.view, INCIDENT, 'baibuting').total).toBe(0);
    expect(tasksOf(world.view, INCIDENT, 'red-cross').rows[0]).toMatchObject({
      organisation: { id: 'red-cross' },
      openedBy: { id: 'baibuting' },
    });
    expect(world.audit().state.incidents.get(INCIDENT)?.tasks).toEqual(world.incident.tasks);
  });

  it('stays where its holder says no, and nobody else says it for it', () => {
    const world = town();
    const task = open(world);
    world.done(RED_CROSS, 'task.ask', at(task));
    const answer = at(task, { organisation: 'red-cross', accepts: true });
    expect(world.refused(SEATS.lead, 'task.answer-ask', answer)).toMatchObject([{ code: 'not-own-matter' }]);
    expect(world.refused(RED_CROSS, 'task.answer-ask', answer)).toMatchObject([{ code: 'not-own-matter' }]);
    world.done(BAIBUTING, 'task.answer-ask', { ...answer, accepts: false, reason: '人手已够' });
    expect(holder(world, task)).toBe('baibuting');
    expect(tasksBetween(world.view, INCIDENT, 'red-cross')).toEqual([]);
    expect(world.refused(BAIBUTING, 'task.answer-ask', answer)).toMatchObject(why('not-asked'));
    world.pass(48);
    expect(world.refused(RED_CROSS, 'task.claim', at(task))).toMatchObject(why('not-asked'));
    world.audit();
  });

  it('is free after the hours that it states, and before them it is not', () => {
    const world = town();
    const task = open(world, { answerHours: 6 });
    world.done(RED_CROSS, 'task.ask', at(task));
    world.now = '2020-01-26T05:59:59.999Z';
    expect(world.refused(RED_CROSS, 'task.claim', at(task))).toMatchObject(why('not-yet'));
    world.now = '2020-01-26T06:00:00.000Z';
    expect(tasksBetween(world.view, INCIDENT, 'red-cross')).toMatchObject([{ mayClaim: true }]);
    expect(world.refused(BLUE_SKY, 'task.claim', at(task))).toMatchObject(why('not-asked'));
    world.done(RED_CROSS, 'task.claim', at(task));
    expect(told(world)).toEqual([['task.passed-on', 'baibuting']]);
    expect(holder(world, task)).toBe('red-cross');
    expect(world.refused(BAIBUTING, 'task.close', at(task)).map(({ code }) => code)).toEqual([
      'mandate-missing',
    ]);
    world.audit();
  });

  it('waits as long as the charter says where the task says nothing', () => {
    const world = town();
    const task = open(world);
    world.done(RED_CROSS, 'task.ask', at(task));
    world.pass(23);
    expect(world.refused(RED_CROSS, 'task.claim', at(task))).toMatchObject(why('not-yet'));
    world.pass(1);
    world.done(RED_CROSS, 'task.claim', at(task));
  });

  it('is not taken from under people who are at work: somebody leads them', () => {
    const world = town();
    const task = open(world);
    const volunteer = enrol(world, BAIBUTING);
    world.done(BAIBUTING, 'task.take', at(task, { volunteer }));
    world.done(RED_CROSS, 'task.ask', at(task));
    world.pass(25);
    world.done(BAIBUTING, 'shift.start', at(task, { volunteers: [volunteer] }));
    expect(world.refused(RED_CROSS, 'task.claim', at(task))).toMatchObject(why('at-work'));
    world.pass(1);
    world.done(BAIBUTING, 'shift.end', at(task, { volunteers: [volunteer] }));
    world.done(RED_CROSS, 'task.claim', at(task));
    world.audit();
  });

  it('is asked for with a mandate in the place, not by its holder, not when it is over, and not by a crowd', () => {
    const world = town();
    const task = open(world);
    expect(world.refused(SEATS.union, 'task.ask', at(task))).toMatchObject([{ code: 'mandate-missing' }]);
    expect(world.refused(BAIBUTING, 'task.ask', at(task))).toMatchObject(why('own'));
    const lead = (name: string, input: object) => world.done(SEATS.lead, name, input);
    for (let index = 0; index < 20; index += 1) {
      const organisation = `team-${String.fromCharCode(97 + index)}`;
      lead('organisation.register', {
        ...{
          organisation,
          name: { zh: `第${index}队`, en: `Team number ${index}` },
          kind: 'other',
          area: '420102',
        },
        ...{ facilityClass: null },
      });
      lead('mandate.grant', {
        ...{ holder: organisation, functions: ['enrol-volunteer'], reach: 'own', area: '420102' },
        ...{ incident: INCIDENT, legalBasis: '通知' },
      });
      world.done({ organisation, seat: `${organisation}.desk` }, 'task.ask', at(task));
    }
    expect(world.refused(RED_CROSS, 'task.ask', at(task))).toMatchObject(why('crowded'));
    world.pass(24 * 30);
    expect(world.refused(BLUE_SKY, 'task.ask', at(task))).toMatchObject(why('over'));
  });
});

describe('a task that its holder hands over', () => {
  it('passes on when the other says yes, and can be given back to whoever opened it', () => {
    const world = town();
    const task = open(world);
    expect(world.refused(BAIBUTING, 'task.give-back', at(task, { reason: '忙' }))).toMatchObject(
      why('not-lent'),
    );
    expect(world.refused(RED_CROSS, 'task.answer-handover', at(task, { accepts: true }))).toMatchObject(
      why('not-offered'),
    );
    world.done(BAIBUTING, 'task.hand-over', at(task, { organisation: 'red-cross', reason: '人手不足' }));
    expect(told(world)).toEqual([['task.offered', 'red-cross']]);
    expect(holder(world, task)).toBe('baibuting');
    expect(tasksBetween(world.view, INCIDENT, 'red-cross')).toMatchObject([
      { isOffered: true, mayClaim: false },
    ]);
    world.done(RED_CROSS, 'task.answer-handover', at(task, { accepts: true }));
    expect(told(world)).toEqual([['task.passed-on', 'baibuting']]);
    expect(holder(world, task)).toBe('red-cross');
    world.done(RED_CROSS, 'task.give-back', at(task, { reason: '另有任务' }));
    expect(told(world)).toEqual([['task.passed-on', 'baibuting']]);
    expect(holder(world, task)).toBe('baibuting');
    world.audit();
  });

  it('stays where the other says no; what was asked before is over once it has passed on', () => {
    const world = town();
    const task = open(world);
    world.done(BLUE_SKY, 'task.ask', at(task));
    const offer = at(task, { organisation: 'red-cross', reason: '人手不足' });
    world.done(BAIBUTING, 'task.hand-over', offer);
    world.done(RED_CROSS, 'task.answer-handover', at(task, { accepts: false, reason: '也忙' }));
    expect(told(world)).toEqual([['task.answered', 'baibuting']]);
    expect([holder(world, task), tasksBetween(world.view, INCIDENT, 'red-cross')]).toEqual(['baibuting', []]);
    world.done(BAIBUTING, 'task.hand-over', offer);
    world.done(RED_CROSS, 'task.answer-handover', at(task, { accepts: true }));
    expect(tasksBetween(world.view, INCIDENT, 'blue-sky')).toEqual([]);
    world.pass(25);
    expect(world.refused(BLUE_SKY, 'task.claim', at(task))).toMatchObject(why('not-asked'));
    expect(world.incident.tasksBetween.size).toBe(0);
    world.audit();
  });

  it('takes nobody by the hand: not itself, not whom the register does not know, and no one who is at work is left', () => {
    const world = town();
    const task = open(world);
    const to = (organisation: string) => at(task, { organisation, reason: '人手不足' });
    expect(world.refused(BAIBUTING, 'task.hand-over', to('baibuting'))).toMatchObject(why('own'));
    expect(world.refused(BAIBUTING, 'task.hand-over', to('nobody'))).toMatchObject([{ code: 'not-found' }]);
    world.done(BAIBUTING, 'task.hand-over', to('red-cross'));
    world.done(RED_CROSS, 'task.answer-handover', at(task, { accepts: true }));
    const volunteer = enrol(world);
    world.done(RED_CROSS, 'task.take', at(task, { volunteer }));
    world.now = '2020-01-27T00:00:00.000Z';
    world.done(RED_CROSS, 'shift.start', at(task, { volunteers: [volunteer] }));
    expect(world.refused(RED_CROSS, 'task.give-back', at(task, { reason: '忙' }))).toMatchObject(
      why('at-work'),
    );
  });
});
