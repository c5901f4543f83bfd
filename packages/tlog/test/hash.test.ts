import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { sha256Portable } from '../src/hash/sha256.ts';
import { emptyRoot, leafHash, nodeHash, sha256, toHex } from '../src/index.ts';
import { codeOf } from './support/errors.ts';
import { unhex } from './support/published-tree.ts';

const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const reference = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');

describe('portable SHA-256', () => {
  // NIST, "Secure Hash Algorithm-256" examples and FIPS 180-2 appendix B.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('agrees with the published digest (case %#)', (message, digest) => {
    expect(toHex(sha256Portable(ascii(message)))).toBe(digest);
  });

  it('agrees with Node at every length around the block boundaries', () => {
    for (let length = 0; length <= 260; length++) {
      const data = Uint8Array.from({ length }, (_, i) => i * 31 + length);
      expect(toHex(sha256Portable(data))).toBe(reference(data));
    }
  });

  it('agrees with Node on random input, also on views into a larger buffer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), fc.nat(50), (data, skip) => {
        const view = data.subarray(Math.min(skip, data.length));
        expect(toHex(sha256Portable(view))).toBe(reference(view));
        expect(toHex(sha256(view))).toBe(reference(view));
      }),
      { numRuns: 300 },
    );
  });

  it('serves alone where there is no Node, as in a browser', async () => {
    const long = new Uint8Array(5000).fill(3);
    vi.resetModules();
    vi.stubGlobal('process', undefined);
    const browser = await import('../src/hash/hash.ts').finally(() => vi.unstubAllGlobals());
    expect(toHex(browser.sha256(long))).toBe(reference(long));
    expect(browser.leafHash(long)).toEqual(leafHash(long));
  });

  it('returns fresh, plain arrays', () => {
    const short = sha256(ascii('a'));
    const long = sha256(new Uint8Array(5000));
    const before = toHex(short);
    sha256(ascii('b'));
    expect(toHex(short)).toBe(before);
    expect([short, long].map((hash) => [hash.constructor, hash.length])).toEqual([
      [Uint8Array, 32],
      [Uint8Array, 32],
    ]);
  });
});

describe('RFC 6962 hashing', () => {
  it('has the published values', () => {
    expect(toHex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(toHex(leafHash(new Uint8Array(0)))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(toHex(leafHash(ascii('L123456')))).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    );
  });

  it('hashes entries of any length behind a zero byte', () => {
    for (const length of [0, 1, 118, 119, 120, 4094, 4095, 4096, 65535, 100_000]) {
      const entry = new Uint8Array(length).fill(7);
      expect(toHex(leafHash(entry))).toBe(reference(Buffer.concat([Uint8Array.of(0), entry])));
    }
  });

  it('hashes two children behind a one byte, and nothing but two hashes', async () => {
    const left = unhex('11'.repeat(32));
    const right = unhex('22'.repeat(32));
    expect(toHex(nodeHash(left, right))).toBe(reference(Buffer.concat([Uint8Array.of(1), left, right])));
    expect(await codeOf(() => nodeHash(left, right.subarray(1)))).toBe('bad-argument');
    expect(await codeOf(() => nodeHash(new Uint8Array(0), right))).toBe('bad-argument');
  });
});
