import { expect, it } from 'vitest';
import { goodFaithOn } from './good-faith.ts';

it('quotes the law of the day on which something was noticed, by the clock of China', () => {
  const quoted = (moment: string) => goodFaithOn(moment)[1].match(/Law \d+/g);
  expect(quoted('2020-01-20T00:00:00.000Z')).toBeNull();
  expect(quoted('2025-08-31T15:59:59.000Z')).toBeNull();
  expect(quoted('2025-08-31T16:00:00.000Z')).toEqual(['Law 51']);
  expect(quoted('2025-11-01T00:00:00.000Z')).toEqual(['Law 31', 'Law 51']);
});
