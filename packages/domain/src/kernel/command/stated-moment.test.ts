import { describe, expect, it } from 'vitest';
import type { Context } from './context.ts';
import { statedMoment } from './fields.ts';

const NOW = '2020-02-03T12:00:00.000Z';
const at = (stated: string) => {
  const moment = statedMoment({ now: NOW } as Context, stated, 'asOf');
  return moment.ok ? moment.value : moment.refusals[0];
};

describe('a moment that somebody states', () => {
  it('is kept in UTC, and has come', () => {
    expect(at('2020-02-03T08:00:00+08:00')).toBe('2020-02-03T00:00:00.000Z');
    expect(at(NOW)).toBe(NOW);
  });

  it('is none that nobody remembers: a year that was mistyped moves no law', () => {
    expect(at('1990-02-03T12:00:00Z')).toBe('1990-02-03T12:00:00.000Z');
    for (const stated of ['1990-02-03T11:59:59Z', '1980-01-01T00:00:00Z', '0202-02-03T12:00:00Z'])
      expect(at(stated)).toMatchObject({
        ...{ code: 'date-impossible', field: 'asOf', parameters: { why: 'beyond-memory' } },
      });
  });

  it('is not later than the clock, that of an exercise included', () => {
    expect(at('2020-02-03T12:00:01Z')).toMatchObject({
      ...{ code: 'date-impossible', field: 'asOf', parameters: { why: 'future' } },
    });
  });
});
