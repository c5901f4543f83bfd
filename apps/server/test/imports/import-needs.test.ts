import { afterEach, describe, expect, it } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import { importNeeds } from '../../src/imports/import-needs.ts';
import { ReadingAgain } from '../../src/imports/read-again.ts';
import type { ImportReport } from '../../src/imports/report.ts';
import { dataFolder } from '../support/databases.ts';
import { done, INCIDENT, openSmallWorld, SEATS } from '../support/small-world.ts';

const open: Application[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
const world = async (exercise?: string) => {
  const application = await openSmallWorld(
    undefined,
    dataFolder(),
    exercise === undefined ? undefined : new Date(exercise),
  );
  open.push(application);
  for (const seat of [SEATS.lead, SEATS.union]) await application.openSeat(seat);
  return application;
};

const hospital = (name: string, supplies: Record<string, unknown>, more: object = {}) => ({
  ...{
    province: '湖北',
    city: '武汉市',
    district: '江汉区',
    name,
    address: '',
    url: '',
    remark: '',
    contacts: [],
  },
  supplies: Object.entries(supplies).map(([key, value]) => ({ key, value })),
  ...more,
});
const read = (application: Application, rows: unknown[], asOf: string, more: object = {}) =>
  importNeeds(application, {
    ...{ incident: INCIDENT, files: { 'wuhanshi.json': JSON.stringify(rows) }, asOf, actor: SEATS.lead },
    ...more,
  });
const reported = async (application: Application, rows: unknown[], asOf: string, more: object = {}) => {
  const outcome = await read(application, rows, asOf, more);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.report;
};
const incidentOf = (application: Application) => {
  const incident = application.state.incidents.get(INCIDENT);
  if (!incident) throw new Error('there is no incident');
  return incident;
};
const needs = (application: Application) =>
  [...incidentOf(application).needs.values()].map(({ facility, item, quantity }) => ({
    facility: application.state.organisations.get(facility)?.name.zh,
    item,
    quantity,
  }));
const answer = (application: Application, question: string | undefined, said: object) =>
  done(application.execute(SEATS.lead, 'import.answer', { incident: INCIDENT, question, answer: said }));
const openQuestions = (application: Application) =>
  [...incidentOf(application).importQuestionsOpen].map((question) => ({
    question,
    asks: incidentOf(application).importQuestions.get(question)?.asks,
    original: incidentOf(application).importPieces.get(question)?.original,
  }));
const again = (application: Application) => new ReadingAgain(application).readAgain();

const FIFTH = '2020-02-05T00:00:00+08:00';
const TWELFTH = '2020-02-12T00:00:00+08:00';

describe('an import of needs', () => {
  it('that speaks of a day to come registers nobody, and says why', async () => {
    const application = await world();
    const before = application.state.position;
    const outcome = await read(
      application,
      [hospital('晴川医院', { 防护服: 5 })],
      '2030-01-01T00:00:00+08:00',
    );
    expect(outcome).toMatchObject({
      ok: false,
      refusals: [{ code: 'date-impossible', field: 'asOf', parameters: { why: 'future' } }],
    });
    expect(application.state.position).toBe(before);
  });

  it('can be looked at first: the same report, and nothing written', async () => {
    const application = await world();
    const before = application.state.position;
    const rows = [
      hospital('晴川医院', { 防护服: 5, 医用手套: 100 }),
      hospital('未知医院', { 防护服: 5 }, { city: '汉口市', district: '' }),
    ];
    const looked = await reported(application, rows, FIFTH, { isCheck: true });
    expect(looked).toMatchObject({
      isCheck: true,
      needs: { stated: 1, asked: 1 },
      questions: 2,
      factsWritten: 0,
      importId: null,
      differences: [],
    });
    expect(application.state.position).toBe(before);
    const written = await reported(application, rows, FIFTH);
    expect(written.needs).toEqual(looked.needs);
  });

  it('in an exercise is taken as of its clock, says so, and locks nobody out', async () => {
    const application = await world('2020-02-03T20:00:00+08:00');
    const rows = (amount: number) => [hospital('协和医院', { 防护服: amount })];
    const first = await reported(application, rows(50), TWELFTH);
    expect(first).toMatchObject({ saysAsOf: '2020-02-11T16:00:00.000Z', needs: { stated: 1 } });
    expect(first.asOf.startsWith('2020-02-03')).toBe(true);
    // The list of an earlier day does not undo it, though both were taken as of the same clock.
    expect((await reported(application, rows(20), FIFTH)).needs).toMatchObject({ older: 1, updated: 0 });
    const own = { incident: INCIDENT, facility: 'union', item: 'coverall-medical', setting: 'general-ward' };
    await done(
      application.execute(SEATS.union, 'need.state', { ...own, quantity: { kind: 'exact', amount: 70 } }),
    );
    expect(needs(application)).toEqual([
      { facility: '协和医院', item: 'coverall-medical', quantity: { kind: 'exact', amount: 70 } },
    ]);
  });

  it('asks where a facility lies whose city nobody knows, and files it there when it is answered', async () => {
    const application = await world();
    const rows = [hospital('晴川医院', { 防护服: 5, 护目镜: 7 }, { city: '汉口市', district: '' })];
    const report = await reported(application, rows, FIFTH);
    expect(report).toMatchObject({
      organisationsRegistered: 0,
      needs: { asked: 2, stated: 0 },
      questions: 1,
    });
    const [asked] = openQuestions(application);
    expect(asked).toMatchObject({ asks: 'area-unknown', original: '湖北 汉口市 · 防护服、护目镜' });
    await answer(application, asked?.question, { kind: 'area', area: '420103' });
    await again(application);
    expect(needs(application)).toHaveLength(2);
    const registered = [...application.state.organisations.values()].find(
      ({ name }) => name.zh === '晴川医院',
    );
    expect(registered?.area).toBe('420103');
    expect(openQuestions(application)).toEqual([]);
  });

  it('asks what may be several things, and reads this list and the next by the answer', async () => {
    const application = await world();
    const rows = (amount: number) => [hospital('晴川医院', { 医用手套: amount })];
    await reported(application, rows(500), FIFTH);
    const [asked] = openQuestions(application);
    expect(asked?.asks).toBe('item-ambiguous');
    await answer(application, asked?.question, { kind: 'item', item: 'gloves-nitrile' });
    await again(application);
    expect(needs(application)).toMatchObject([
      { item: 'gloves-nitrile', quantity: { amount: expect.any(Number) } },
    ]);
    const position = application.state.position;
    await again(application);
    expect(application.state.position).toBe(position);
    expect(await reported(application, rows(700), TWELFTH)).toMatchObject({
      needs: { updated: 1 },
      questions: 0,
    });
  });

  it('reports what is gone from the list and asks: closed, or forgotten?', async () => {
    const application = await world();
    const first = [
      hospital('晴川医院', { 防护服: 5, 护目镜: 7 }),
      hospital('鹦鹉医院', { 防护服: 9, 护目镜: 3 }),
      hospital('西山医院', { 防护服: 4 }, { city: '鄂州市', district: '' }),
    ];
    await reported(application, first, FIFTH);
    const second: ImportReport = await reported(application, [hospital('晴川医院', { 防护服: 5 })], TWELFTH);
    // Of Ezhou this list says nothing at all: nobody is asked about it.
    expect(second).toMatchObject({ gone: { hospitals: 1, lines: 3, closed: 0 }, questions: 2 });
    const questions = openQuestions(application);
    expect(questions.map(({ asks, original }) => [asks, original])).toEqual(
      expect.arrayContaining([
        ['line-gone', '医用护目镜'],
        ['hospital-gone', expect.stringContaining('防护服')],
      ]),
    );
    await answer(application, questions.find(({ asks }) => asks === 'line-gone')?.question, {
      kind: 'forgotten',
    });
    await answer(application, questions.find(({ asks }) => asks === 'hospital-gone')?.question, {
      kind: 'closed',
    });
    await again(application);
    const left = needs(application).filter(({ quantity }) => quantity.kind !== 'none');
    expect(left.map(({ facility, item }) => `${facility} ${item}`).sort()).toEqual([
      '晴川医院 coverall-medical',
      '晴川医院 goggles',
      '西山医院 coverall-medical',
    ]);
    expect(openQuestions(application)).toEqual([]);
  });

  it('confirms what a later list names again, and not by reading the same list twice', async () => {
    const application = await world('2020-02-03T20:00:00+08:00');
    const rows = [hospital('晴川医院', { 防护服: 5, 护目镜: 7 })];
    await reported(application, rows, FIFTH);
    const freshFrom = () => incidentOf(application).needs.values().next().value?.freshFrom ?? '';
    const before = freshFrom();
    const twice = await reported(application, rows, FIFTH);
    expect([twice.needsAgain, twice.factsWritten, freshFrom()]).toEqual([0, 0, before]);
    const later = await reported(application, rows, TWELFTH);
    expect(later).toMatchObject({ needsAgain: 2, needs: { unchanged: 2 } });
    expect(freshFrom() > before).toBe(true);
    const earlier = await reported(application, rows, FIFTH);
    expect(earlier.needsAgain).toBe(0);
  });

  it('registers two of one name in two counties', async () => {
    const application = await world();
    const of = (city: string) => hospital('红十字会', { 防护服: 5 }, { city, district: '' });
    const report = await reported(application, [of('孝感市'), of('黄冈市')], FIFTH);
    expect(report).toMatchObject({
      organisationsRegistered: 2,
      needs: { stated: 2, refused: 0 },
      refusals: [],
    });
  });

  it('asks about an amount that cannot be, and keeps its record', async () => {
    const application = await world();
    const report = await reported(application, [hospital('晴川医院', { 防护服: 5, 护目镜: -5 })], FIFTH);
    expect(report).toMatchObject({ needs: { stated: 1 }, questions: 1, refusals: [] });
    expect(report.importId).not.toBeNull();
    const [asked] = openQuestions(application);
    expect(asked?.asks).toBe('amount-negative');
    const huge = { incident: INCIDENT, question: asked?.question };
    const outcome = await application.execute(SEATS.lead, 'import.answer', {
      ...huge,
      answer: { kind: 'amount', amount: 999_999_999_999 },
    });
    expect(outcome).toMatchObject({
      ok: false,
      refusals: [{ code: 'amount-absurd', field: 'answer.amount' }],
    });
  });

  it('shows amounts that conflict as a range, and asks', async () => {
    const application = await world();
    await reported(
      application,
      [hospital('晴川医院', { '75%酒精': 1_000 }, { remark: '75%酒精2000瓶' })],
      FIFTH,
    );
    expect(incidentOf(application).needs.values().next().value).toMatchObject({
      quantity: { kind: 'range', least: 1_000, most: 2_000 },
      original: expect.stringContaining('≠'),
    });
    const [asked] = openQuestions(application);
    expect(asked?.asks).toBe('amounts-conflict');
    await answer(application, asked?.question, { kind: 'amount', amount: 2_000 });
    await again(application);
    expect(needs(application)).toMatchObject([{ quantity: { kind: 'exact', amount: 2_000 } }]);
  });
});
