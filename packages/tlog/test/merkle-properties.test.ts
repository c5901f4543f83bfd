import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CompactRange,
  consistencyProof,
  type HashReader,
  inclusionProof,
  leafHash,
  verifyConsistency,
  verifyInclusion,
} from '../src/index.ts';
import { codeOf } from './support/errors.ts';
import { entriesOf, flipped } from './support/logs.ts';
import { naiveLeaf, naivePath, naiveProof, naiveRoot } from './support/naive-tree.ts';

const ENTRIES = entriesOf(400);
const LEAVES = ENTRIES.map(leafHash);

/** All node hashes, collected from a compact range. */
const nodes = new Map<string, Uint8Array>();
const whole = new CompactRange();
for (const leaf of LEAVES) whole.append(leaf, (level, index, hash) => nodes.set(`${level}/${index}`, hash));
const read: HashReader = async (ids) => ids.map((id) => nodes.get(`${id.level}/${id.index}`) as Uint8Array);

const ROOTS = Array.from({ length: ENTRIES.length + 1 }, (_, size) => naiveRoot(ENTRIES.slice(0, size)));
const root = (size: number) => ROOTS[size] as Uint8Array;
const leaf = (index: number) => LEAVES[index] as Uint8Array;
const size = fc.integer({ min: 1, max: ENTRIES.length });

describe('against the recursive definitions', () => {
  it('roots agree at every size to 400', () => {
    const range = new CompactRange();
    expect(range.root()).toEqual(root(0));
    LEAVES.forEach((hash, i) => {
      range.append(hash);
      expect(range.root()).toEqual(root(i + 1));
    });
  });

  it('every inclusion proof to size 70 is the defined one and verifies', async () => {
    for (let n = 1; n <= 70; n++) {
      for (let index = 0; index < n; index++) {
        const proof = await inclusionProof(index, n, read);
        expect(proof).toEqual(naivePath(index, ENTRIES.slice(0, n)));
        verifyInclusion({ index, size: n, leafHash: leaf(index), root: root(n) }, proof);
      }
    }
  });

  it('every consistency proof to size 70 is the defined one and verifies', async () => {
    for (let to = 1; to <= 70; to++) {
      for (let from = 1; from <= to; from++) {
        const proof = await consistencyProof(from, to, read);
        expect(proof).toEqual(naiveProof(from, ENTRIES.slice(0, to)));
        verifyConsistency({ oldSize: from, newSize: to, oldRoot: root(from), newRoot: root(to) }, proof);
      }
    }
  });

  it('random proofs to size 400 are the defined ones and verify', async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), fc.nat(), async (n, a, b) => {
        const index = a % n;
        const inclusion = await inclusionProof(index, n, read);
        expect(inclusion).toEqual(naivePath(index, ENTRIES.slice(0, n)));
        verifyInclusion(
          { index, size: n, leafHash: naiveLeaf(ENTRIES[index] as Uint8Array), root: root(n) },
          inclusion,
        );
        const from = 1 + (b % n);
        const consistency = await consistencyProof(from, n, read);
        expect(consistency).toEqual(naiveProof(from, ENTRIES.slice(0, n)));
        verifyConsistency({ oldSize: from, newSize: n, oldRoot: root(from), newRoot: root(n) }, consistency);
      }),
      { numRuns: 150 },
    );
  });
});

describe('proofs that were tampered with', () => {
  it('an inclusion proof with a flipped bit, a hash more or less, another index, leaf or root is refused', async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), fc.nat(), async (n, a, b) => {
        const index = a % n;
        const proof = await inclusionProof(index, n, read);
        const claim = { index, size: n, leafHash: leaf(index), root: root(n) };
        const wrong: [typeof claim, Uint8Array[]][] = [
          [claim, [...proof, root(n)]],
          [{ ...claim, root: flipped(claim.root, b % 32) }, proof],
          [{ ...claim, leafHash: flipped(claim.leafHash, b % 32) }, proof],
        ];
        if (n > 1) wrong.push([{ ...claim, index: (index + 1) % n }, proof]);
        if (proof.length > 0) {
          const at = b % proof.length;
          wrong.push([claim, proof.slice(0, -1)]);
          wrong.push([claim, proof.with(at, flipped(proof[at] as Uint8Array, b % 32))]);
        }
        for (const [changed, hashes] of wrong) {
          expect(await codeOf(() => verifyInclusion(changed, hashes))).toBe('wrong-inclusion');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a consistency proof with a flipped bit, a hash more or less, or another root is refused', async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), fc.nat(), async (n, a, b) => {
        const from = 1 + (a % n);
        const proof = await consistencyProof(from, n, read);
        const claim = { oldSize: from, newSize: n, oldRoot: root(from), newRoot: root(n) };
        const wrong: [typeof claim, Uint8Array[]][] = [
          [claim, [...proof, root(n)]],
          [{ ...claim, oldRoot: flipped(claim.oldRoot, b % 32) }, proof],
          [{ ...claim, newRoot: flipped(claim.newRoot, b % 32) }, proof],
        ];
        if (proof.length > 0) {
          const at = b % proof.length;
          wrong.push([claim, proof.slice(0, -1)]);
          wrong.push([claim, []]);
          wrong.push([claim, proof.with(at, flipped(proof[at] as Uint8Array, b % 32))]);
        }
        for (const [changed, hashes] of wrong) {
          expect(await codeOf(() => verifyConsistency(changed, hashes))).toBe('wrong-consistency');
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('compact ranges', () => {
  it('cut anywhere and merged again, are the whole', () => {
    fc.assert(
      fc.property(size, fc.array(fc.nat(), { maxLength: 6 }), (n, cuts) => {
        const bounds = [0, ...cuts.map((cut) => cut % n).sort((a, b) => a - b), n];
        const merged = new CompactRange();
        for (let i = 1; i < bounds.length; i++) {
          const part = new CompactRange(bounds[i - 1]);
          for (const hash of LEAVES.slice(bounds[i - 1], bounds[i])) part.append(hash);
          merged.merge(part);
        }
        expect(merged.root()).toEqual(root(n));
      }),
    );
  });

  it('a clone grows by itself', () => {
    const range = new CompactRange();
    range.append(leaf(0));
    const copy = range.clone();
    copy.append(leaf(1));
    expect([range.end, copy.end]).toEqual([1, 2]);
    expect([range.root(), copy.root()]).toEqual([root(1), root(2)]);
  });

  it('refuse a gap, a subtree out of place, and a root that does not begin at 0', async () => {
    const range = new CompactRange();
    range.append(leaf(0));
    expect(await codeOf(() => range.merge(new CompactRange(2)))).toBe('bad-argument');
    expect(await codeOf(() => range.appendNode(1, leaf(1)))).toBe('bad-argument');
    expect(await codeOf(() => new CompactRange(1).root())).toBe('bad-argument');
    expect(await codeOf(() => new CompactRange(-1))).toBe('bad-argument');
  });
});
