import {
  holdingsOf,
  openSeatsOf,
  organisationView,
  tasksBetween,
  tasksOf,
  volunteerHome,
  volunteerView,
} from '@tongzhou/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Read, read } from '../support/counted.ts';
import { hubei, INCIDENT, SEATS, type World } from '../support/world.ts';

/** Days that a community has had volunteers: one has four times as many behind it, and as much before it. */
const [DAYS_SHORT, DAYS_LONG] = [6, 24];
const EACH_SHIFT = 5;
const OF_ONE_LIFE = new Set(['a volunteer who comes in', 'a volunteer as the coordinator sees him']);
const PEOPLE = 6;
const SLACK = 20;
const MACHINE = { organisation: 'lead', seat: 'machine' };
const name = (words: string) => ({ zh: words, en: words });

/**
 * Each day a task that some work at and that is closed, one that another organisation asks for and is given, a colleague who
 * comes and goes; and at the end one task that is open.
 */
function community(days: number): World {
  const world = hubei();
  const by = (seat: { organisation: string; seat: string }, command: string, input: object) =>
    world.done(seat, command, { incident: INCIDENT, ...input });
  for (const holder of ['union', 'renai'])
    by(SEATS.lead, 'mandate.grant', {
      ...{ holder, functions: ['open-task', 'enrol-volunteer'], reach: 'area', area: '420100' },
      legalBasis: '通知',
    });
  for (const each of [SEATS.union, SEATS.renai]) world.deed(MACHINE, 'seat.open', { ...each });
  const open = (from: string, until: string) =>
    by(SEATS.union, 'task.open', {
      ...{ title: name('卸货'), skills: [], area: '420105', where: 'A 馆', from, until },
      ...{ peopleNeeded: 4, twoPersons: false, risky: false },
    }).task;
  const people = Array.from({ length: PEOPLE }, (_, index) => {
    const seat = { organisation: 'union', seat: `helper-${index}` };
    world.deed(MACHINE, 'seat.open', { ...seat, functions: ['volunteer'] });
    by(seat, 'volunteer.join', { area: '420105', isAdult: true, consents: true });
    return world.incident.volunteerAt.get(seat.seat) as string;
  });
  for (let day = 0; day < days; day += 1) {
    const from = world.now;
    const until = new Date(Date.parse(from) + 5 * 3_600_000).toISOString();
    const task = open(from, until);
    for (const [index, volunteer] of people.slice(0, 2).entries()) {
      by(SEATS.union, 'volunteer.ask', { task, volunteer });
      by({ organisation: 'union', seat: `helper-${index}` }, 'volunteer.answer', { task, accepts: true });
    }
    by(SEATS.union, 'shift.start', { task, volunteers: people.slice(0, 2) });
    const other = open(from, until);
    by(SEATS.renai, 'task.ask', { task: other });
    by(SEATS.union, 'task.answer-ask', { task: other, organisation: 'renai', accepts: true });
    by(SEATS.renai, 'task.call-off', { task: other, reason: 'x' });
    world.deed(MACHINE, 'seat.open', {
      organisation: 'union',
      seat: `union.day-${day}`,
      functions: ['keep-stock'],
    });
    world.deed(MACHINE, 'seat.shut', { organisation: 'union', seat: `union.day-${day}`, reason: 'x' });
    world.pass(4);
    by(SEATS.union, 'shift.end', { task, volunteers: people.slice(0, 2) });
    by(SEATS.union, 'task.close', { task });
    world.pass(20);
  }
  const soon = new Date(Date.parse(world.now) + 3_600_000).toISOString();
  const task = open(soon, new Date(Date.parse(soon) + 3_600_000).toISOString());
  by(SEATS.renai, 'task.ask', { task });
  return world;
}

const worlds: World[] = [];
beforeAll(() => {
  for (const days of [DAYS_SHORT, DAYS_LONG]) worlds.push(community(days));
});

type View = World['view'];
const QUESTIONS: Readonly<Record<string, (view: View) => unknown>> = {
  'a volunteer who comes in': (view) => volunteerHome(view, INCIDENT, 'helper-0'),
  'one who has never worked': (view) => volunteerHome(view, INCIDENT, 'helper-5'),
  'a volunteer as the coordinator sees him': (view) =>
    volunteerView(view, INCIDENT, view.state.incidents.get(INCIDENT)?.volunteerAt.get('helper-0') ?? ''),
  'the tasks of an organisation': (view) => tasksOf(view, INCIDENT, 'union'),
  'tasks between organisations': (view) => tasksBetween(view, INCIDENT, 'renai'),
  'an organisation in the register': (view) => organisationView(view, 'union'),
  'who sits in an organisation': (view) => openSeatsOf(view.state, 'union').length,
  'what an organisation answers for': (view) => [...holdingsOf(view.state, 'union', view.now)],
};

describe('what a page about people reads of the record', () => {
  it.each(Object.keys(QUESTIONS))('%s: as much after many days as after few', (question) => {
    const [short, long] = worlds.map((world) => read(world as never, QUESTIONS[question] as never)) as [
      Read,
      Read,
    ];
    // Of one person's own life of shifts each counts: his hours are their sum.
    const own = OF_ONE_LIFE.has(question) ? EACH_SHIFT * (DAYS_LONG - DAYS_SHORT) : 0;
    expect(Math.abs(long.touched - short.touched)).toBeLessThanOrEqual(SLACK + own);
  });
});
