import { CHARTER_CLOCKS, charterParameters, charterTerms, mostWork } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { CHARTER, hubei, INCIDENT, SEATS } from '../../../test/support/world.ts';

const adopt = (terms: object) => ({
  incident: INCIDENT,
  terms,
  agreement: '各参与方会议通过',
  participants: ['lead'],
});

describe('a charter is made of what the concepts read', () => {
  it('each term says in both languages what it decides, and in what it is counted', () => {
    for (const [name, { meaning, unit, schema, otherwise }] of Object.entries(charterParameters)) {
      expect([name, meaning.zh]).toEqual([name, expect.stringMatching(/\p{Script=Han}/u)]);
      expect([name, meaning.en]).toEqual([name, expect.stringMatching(/^[A-Z]/)]);
      expect(unit === null || (unit.zh !== '' && unit.en !== '')).toBe(true);
      if (otherwise !== null) expect(schema.safeParse(otherwise).success).toBe(true);
    }
    expect(Object.keys(charterTerms.shape).sort()).toEqual(Object.keys(charterParameters).sort());
  });

  it('a clock is counted in hours, and has no value of its own', () => {
    expect([...CHARTER_CLOCKS].sort()).toEqual([
      'complaintHours',
      'idleLotHours',
      'needStaleHours',
      'publicationHours',
    ]);
    for (const name of CHARTER_CLOCKS)
      expect(charterParameters[name]).toMatchObject({ unit: { en: 'hours' }, otherwise: null });
  });

  it('what no concept reads cannot be agreed on, and what is out of bounds neither', () => {
    const world = hubei();
    expect(world.refused(SEATS.lead, 'charter.adopt', adopt({ ...CHARTER, goodWill: 1 }))).toMatchObject([
      { code: 'input-invalid', field: 'terms' },
    ]);
    expect(
      world.refused(SEATS.lead, 'charter.adopt', adopt({ ...CHARTER, workHoursPerDay: 24 })),
    ).toMatchObject([{ code: 'input-invalid', field: 'terms.workHoursPerDay' }]);
  });

  it('what it leaves unsaid holds as the concept says; what it says, holds from then on', () => {
    const world = hubei();
    expect(mostWork(world.incident)).toBe(12 * 3_600_000);
    world.done(SEATS.lead, 'charter.adopt', adopt({ ...CHARTER, workHoursPerDay: 8 }));
    expect(mostWork(world.incident)).toBe(8 * 3_600_000);
    world.audit();
  });

  it('how many events one organisation may notice in a day is the charter’s word', () => {
    const world = hubei({ eventsNoticedPerDay: 2 });
    const notice = () =>
      world.act(SEATS.union, 'event.notice', { incident: INCIDENT, kind: 'other', area: '420103' });
    expect([notice().ok, notice().ok, notice().ok]).toEqual([true, true, false]);
    world.audit();
  });

  it('from how long before a task people are checked in, too', () => {
    const world = hubei({ earlyCheckInMinutes: 0 });
    world.done(SEATS.lead, 'mandate.grant', {
      holder: 'red-cross',
      functions: ['open-task', 'enrol-volunteer'],
      reach: 'area',
      area: '420100',
      incident: INCIDENT,
      legalBasis: '指挥部通知',
    });
    const { task } = world.done(SEATS.receiving, 'task.open', {
      incident: INCIDENT,
      title: { zh: '卸货', en: 'Unload' },
      area: '420105',
      where: 'A 馆',
      from: '2020-01-26T01:00:00Z',
      until: '2020-01-26T05:00:00Z',
      peopleNeeded: 2,
    });
    const door = { incident: INCIDENT, task, area: '420105', isAdult: true };
    expect(world.refused(SEATS.receiving, 'volunteer.admit-at-door', door)).toMatchObject([
      { code: 'volunteer-rule', parameters: { why: 'early' } },
    ]);
    world.pass(1);
    expect(world.act(SEATS.receiving, 'volunteer.admit-at-door', door).ok).toBe(true);
    world.audit();
  });
});
