import { equalBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { emptyRoot, nodeHash } from '../hash/hash.ts';
import { checkCount, checkHash } from './check.ts';
import type { LeafSpan } from './cover.ts';
import { type HashReader, hashSpans } from './hash-reader.ts';
import { splitPoint } from './split-point.ts';

/**
 * Builds the proof that the tree of `oldSize` leaves is a prefix of the one of `newSize` (RFC 6962, 2.1.2).
 * Empty when the sizes are equal, or when the old tree is empty and so a prefix of every tree.
 */
export async function consistencyProof(
  oldSize: number,
  newSize: number,
  read: HashReader,
): Promise<Uint8Array[]> {
  checkSizes(oldSize, newSize);
  if (oldSize === 0 || oldSize === newSize) return [];
  const spans: LeafSpan[] = [];
  let begin = 0;
  let end = newSize;
  // RFC 6962's SUBPROOF, from the root down: follow the subtree that the old tree's right edge runs through.
  while (end !== oldSize) {
    const middle = begin + splitPoint(end - begin);
    if (oldSize <= middle) {
      spans.push({ begin: middle, end });
      end = middle;
    } else {
      spans.push({ begin, end: middle });
      begin = middle;
    }
  }
  // The verifier knows the last subtree already if it is the whole old tree.
  if (begin !== 0) spans.push({ begin, end });
  return hashSpans(spans.reverse(), read);
}

/** What a consistency proof claims about two trees of the same log. */
export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly newSize: number;
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
}

/**
 * Checks a consistency proof (RFC 9162, 2.1.4.2); throws `wrong-consistency` if it does not hold.
 * The RFC leaves the empty tree out; here it is a prefix of every tree, with an empty proof.
 */
export function verifyConsistency(claim: ConsistencyClaim, proof: readonly Uint8Array[]): void {
  const { oldSize, newSize, oldRoot, newRoot } = claim;
  checkSizes(oldSize, newSize);
  checkHash('oldRoot', oldRoot);
  checkHash('newRoot', newRoot);
  if (oldSize === 0 && !equalBytes(oldRoot, emptyRoot())) {
    throw new TlogError('wrong-consistency', 'the empty tree has another root');
  }
  if (oldSize === 0 || oldSize === newSize) {
    if (proof.length > 0) throw new TlogError('wrong-consistency', 'proof should be empty');
    if (oldSize === newSize && !equalBytes(oldRoot, newRoot)) {
      throw new TlogError('wrong-consistency', `two roots at size ${newSize}`);
    }
    return;
  }
  const [oldComputed, newComputed] = rootsFromConsistency(oldSize, newSize, oldRoot, proof);
  if (!equalBytes(oldComputed, oldRoot)) {
    throw new TlogError('wrong-consistency', `proof does not lead to the root at size ${oldSize}`);
  }
  if (!equalBytes(newComputed, newRoot)) {
    throw new TlogError('wrong-consistency', `proof does not lead to the root at size ${newSize}`);
  }
}

/** The two roots that a proof leads to, `0 < oldSize < newSize`. Variables as in RFC 9162, 2.1.4.2. */
function rootsFromConsistency(
  oldSize: number,
  newSize: number,
  oldRoot: Uint8Array,
  proof: readonly Uint8Array[],
): [Uint8Array, Uint8Array] {
  let fn = oldSize - 1;
  let sn = newSize - 1;
  while (fn % 2 === 1) {
    fn = (fn - 1) / 2;
    sn = Math.floor(sn / 2);
  }
  // Here fn is 0 only if the old size is a power of two: its root is then the first hash, and left out of the proof.
  const path = fn === 0 ? [oldRoot, ...proof] : proof;
  const first = path[0];
  if (first === undefined || proof.length === 0) throw new TlogError('wrong-consistency', 'proof is empty');
  let fr = first;
  let sr = first;
  for (const c of path.slice(1)) {
    if (sn === 0) throw new TlogError('wrong-consistency', 'proof is too long');
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(c, fr);
      sr = nodeHash(c, sr);
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2;
        sn = Math.floor(sn / 2);
      }
    } else {
      sr = nodeHash(sr, c);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  if (sn !== 0) throw new TlogError('wrong-consistency', 'proof is too short');
  return [fr, sr];
}

function checkSizes(oldSize: number, newSize: number): void {
  checkCount('oldSize', oldSize);
  checkCount('newSize', newSize);
  if (oldSize > newSize) {
    throw new TlogError('bad-argument', `the older tree (${oldSize}) is larger than the newer (${newSize})`);
  }
}
