import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commitmentText, commitTo } from './commitment.ts';
import { namesPerson, personSchema } from './person.ts';
import { retentionEnded, retentionUntil } from './rules.ts';

const LI = personSchema.parse({ name: ' 李 雷 ', telephone: '１３８ 0013-8000' });

describe('of a person who gives', () => {
  it('a name and at most a number are kept, as they are read', () => {
    expect(LI).toEqual({ name: '李 雷', telephone: '138 0013-8000' });
    expect(personSchema.parse({ name: '李雷' }).telephone).toBeNull();
    expect(personSchema.safeParse({ name: '  ' }).success).toBe(false);
    expect(personSchema.safeParse({ name: '李雷', telephone: '12345' }).success).toBe(false);
  });

  it('a text names the person by the whole name or by all digits of the number', () => {
    expect(namesPerson('来自李雷的捐赠', LI)).toBe(true);
    expect(namesPerson('电话 (138)0013 8000', LI)).toBe(true);
    expect(namesPerson('+86 138 0013 8000', LI)).toBe(true);
    expect(namesPerson('来自李的捐赠，电话 138 0013', LI)).toBe(false);
    expect(namesPerson('来自韩梅梅', { name: '李雷', telephone: null })).toBe(false);
    expect(namesPerson('a gift of X', { name: 'X', telephone: null })).toBe(false);
  });

  it('the record holds a commitment that only its salt opens (RFC 2104)', async () => {
    const salt = new Uint8Array(32).fill(7);
    const expected = createHmac('sha256', salt).update(commitmentText(LI)).digest('hex');
    expect(await commitTo(LI, salt)).toBe(expected);
    await expect(commitTo(LI, new Uint8Array(31))).rejects.toThrow(/32 bytes, not 31/);
  });

  it('the data are kept so many days after the end, and without an end go on being kept', () => {
    const closedAt = '2020-03-01T00:00:00.000Z';
    expect(retentionUntil(closedAt, 30)).toBe('2020-03-31T00:00:00.000Z');
    expect(retentionEnded(closedAt, 30, '2020-03-30T23:59:59.999Z')).toBe(false);
    expect(retentionEnded(closedAt, 30, '2020-03-31T00:00:00.000Z')).toBe(true);
    expect(retentionEnded(null, 30, '2030-01-01T00:00:00.000Z')).toBe(false);
  });
});
