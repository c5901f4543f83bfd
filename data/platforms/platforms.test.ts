import { readFileSync } from 'node:fs';
import { platformsSchema } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';

const file: unknown = JSON.parse(readFileSync(new URL('./cn.json', import.meta.url), 'utf8'));

describe('the platforms designated in China', () => {
  it('are those of three announcements, each with its day and source', () => {
    const { batches } = platformsSchema.parse(file);
    expect(batches.map(({ from, platforms }) => [from, platforms.length])).toEqual([
      // Of thirteen, two gave their designation back.
      ['2016-08-31', 11],
      ['2018-04-19', 9],
      ['2021-11-15', 10],
    ]);
  });

  it('a file that names one twice, or designates after its own day, is refused', () => {
    const good = platformsSchema.parse(file);
    const batch = (more: object) =>
      platformsSchema.safeParse({ ...good, batches: [{ ...good.batches[0], ...more }] }).success;
    expect(batch({})).toBe(true);
    expect(batch({ from: '2031-01-01' })).toBe(false);
    const twice = { name: '騰訊公益', aliases: ['腾讯公益'], isReadAgain: true };
    expect(batch({ platforms: [twice] })).toBe(false);
  });
});
