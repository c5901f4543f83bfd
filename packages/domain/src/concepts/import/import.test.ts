import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS } from '../../../test/support/world.ts';

const record = (pieces: number, more: object = {}) => ({
  incident: INCIDENT,
  source: 'wuhan2020',
  asOf: '2020-01-25T08:00:00+08:00',
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
});
