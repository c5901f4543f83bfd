import { dutyRows, opinionRows } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { publish } from '../../../test/support/duty-days.ts';
import { judged } from '../../../test/support/forger.ts';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const QUESTION = { zh: '口罩去了哪里？', en: 'Where did the masks go?' };
const states = (world: World, kind: string) =>
  dutyRows(world.view, INCIDENT)
    .rows.filter((row) => row.kind === kind)
    .map(({ state, cited }) => `${state} ${cited[0]?.rule}`);
const ask = (world: World) =>
  (
    world.done(SEATS.lead, 'opinion.notice', {
      incident: INCIDENT,
      question: QUESTION,
      source: '12345 热线',
    }) as { opinion: string }
  ).opinion;
const answer = (opinion: string) => ({ incident: INCIDENT, opinion, answer: QUESTION });

describe('what the public asks', () => {
  it('is answered within 48 hours, by a second person', () => {
    const world = hubei();
    const opinion = ask(world);
    expect(world.act(SEATS.lead, 'opinion.answer', answer(opinion))).toMatchObject({
      refusals: [{ code: 'four-eyes' }],
    });
    world.pass(47);
    expect(states(world, 'answer-public-opinion')).toEqual(['open CN-N61-48h']);
    world.done(SEATS.second, 'opinion.answer', answer(opinion));
    expect(states(world, 'answer-public-opinion')).toEqual(['met CN-N61-48h']);
    ask(world);
    world.pass(49);
    expect(states(world, 'answer-public-opinion')[0]).toBe('breached CN-N61-48h');
    world.audit();
  });

  it('is answered by a published release as well as by words, and by no number that nobody published', () => {
    const world = hubei();
    const opinion = ask(world);
    const byRelease = (release: number) =>
      world.act(SEATS.second, 'opinion.answer', { incident: INCIDENT, opinion, release });
    expect(byRelease(1)).toMatchObject({ refusals: [{ code: 'not-found', field: 'release' }] });
    publish(world, 'goods-report');
    const nothing = { incident: INCIDENT, opinion };
    expect(world.act(SEATS.second, 'opinion.answer', nothing)).toMatchObject({
      refusals: [{ code: 'input-invalid', field: 'answer' }],
    });
    expect(byRelease(1).ok).toBe(true);
    expect(states(world, 'answer-public-opinion')).toEqual(['met CN-N61-48h']);
    expect(opinionRows(world.view, INCIDENT).opinions[0]?.answers).toMatchObject([
      { answer: null, release: 1 },
    ]);
    const held = { incident: INCIDENT, title: QUESTION, release: 1 };
    world.done(SEATS.second, 'press-conference.record', held);
    world.audit();
    const nowhere = { incident: INCIDENT, title: QUESTION, release: 7 };
    const claim = { conference: 'c', title: QUESTION, source: null, release: 7 };
    expect(
      judged(world, SEATS.second, 'press-conference.record', nowhere, ['press-conference.held', claim]),
    ).toMatch(/press-conference.record is refused there: not-found {"kind":"release","id":"7"}/);
  });

  it('is listed with what it was told and until when it was owed, the latest first; and so are the conferences', () => {
    const world = hubei();
    const first = ask(world);
    world.pass(1);
    const second = ask(world);
    world.done(SEATS.second, 'opinion.answer', answer(first));
    const hold = (title: object, more: object = {}) =>
      world.done(SEATS.second, 'press-conference.record', { incident: INCIDENT, title, ...more });
    hold({ zh: '第一场', en: 'First' });
    world.pass(1);
    hold({ zh: '第二场', en: 'Second' }, { source: '新闻办' });
    const { opinions, conferences } = opinionRows(world.view, INCIDENT);
    expect(opinions).toMatchObject([
      { id: second, answers: [], clock: { due: '2020-01-28T01:00:00.000Z', state: 'open' } },
      {
        id: first,
        answers: [{ answer: QUESTION }],
        clock: { due: '2020-01-28T00:00:00.000Z', state: 'met' },
      },
    ]);
    expect(conferences).toMatchObject([
      ...[{ title: { en: 'Second' }, source: '新闻办', release: null, at: '2020-01-26T02:00:00.000Z' }],
      ...[
        {
          title: { en: 'First' },
          source: null,
          at: '2020-01-26T01:00:00.000Z',
          organisation: { id: 'lead' },
        },
      ],
    ]);
  });

  it('holds no number of a person', () => {
    const world = hubei();
    const question = { zh: '请回电 13800138000', en: 'call 13800138000' };
    const input = { incident: INCIDENT, question, source: '热线' };
    expect(world.act(SEATS.lead, 'opinion.notice', input)).toMatchObject({
      refusals: [{ code: 'personal-data' }, { code: 'personal-data' }],
    });
  });
});

describe('a major event', () => {
  it('has its press conference within 24 hours, by the two notices of 2016', () => {
    const world = hubei();
    world.done(SEATS.lead, 'incident.declare', {
      incident: 'major',
      name: { zh: '重大事件', en: 'Major event' },
      type: 'accident',
      area: '420000',
      eventGrade: 'major',
      legalBasis: '突发事件应对法',
    });
    const rows = () =>
      dutyRows(world.view, 'major').rows.filter(({ kind }) => kind === 'hold-press-conference');
    expect(rows().map(({ cited }) => cited.map(({ rule }) => rule))).toEqual([['CN-N61-24h', 'CN-N80-24h']]);
    world.pass(23);
    world.done(SEATS.second, 'press-conference.record', { incident: 'major', title: QUESTION });
    expect(rows().map(({ state }) => state)).toEqual(['met']);
  });
});
