import { describe, expect, it } from 'vitest';
import type { Context } from './context.ts';
import { statedMoment } from './fields.ts';

const clocks = (now: string, latest = now) => ({ now, latest }) as Context;
const at = (clock: Context, stated: string) => {
  const moment = statedMoment(clock, stated, 'asOf');
  return moment.ok ? moment.value : moment.refusals[0];
};
const NOW = '2020-02-03T12:00:00.000Z';

describe('a moment that somebody states', () => {
  it('is kept in UTC, and has come', () => {
    expect(at(clocks(NOW), '2020-02-03T08:00:00+08:00')).toBe('2020-02-03T00:00:00.000Z');
    expect(at(clocks(NOW), '2020-02-03T12:00:01Z')).toMatchObject({
      ...{ code: 'date-impossible', field: 'asOf', parameters: { why: 'future' } },
    });
  });

  it('is taken as of an exercise’s clock where it is later than that, so that the next statement is not before it', () => {
    const exercise = clocks(NOW, '2026-11-30T00:00:00.000Z');
    expect(at(exercise, '2020-02-20T00:00:00Z')).toBe(NOW);
    expect(at(exercise, '2020-02-01T00:00:00Z')).toBe('2020-02-01T00:00:00.000Z');
    expect(at(exercise, '2030-01-01T00:00:00Z')).toMatchObject({ code: 'date-impossible' });
  });
});
