import { MACHINE } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS } from '../../../test/support/world.ts';

const QUESTIONS = [
  { ask: '何时可以摘口罩？', choices: ['离开现场后', '累的时候'], right: '离开现场后' },
  { ask: '发热怎么办？', choices: ['坚持', '报告并回家'], right: '报告并回家' },
];
const TEXT = { zh: '全程佩戴口罩；发热即报告并回家。' };
const BY = { organisation: 'lead', seat: 'volunteer-1' };
const RIGHT = QUESTIONS.map(({ right }) => right);

/** A task with a briefing, and somebody who joined by himself. */
function briefed(questions: readonly object[] = QUESTIONS) {
  const world = hubei();
  const lead = (name: string, input: object) =>
    world.done(SEATS.lead, name, { incident: INCIDENT, ...input });
  const { task } = lead('task.open', {
    ...{ title: { zh: '送药', en: 'Carry drugs' }, area: '420105', where: '小区', peopleNeeded: 5 },
    ...{ from: world.now, until: '2020-01-28T00:00:00Z' },
  });
  lead('task.brief', { task, text: TEXT, questions });
  world.deed({ organisation: 'lead', seat: MACHINE }, 'seat.open', { ...BY, functions: ['volunteer'] });
  const { volunteer, taken } = world.done(BY, 'volunteer.join', {
    ...{ incident: INCIDENT, task, area: '420105', isAdult: true, consents: true },
  });
  return { world, lead, task: task as string, volunteer: volunteer as string, taken };
}
const unready = (missing: string) => [{ code: 'volunteer-unready', parameters: { missing: [missing] } }];
const take = (task: string, volunteer: string) => ({ incident: INCIDENT, task, volunteer });

describe('a task with a briefing', () => {
  it('is taken by whoever answered its questions, and a refusal names what is missing', () => {
    const { world, task, volunteer, taken } = briefed();
    expect(taken).toBe(false);
    expect(world.refused(BY, 'task.take', take(task, volunteer))).toMatchObject(unready('quiz'));
    const answer = (...answers: string[]) => ({ incident: INCIDENT, task, answers });
    expect(world.refused(BY, 'briefing.pass', answer('累的时候', '报告并回家'))).toMatchObject([
      { code: 'quiz-wrong', field: 'answers.0', parameters: { questions: [1] } },
    ]);
    expect(world.refused(BY, 'briefing.pass', answer())).toMatchObject([
      { parameters: { questions: [1, 2] } },
    ]);
    world.done(BY, 'briefing.pass', answer(...RIGHT));
    expect(world.refused(BY, 'briefing.pass', answer(...RIGHT))).toMatchObject([{ code: 'unchanged' }]);
    world.done(BY, 'task.take', take(task, volunteer));
    world.audit();
  });

  it('without questions is read', () => {
    const { world, task, volunteer } = briefed([]);
    expect(world.refused(BY, 'task.take', take(task, volunteer))).toMatchObject(unready('briefing'));
    world.done(BY, 'briefing.pass', { incident: INCIDENT, task });
    world.done(BY, 'task.take', take(task, volunteer));
  });

  it('that is briefed anew is passed anew before anybody begins, and before anybody says yes', () => {
    const { world, lead, task, volunteer } = briefed();
    world.done(BY, 'briefing.pass', { incident: INCIDENT, task, answers: RIGHT });
    lead('volunteer.ask', { task, volunteer });
    lead('task.brief', { task, text: { en: 'Wear gloves, too.' } });
    const answer = { incident: INCIDENT, task, accepts: true };
    expect(world.refused(BY, 'volunteer.answer', answer)).toMatchObject(unready('briefing'));
    world.done(BY, 'briefing.pass', { incident: INCIDENT, task });
    world.done(BY, 'volunteer.answer', answer);
    lead('task.brief', { task, text: TEXT, questions: QUESTIONS });
    const shift = { incident: INCIDENT, task, volunteers: [volunteer] };
    expect(world.refused(SEATS.lead, 'shift.start', shift)).toMatchObject(unready('quiz'));
    lead('briefing.give', { task, volunteers: [volunteer] });
    lead('shift.start', { task, volunteers: [volunteer] });
    expect(world.audit().state.incidents.get(INCIDENT)?.volunteers).toEqual(world.incident.volunteers);
  });

  it('is told at the door by whoever leads, and to those who have no seat', () => {
    const { world, lead, task } = briefed();
    const door = { incident: INCIDENT, task, area: '420105', isAdult: true, people: 2 };
    expect(world.refused(SEATS.lead, 'volunteer.admit-at-door', door)).toMatchObject(unready('quiz'));
    lead('volunteer.admit-at-door', { ...door, briefed: true });
    const { volunteer } = lead('volunteer.enrol', { area: '420105', isAdult: true });
    expect(world.refused(SEATS.lead, 'task.take', take(task, volunteer as string))).toMatchObject(
      unready('quiz'),
    );
    lead('briefing.give', { task, volunteers: [volunteer] });
    lead('task.take', { task, volunteer });
    world.audit();
  });

  it('is written in one language at least, with right answers among the choices, and given where there is one', () => {
    const { world, task, volunteer } = briefed();
    const brief = { incident: INCIDENT, task };
    expect(world.refused(SEATS.lead, 'task.brief', { ...brief, text: {} })).toMatchObject([
      { code: 'input-invalid', parameters: { rule: 'briefing-in-a-language' } },
    ]);
    const odd = [{ ...QUESTIONS[0], right: '从不' }];
    expect(world.refused(SEATS.lead, 'task.brief', { ...brief, text: TEXT, questions: odd })).toMatchObject([
      { code: 'input-invalid', parameters: { rule: 'right-is-a-choice' } },
    ]);
    const { task: plain } = world.done(SEATS.lead, 'task.open', {
      ...{ incident: INCIDENT, title: { zh: '送菜', en: 'Food' }, area: '420105', where: '小区' },
      ...{ from: world.now, until: '2020-01-28T00:00:00Z', peopleNeeded: 5 },
    });
    const give = { incident: INCIDENT, task: plain, volunteers: [volunteer] };
    expect(world.refused(SEATS.lead, 'briefing.give', give)).toMatchObject([{ code: 'unchanged' }]);
    expect(
      world.refused(SEATS.lead, 'briefing.give', { ...give, task, volunteers: ['nobody'] }),
    ).toMatchObject([{ code: 'not-found' }]);
  });
});
