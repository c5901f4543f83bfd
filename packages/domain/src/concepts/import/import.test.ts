import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS } from '../../../test/support/world.ts';
import { questionKeyOf } from './question-key.ts';

const record = (pieces: number, more: object = {}) => ({
  incident: INCIDENT,
  source: 'wuhan2020',
  asOf: '2020-01-25T08:00:00+08:00',
  content: 'c'.repeat(64),
  tally: { rowsRead: pieces + 3, needsStated: 3 },
  setAside: Array.from({ length: pieces }, (_, index) => ({
    reason: '单位不明',
    where: `第 ${index + 1} 行`,
    original: '口罩若干',
  })),
  ...more,
});

describe('an import', () => {
  it('is on record with what a person must still look at, which stays with the participants', () => {
    const world = hubei();
    const { importId } = world.done(SEATS.lead, 'import.record', record(60));
    const kept = world.incident.imports.get(importId as string);
    expect(kept).toMatchObject({ source: 'wuhan2020', asOf: '2020-01-25T00:00:00.000Z' });
    expect(kept?.setAside.map(({ where }) => where)).toEqual(record(60).setAside.map(({ where }) => where));
    expect(world.log.some((entry) => entry.includes('口罩若干'))).toBe(false);
    expect(world.log.at(-1)).toContain('import.recorded');
    world.audit();
  });

  it('speaks of no moment that has not come, and needs the mandate for it', () => {
    const world = hubei();
    const early = record(0, { asOf: '2020-03-01T00:00:00Z' });
    expect(world.refused(SEATS.lead, 'import.record', early)).toMatchObject([
      { code: 'date-impossible', field: 'asOf' },
    ]);
    expect(world.refused(SEATS.union, 'import.record', record(1))).toMatchObject([
      { code: 'mandate-missing' },
    ]);
    expect(world.incident.imports.size).toBe(0);
  });

  it('of an exercise says of which moment the list itself speaks', () => {
    const world = hubei();
    const saysAsOf = '2020-02-12T00:00:00+08:00';
    const { importId } = world.done(SEATS.lead, 'import.record', record(0, { saysAsOf }));
    expect(world.incident.imports.get(importId as string)?.saysAsOf).toBe('2020-02-11T16:00:00.000Z');
  });

  describe('asks', () => {
    const [word, day, place, gone, clash] = ['word', 'day', 'place', 'gone', 'clash'].map((what) =>
      questionKeyOf([what]),
    ) as [string, string, string, string, string];
    const questions = [
      { question: word, asks: 'item-ambiguous' },
      { question: day, asks: 'amount-maybe-date' },
      { question: place, asks: 'area-unknown' },
      { question: gone, asks: 'hospital-gone' },
      { question: clash, asks: 'amounts-conflict' },
    ];
    const asked = () => {
      const world = hubei();
      world.done(SEATS.lead, 'import.record', record(0, { questions }));
      return world;
    };
    const answer = (question: string, said: object) => ({ incident: INCIDENT, question, answer: said });

    it('by keys in public, and is answered once for this list and the next', () => {
      const world = asked();
      expect([...world.incident.importQuestionsOpen]).toEqual([word, day, place, gone, clash]);
      world.done(SEATS.lead, 'import.answer', answer(word, { kind: 'item', item: 'gloves-nitrile' }));
      world.done(SEATS.lead, 'import.answer', answer(day, { kind: 'amount', amount: 43_864 }));
      world.done(SEATS.lead, 'import.answer', answer(place, { kind: 'area', area: '420100' }));
      world.done(SEATS.lead, 'import.answer', answer(gone, { kind: 'closed' }));
      expect([...world.incident.importQuestionsOpen]).toEqual([clash]);
      world.done(SEATS.lead, 'import.record', record(0, { questions: [questions[0], questions[4]] }));
      expect([...world.incident.importQuestionsOpen]).toEqual([clash]);
      // A slip is put right by another answer; both stand in the log.
      world.done(SEATS.lead, 'import.answer', answer(word, { kind: 'nothing', reason: '不是物资' }));
      expect(world.incident.importQuestions.get(word)?.answer?.said).toEqual({
        kind: 'nothing',
        reason: '不是物资',
      });
      world.audit();
    });

    it('and takes no answer to something else', () => {
      const world = asked();
      for (const [question, said] of [
        [word, { kind: 'closed' }],
        [gone, { kind: 'nothing', reason: 'x' }],
        [clash, { kind: 'item', item: 'goggles' }],
        [place, { kind: 'amount', amount: 1 }],
      ] as const)
        expect(world.refused(SEATS.lead, 'import.answer', answer(question, said))).toMatchObject([
          { code: 'answer-unfit', field: 'answer.kind' },
        ]);
      const refused = (question: string, said: object, seat = SEATS.lead) =>
        world.refused(seat, 'import.answer', answer(question, said))[0]?.code;
      expect(refused('q-nobody', { kind: 'closed' })).toBe('not-found');
      expect(refused(word, { kind: 'item', item: 'philosophers-stone' })).toBe('item-unknown');
      expect(refused(place, { kind: 'area', area: '999999' })).toBe('not-found');
      expect(refused(place, { kind: 'area', area: '000000' })).toBe('not-found');
      expect(refused(word, { kind: 'nothing', reason: '电话 13900001111' })).toBe('personal-data');
      expect(refused(word, { kind: 'item', item: 'goggles' }, SEATS.union)).toBe('mandate-missing');
    });
  });
});
