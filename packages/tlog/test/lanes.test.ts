import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startFourLanes } from '../src/hash/lanes/four-lanes.ts';
import { LANE_BYTES_MAX, layOut, writeGroups } from '../src/hash/lanes/groups.ts';
import { DIGESTS_AT, GROUPS_AT, MESSAGES_MAX } from '../src/hash/lanes/layout.ts';
import { sha256Module } from '../src/hash/lanes/sha256-module.ts';
import { foldHashes } from '../src/hash/many.ts';
import { CompactRange, leafHash, leafHashes, nodeHash, nodeHashes, toHex } from '../src/index.ts';
import { growRange } from '../src/merkle/grow-range.ts';
import { codeOf } from './support/errors.ts';

// Everything here is compared with Node's own SHA-256 (OpenSSL), which shares no code with the module.

const reference = (...parts: readonly Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest('hex');
const hexes = (hashes: Uint8Array) =>
  Array.from({ length: hashes.length / 32 }, (_, i) => toHex(hashes.subarray(32 * i, 32 * i + 32)));
const leavesOf = (entries: readonly Uint8Array[]) =>
  entries.map((entry) => reference(Uint8Array.of(0), entry));
const parentsOf = (pairs: Uint8Array) =>
  Array.from({ length: pairs.length / 64 }, (_, i) =>
    reference(Uint8Array.of(1), pairs.subarray(64 * i, 64 * i + 64)),
  );
/** Bytes that differ from place to place and from one `seed` to the next. */
const bytes = (length: number, seed = 1) =>
  Uint8Array.from({ length }, (_, i) => Math.imul(i + seed, 0x9e3779b1) >>> 13);

/** Any messages of at least one byte, without a prefix: through the module alone, with no other way to the result. */
function hashAlone(messages: readonly Uint8Array[]): string[] {
  const lanes = startFourLanes();
  const blocks = new Uint16Array(MESSAGES_MAX);
  return messages.map((message) => {
    expect(layOut(lanes, message[0] as number, [message.subarray(1)], 0, blocks)).toBe(1);
    lanes.hashMessages(GROUPS_AT, writeGroups(lanes, blocks, 1));
    return toHex(lanes.memory.subarray(DIGESTS_AT, DIGESTS_AT + 32));
  });
}

describe('four messages side by side', () => {
  it('is a module that browsers compile at once on any thread, and that engines accept', () => {
    expect(sha256Module().length).toBeLessThan(4096);
    expect(WebAssembly.validate(sha256Module())).toBe(true);
  });

  // NIST, "Secure Hash Algorithm-256" examples; FIPS 180-2 appendix B and C (the message of 896 bits).
  it('agrees with the published digests', () => {
    const messages = [
      'abc',
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
    ];
    expect(hashAlone(messages.map((text) => new Uint8Array(Buffer.from(text))))).toEqual([
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
      'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
    ]);
  });

  it('agrees with Node at every length to 300, alone and together', () => {
    const messages = Array.from({ length: 301 }, (_, length) => bytes(length, length));
    expect(hashAlone(messages.slice(1))).toEqual(messages.slice(1).map((message) => reference(message)));
    expect(hexes(leafHashes(messages))).toEqual(leavesOf(messages));
    expect(hexes(leafHashes(messages.toReversed()))).toEqual(leavesOf(messages.toReversed()));
  });

  it('agrees with Node on random batches, also of views into larger buffers', () => {
    const entry = fc
      .tuple(fc.uint8Array({ maxLength: 700 }), fc.nat(20))
      .map(([data, skip]) => data.subarray(Math.min(skip, data.length)));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
        expect(hexes(leafHashes(entries))).toEqual(leavesOf(entries));
      }),
      { numRuns: 300 },
    );
  });

  it('hashes batches larger than its memory, long entries among short ones', () => {
    const lengths = [65_535, 3, 2047, 2048, LANE_BYTES_MAX, 100_000, 0, 65_535, 65_535, 200];
    const long = lengths.map((length, i) => bytes(length, i));
    expect(hexes(leafHashes(long))).toEqual(leavesOf(long));
    const many = Array.from({ length: 2 * MESSAGES_MAX + 7 }, (_, i) => bytes(i % 130, i));
    expect(hexes(leafHashes(many))).toEqual(leavesOf(many));
  });

  it('hashes parents of any number of pairs, whatever their last byte', () => {
    const everyByte = bytes(256 * 64).map((byte, i) => (i % 64 === 63 ? (i - 63) / 64 : byte));
    expect(hexes(nodeHashes(everyByte))).toEqual(parentsOf(everyByte));
    for (const count of [0, 1, 2, 3, 4, 5, 6, 7, 9, MESSAGES_MAX - 1, MESSAGES_MAX + 1, 3 * MESSAGES_MAX]) {
      const pairs = bytes(count * 64, count);
      expect(hexes(nodeHashes(pairs))).toEqual(parentsOf(pairs));
    }
    expect(hexes(leafHashes([]))).toEqual([]);
  });

  it('agrees with Node on random pairs', () => {
    const pairs = fc
      .nat(30)
      .chain((count) => fc.uint8Array({ minLength: count * 64, maxLength: count * 64 }));
    fc.assert(
      fc.property(pairs, (given) => {
        expect(hexes(nodeHashes(given))).toEqual(parentsOf(given));
      }),
      { numRuns: 200 },
    );
  });

  it('takes nothing but whole pairs', async () => {
    expect(await codeOf(() => nodeHashes(new Uint8Array(65)))).toBe('bad-argument');
  });

  it('returns fresh arrays, and leaves what it is given as it is', () => {
    const entries = [bytes(40), bytes(50)];
    const pairs = bytes(8 * 64);
    const before = [entries.map(toHex), toHex(pairs)];
    const [leaves, nodes] = [leafHashes(entries), nodeHashes(pairs)];
    const results = [toHex(leaves), toHex(nodes)];
    leafHashes([bytes(60), bytes(70)]);
    nodeHashes(bytes(8 * 64, 9));
    expect([toHex(leaves), toHex(nodes)]).toEqual(results);
    expect([entries.map(toHex), toHex(pairs)]).toEqual(before);
  });
});

describe('a subtree and a range, level by level', () => {
  it('a subtree has the hash that pairs of nodes give it', () => {
    for (const count of [1, 2, 4, 128, 256, MESSAGES_MAX, 2 * MESSAGES_MAX]) {
      const hashes = bytes(count * 32, count);
      let rows: Uint8Array[] = Array.from({ length: count }, (_, i) => hashes.subarray(32 * i, 32 * i + 32));
      while (rows.length > 1) {
        rows = Array.from({ length: rows.length / 2 }, (_, i) =>
          nodeHash(rows[2 * i] as Uint8Array, rows[2 * i + 1] as Uint8Array),
        );
      }
      expect(foldHashes(hashes)).toEqual(rows[0]);
    }
  });

  it('a range grown by rows is the range grown leaf by leaf, and tells of the same nodes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(70), { maxLength: 6 }), (batches) => {
        const single = new CompactRange();
        const [one, other] = [new Map<string, string>(), new Map<string, string>()];
        let grown = new CompactRange();
        for (const [i, count] of batches.entries()) {
          const row = bytes(count * 32, i);
          grown = growRange(grown, row, (level, index, hashes) => {
            for (const [at, hash] of hexes(hashes).entries()) one.set(`${level}/${index + at}`, hash);
          });
          for (let at = 0; at < row.length; at += 32) {
            single.append(row.subarray(at, at + 32), (level, index, hash) => {
              other.set(`${level}/${index}`, toHex(hash));
            });
          }
          expect([grown.end, grown.hashes.map(toHex)]).toEqual([single.end, single.hashes.map(toHex)]);
        }
        expect(new Map([...one].sort())).toEqual(new Map([...other].sort()));
      }),
      { numRuns: 100 },
    );
  });

  it('a range of more than 2^32 leaves grows on', () => {
    const start = new CompactRange();
    start.appendNode(45, bytes(32, 1));
    start.appendNode(3, bytes(32, 2));
    start.appendNode(0, bytes(32, 3));
    const single = start.clone();
    const row = bytes(32 * 32, 4);
    for (let at = 0; at < row.length; at += 32) single.append(row.subarray(at, at + 32));
    const grown = growRange(start, row);
    expect([grown.end, grown.root()]).toEqual([single.end, single.root()]);
  });

  it('takes whole hashes and ranges from 0 only', async () => {
    expect(await codeOf(() => growRange(new CompactRange(), new Uint8Array(33)))).toBe('bad-argument');
    expect(await codeOf(() => growRange(new CompactRange(8), new Uint8Array(32)))).toBe('bad-argument');
  });
});

describe('where the module cannot run', () => {
  afterEach(() => vi.unstubAllGlobals());
  const entries = [...Array.from({ length: 9 }, (_, i) => bytes(40 * i)), bytes(5000)];
  const pairs = bytes(16 * 64);

  async function fresh(globals: Record<string, unknown>) {
    vi.resetModules();
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    return import('../src/hash/many.ts');
  }

  const refused = {
    Module: class {
      constructor() {
        throw new Error("call to WebAssembly.Module() blocked by CSP's wasm-unsafe-eval");
      }
    },
  };

  it.each<[string, Record<string, unknown>]>([
    ['no WebAssembly', { WebAssembly: undefined }],
    ['no WebAssembly and no Node', { WebAssembly: undefined, process: undefined }],
    ['a policy that forbids it', { WebAssembly: refused }],
    ['a browser with WebAssembly', { process: undefined }],
  ])('the hashes are the same: %s', async (_, globals) => {
    const many = await fresh(globals);
    expect(hexes(many.leafHashes(entries))).toEqual(leavesOf(entries));
    expect(hexes(many.nodeHashes(pairs))).toEqual(parentsOf(pairs));
    expect(many.foldHashes(pairs)).toEqual(foldHashes(pairs));
    expect(many.leafHashes([bytes(3)])).toEqual(leafHash(bytes(3)));
  });
});
