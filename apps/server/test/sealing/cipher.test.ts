import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawBytes, drawDigits } from '../../src/sealing/chance.ts';
import { decrypt, encrypt, KEY_BYTES, UnknownAlgorithm } from '../../src/sealing/cipher.ts';

const key = drawBytes(KEY_BYTES);
const place = Buffer.from('a row');

describe('what is sealed', () => {
  it('says by which algorithm, and opens for its own key at its own place alone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (plain) => {
        const sealed = encrypt(key, plain, place);
        expect(sealed[0]).toBe(1);
        expect(decrypt(key, sealed, place)).toEqual(Buffer.from(plain));
        expect(() => decrypt(drawBytes(KEY_BYTES), sealed, place)).toThrow();
        expect(() => decrypt(key, sealed, Buffer.from('another row'))).toThrow();
      }),
    );
  });

  it('by an algorithm that this program does not know is refused by its name, whatever follows', () => {
    const sealed = encrypt(key, Buffer.from('a name'), place);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (algorithm) => {
        const other = Buffer.concat([Buffer.of(algorithm), sealed.subarray(1)]);
        if (algorithm === 1) return;
        expect(() => decrypt(key, other, place)).toThrow(UnknownAlgorithm);
        expect(() => decrypt(key, other, place)).toThrow(`algorithm ${algorithm}, which`);
      }),
    );
  });

  it('does not open with a byte changed, cut or added', () => {
    const sealed = encrypt(key, Buffer.from('a name'), place);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => decrypt(key, changed, place)).toThrow();
      expect(() => decrypt(key, sealed.subarray(0, at), place)).toThrow();
    }
    expect(() => decrypt(key, Buffer.concat([sealed, Buffer.of(0)]), place)).toThrow();
  });
});

describe('digits that are drawn', () => {
  it('are as many as asked for, the first as likely a nought as any other', () => {
    const drawn = Array.from({ length: 20_000 }, () => drawDigits(6));
    expect(drawn.every((each) => /^\d{6}$/.test(each))).toBe(true);
    const noughts = drawn.filter((each) => each.startsWith('0')).length;
    // 2,000 awaited, with a standard deviation of 42: seven of them.
    expect(Math.abs(noughts - 2_000)).toBeLessThan(300);
  });
});
