import { describe, expect, it } from 'vitest';
import {
  CompactRange,
  consistencyProof,
  type HashReader,
  inclusionProof,
  leafHash,
  readRoot,
  verifyConsistency,
  verifyInclusion,
} from '../src/index.ts';
import { codeOf } from './support/errors.ts';
import { LEAVES, NODES, node, ROOTS } from './support/published-tree.ts';

const read: HashReader = async (nodes) => nodes.map(({ level, index }) => node(level, index));
const root = (size: number) => ROOTS[size] as Uint8Array;

describe('the published tree of eight leaves', () => {
  it('has the published root at every size', async () => {
    const range = new CompactRange();
    expect(range.root()).toEqual(ROOTS[0]);
    for (const [i, leaf] of LEAVES.entries()) {
      range.append(leafHash(leaf));
      expect(range.root()).toEqual(ROOTS[i + 1]);
      expect(await readRoot(i + 1, read)).toEqual(ROOTS[i + 1]);
    }
  });

  it('keeps the published subtrees, and reports each once when it is complete', () => {
    const cover = [
      [],
      [node(0, 0)],
      [node(1, 0)],
      [node(1, 0), node(0, 2)],
      [node(2, 0)],
      [node(2, 0), node(0, 4)],
      [node(2, 0), node(1, 2)],
      [node(2, 0), node(1, 2), node(0, 6)],
      [node(3, 0)],
    ];
    const range = new CompactRange();
    const seen: Uint8Array[][] = [[], [], [], []];
    for (const [i, leaf] of LEAVES.entries()) {
      expect(range.hashes).toEqual(cover[i]);
      range.append(leafHash(leaf), (level, index, hash) => {
        expect(seen[level]?.length).toBe(index);
        seen[level]?.push(hash);
      });
    }
    expect(range.hashes).toEqual(cover[8]);
    expect(seen).toEqual(NODES);
  });

  it.each([
    { index: 0, size: 1, proof: [] },
    { index: 0, size: 2, proof: [node(0, 1)] },
    { index: 1, size: 2, proof: [node(0, 0)] },
    { index: 2, size: 3, proof: [node(1, 0)] },
    { index: 1, size: 5, proof: [node(0, 0), node(1, 1), node(0, 4)] },
    { index: 0, size: 8, proof: [node(0, 1), node(1, 1), node(2, 1)] },
    { index: 5, size: 8, proof: [node(0, 4), node(1, 3), node(2, 0)] },
  ])('has the published inclusion proof of $index in $size', async ({ index, size, proof }) => {
    expect(await inclusionProof(index, size, read)).toEqual(proof);
    verifyInclusion({ index, size, leafHash: node(0, index), root: root(size) }, proof);
  });

  it.each([
    { from: 1, to: 1, proof: [] },
    { from: 1, to: 8, proof: [node(0, 1), node(1, 1), node(2, 1)] },
    { from: 2, to: 5, proof: [node(1, 1), node(0, 4)] },
    { from: 6, to: 8, proof: [node(1, 2), node(1, 3), node(2, 0)] },
    { from: 4, to: 8, proof: [node(2, 1)] },
    { from: 7, to: 8, proof: [node(0, 6), node(0, 7), node(1, 2), node(2, 0)] },
  ])('has the published consistency proof from $from to $to', async ({ from, to, proof }) => {
    expect(await consistencyProof(from, to, read)).toEqual(proof);
    verifyConsistency({ oldSize: from, newSize: to, oldRoot: root(from), newRoot: root(to) }, proof);
  });
});

describe('the empty tree', () => {
  it('is a prefix of every tree, with an empty proof', async () => {
    expect(await consistencyProof(0, 8, read)).toEqual([]);
    verifyConsistency({ oldSize: 0, newSize: 8, oldRoot: root(0), newRoot: root(8) }, []);
    verifyConsistency({ oldSize: 0, newSize: 0, oldRoot: root(0), newRoot: root(0) }, []);
  });

  it('has one root only', async () => {
    const claim = { oldSize: 0, newSize: 0, oldRoot: root(1), newRoot: root(1) };
    expect(await codeOf(() => verifyConsistency(claim, []))).toBe('wrong-consistency');
  });

  it('has no entries to prove', async () => {
    expect(await codeOf(() => inclusionProof(0, 0, read))).toBe('bad-argument');
  });
});

describe('claims that cannot be', () => {
  it('an entry outside the tree, a larger tree before a smaller, hashes of another length', async () => {
    const inclusion = { index: 0, size: 1, leafHash: root(1), root: root(1) };
    const consistency = { oldSize: 4, newSize: 4, oldRoot: root(4), newRoot: root(4) };
    const empty = new Uint8Array(0);
    for (const task of [
      () => verifyInclusion({ ...inclusion, index: 1 }, []),
      () => verifyInclusion({ ...inclusion, index: -1 }, []),
      () => verifyInclusion({ ...inclusion, size: 2 ** 53 }, []),
      () => verifyInclusion({ ...inclusion, leafHash: empty, root: empty }, []),
      () => verifyConsistency({ ...consistency, oldSize: 5 }, []),
      () => verifyConsistency({ ...consistency, oldSize: 0.5 }, []),
      () => verifyConsistency({ ...consistency, oldRoot: empty, newRoot: empty }, []),
    ]) {
      expect(await codeOf(task)).toBe('bad-argument');
    }
  });
});
