import { commitmentText, commitTo, type Person } from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReceiptSecret, receiptSecret } from '../../src/person/receipt-secret.ts';
import { openPerson, sealPerson, unwrapKey, wrapKey } from '../../src/person/seal.ts';

const key = (fill: number): Buffer => Buffer.alloc(32, fill);
const person: fc.Arbitrary<Person> = fc.record({
  name: fc.stringMatching(/^[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z ]{0,30}[\u4e00-\u9fffA-Za-z]$/),
  telephone: fc.option(fc.stringMatching(/^1[3-9]\d{9}$/)),
});
const salt = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Uint8Array(bytes));

describe('a commitment', () => {
  it('is HMAC-SHA-256 of a text that anyone can write down (a fixed example)', async () => {
    const someone = { name: '王小明', telephone: '13800138000' };
    expect(commitmentText(someone)).toBe(
      'tongzhou/person-commitment/v1\n{"name":"王小明","telephone":"13800138000"}',
    );
    // printf 'tongzhou/person-commitment/v1\n{…}' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707…
    expect(await commitTo(someone, new Uint8Array(32).fill(7))).toBe(
      'b4b0f293edefe36c9251633ec722c15ae89999fddc1101a47a3a1b5eccad967c',
    );
  });

  it('binds: another person, or another salt, is another commitment', async () => {
    await fc.assert(
      fc.asyncProperty(person, person, salt, salt, async (one, other, saltOne, saltOther) => {
        const first = await commitTo(one, saltOne);
        expect(first).toMatch(/^[0-9a-f]{64}$/);
        expect(await commitTo({ ...one }, saltOne)).toBe(first);
        const isSame = commitmentText(one) === commitmentText(other);
        expect((await commitTo(other, saltOne)) === first).toBe(isSame);
        expect((await commitTo(one, saltOther)) === first).toBe(Buffer.compare(saltOne, saltOther) === 0);
      }),
    );
  });

  it('takes no salt that is short, long or missing', async () => {
    for (const length of [0, 16, 31, 33]) {
      await expect(commitTo({ name: '王小明', telephone: null }, new Uint8Array(length))).rejects.toThrow(
        RangeError,
      );
    }
  });

  it('of one person for two gifts shares nothing that the public could compare', async () => {
    const someone = { name: '王小明', telephone: null };
    const many = await Promise.all(Array.from({ length: 200 }, () => sealPerson(someone)));
    expect(new Set(many.map(({ commitment }) => commitment)).size).toBe(200);
    // About half of the bits differ between any two: 128 ± 5 standard deviations of 8.
    const bits = many
      .slice(1)
      .map(({ commitment }, index) => distance(commitment, many[index]?.commitment ?? ''));
    for (const each of bits) expect(Math.abs(each - 128)).toBeLessThan(50);
    expect(Math.abs(bits.reduce((sum, each) => sum + each, 0) / bits.length - 128)).toBeLessThan(4);
  });
});

describe('what is sealed', () => {
  it('opens to the very person and salt, and says nothing of the length of a name', async () => {
    const lengths = new Set<number>();
    await fc.assert(
      fc.asyncProperty(person, async (someone) => {
        const { commitment, sealed, dataKey } = await sealPerson(someone);
        lengths.add(sealed.length);
        const opened = await openPerson(sealed, dataKey, commitment);
        expect(opened.person).toEqual(someone);
        expect(await commitTo(opened.person, new Uint8Array(opened.salt))).toBe(commitment);
      }),
    );
    expect(lengths.size).toBe(1);
  });

  it('does not open with any one bit flipped, cut short, or under another commitment or key', async () => {
    const { commitment, sealed, dataKey } = await sealPerson({ name: '王小明', telephone: '13800138000' });
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = Buffer.from(sealed);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      await expect(openPerson(flipped, dataKey, commitment)).rejects.toThrow();
    }
    for (const length of [0, 12, 27, sealed.length - 1])
      await expect(openPerson(sealed.subarray(0, length), dataKey, commitment)).rejects.toThrow();
    await expect(openPerson(sealed, key(1), commitment)).rejects.toThrow();
    await expect(openPerson(sealed, dataKey, '0'.repeat(64))).rejects.toThrow();
  });

  it('has a key that is wrapped for its own row and by one key of the installation only', async () => {
    const { commitment, dataKey } = await sealPerson({ name: '王小明', telephone: null });
    const wrapped = wrapKey(key(1), dataKey, commitment);
    expect(unwrapKey(key(1), wrapped, commitment)).toEqual(dataKey);
    expect(wrapKey(key(1), dataKey, commitment)).not.toEqual(wrapped);
    expect(() => unwrapKey(key(2), wrapped, commitment)).toThrow();
    expect(() => unwrapKey(key(1), wrapped, '1'.repeat(64))).toThrow();
    for (let bit = 0; bit < wrapped.length * 8; bit += 1) {
      const flipped = Buffer.from(wrapped);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(() => unwrapKey(key(1), flipped, commitment)).toThrow();
    }
  });
});

describe('a receipt’s secret', () => {
  it('is read as people write it, and is that of one row only', () => {
    const secret = receiptSecret(key(1));
    expect(secret).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(isReceiptSecret(secret, key(1))).toBe(true);
    expect(
      isReceiptSecret(` ${secret.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `, key(1)),
    ).toBe(true);
    expect(isReceiptSecret(secret, key(2))).toBe(false);
    expect(isReceiptSecret(secret.slice(0, -1), key(1))).toBe(false);
    expect(isReceiptSecret('', key(1))).toBe(false);
  });
});

function distance(one: string, other: string): number {
  let bits = 0;
  const a = Buffer.from(one, 'hex');
  const b = Buffer.from(other, 'hex');
  a.forEach((byte, index) => {
    for (let rest = byte ^ (b[index] as number); rest > 0; rest >>= 1) bits += rest & 1;
  });
  return bits;
}
