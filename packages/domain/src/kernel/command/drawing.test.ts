import { describe, expect, it } from 'vitest';
import { drawing } from './drawing.ts';

const NONCE = '00112233445566778899aabbccddeeff';
const OTHER = '00112233445566778899aabbccddeefe';
const ids = (nonce: string, position: number, count = 3) => {
  const { newId } = drawing(nonce, position);
  return Array.from({ length: count }, () => newId('lot'));
};

describe('the ids of a decision', () => {
  it('are sixteen letters of an alphabet without i, l, o and u, behind their kind', () => {
    for (const id of ids(NONCE, 1, 500)) expect(id).toMatch(/^lot-[0-9a-hjkmnp-tv-z]{16}$/);
  });

  it('use the whole alphabet', () => {
    const letters = new Set(ids(NONCE, 1, 200).flatMap((id) => [...id.slice(4)]));
    expect([...letters].sort().join('')).toBe('0123456789abcdefghjkmnpqrstvwxyz');
  });

  it('are the same for whoever draws them again', () => {
    expect(ids(NONCE, 7)).toEqual(ids(NONCE, 7));
    // Written down once: old logs must come out the same for ever.
    expect(ids(NONCE, 7, 1)).toEqual(['lot-j2g75n0hyet2qhsa']);
  });

  it('differ by nonce, by place in the log and by order', () => {
    const all = [...ids(NONCE, 1, 100), ...ids(NONCE, 2, 100), ...ids(OTHER, 1, 100), ...ids(NONCE, 11, 100)];
    expect(new Set(all).size).toBe(400);
  });

  it('do not depend on what they are for, so that one more kind moves no other', () => {
    const { newId } = drawing(NONCE, 1);
    expect([newId('gift'), newId('transfer')].map((id) => id.split('-')[1])).toEqual(
      ids(NONCE, 1, 2).map((id) => id.split('-')[1]),
    );
  });
});

describe('a receipt code', () => {
  const codes = Array.from({ length: 2_000 }, (_, index) => drawing(NONCE, index + 1).newReceiptCode());

  it('is read over a telephone: none of 0 1 I L O', () => {
    for (const code of codes) expect(code).toMatch(/^TZ-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
  });

  it('favours no letter', () => {
    const counts = new Map<string, number>();
    for (const letter of codes.join('').replace(/TZ-|-/g, ''))
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(30);
    // 16,000 letters, 533 of each; five deviations to either side.
    for (const count of counts.values()) expect(Math.abs(count - 533)).toBeLessThan(115);
  });

  it('is another than the next, and the same for whoever draws it again', () => {
    const { newReceiptCode } = drawing(NONCE, 1);
    expect(newReceiptCode()).toBe(codes[0]);
    expect(newReceiptCode()).not.toBe(codes[0]);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
