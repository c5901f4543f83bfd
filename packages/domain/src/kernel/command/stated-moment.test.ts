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

  it('is not later than the clock, that of an exercise included', () => {
    expect(at('2020-02-03T12:00:01Z')).toMatchObject({
      ...{ code: 'date-impossible', field: 'asOf', parameters: { why: 'future' } },
    });
  });
});
