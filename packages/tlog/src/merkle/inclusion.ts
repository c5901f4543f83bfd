import { equalBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { nodeHash } from '../hash/hash.ts';
import { checkCount, checkHash } from './check.ts';
import type { LeafSpan } from './cover.ts';
import { type HashReader, hashSpans } from './hash-reader.ts';
import { splitPoint } from './split-point.ts';

/**
 * Builds the inclusion proof of leaf `index` in the tree of `size` leaves (RFC 6962, 2.1.1; RFC 9162, 2.1.3.1).
 * @returns hashes of 32 bytes from the leaf's sibling up to the root's child; at most 53.
 */
export async function inclusionProof(index: number, size: number, read: HashReader): Promise<Uint8Array[]> {
  checkLeaf(index, size);
  const siblings: LeafSpan[] = [];
  let begin = 0;
  let end = size;
  while (end - begin > 1) {
    const middle = begin + splitPoint(end - begin);
    if (index < middle) {
      siblings.push({ begin: middle, end });
      end = middle;
    } else {
      siblings.push({ begin, end: middle });
      begin = middle;
    }
  }
  return hashSpans(siblings.reverse(), read);
}

/** What an inclusion proof claims: the leaf with this hash stands at `index` of the tree of `size` leaves. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
}

/** Checks an inclusion proof (RFC 9162, 2.1.3.2); throws `wrong-inclusion` if it does not hold. */
export function verifyInclusion(claim: InclusionClaim, proof: readonly Uint8Array[]): void {
  const root = rootFromInclusion(claim.index, claim.size, claim.leafHash, proof);
  if (!equalBytes(root, claim.root)) {
    throw new TlogError('wrong-inclusion', `proof for entry ${claim.index} leads to another root`, {
      entryIndex: claim.index,
    });
  }
}

/** The root that an inclusion proof leads to. The variables carry the names of RFC 9162, 2.1.3.2. */
function rootFromInclusion(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
): Uint8Array {
  checkLeaf(index, size);
  checkHash('leafHash', leaf);
  let fn = index;
  let sn = size - 1;
  let r = leaf;
  for (const p of proof) {
    if (sn === 0) throw new TlogError('wrong-inclusion', 'proof is too long', { entryIndex: index });
    if (fn % 2 === 1 || fn === sn) {
      r = nodeHash(p, r);
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2;
        sn = Math.floor(sn / 2);
      }
    } else {
      r = nodeHash(r, p);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  if (sn !== 0) throw new TlogError('wrong-inclusion', 'proof is too short', { entryIndex: index });
  return r;
}

function checkLeaf(index: number, size: number): void {
  checkCount('index', index);
  checkCount('size', size);
  if (index >= size) throw new TlogError('bad-argument', `no entry ${index} in a tree of ${size}`);
}
