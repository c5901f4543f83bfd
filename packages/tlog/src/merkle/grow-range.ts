import { TlogError } from '../error.ts';
import { HASH_BYTES } from '../hash/hash.ts';
import { nodeHashes } from '../hash/many.ts';
import { CompactRange } from './compact-range.ts';

/** Told of the nodes of one level that have become complete: `hashes`, 32 bytes each, from node `index` on. */
export type RowVisitor = (level: number, index: number, hashes: Uint8Array) => void;

/**
 * The range with more leaves (32 bytes each, one after the other) at its end; `range`, which begins at 0, stays as it
 * is. The same as appending each leaf to a clone, but level by level, so that the hashes of a level are computed many
 * in one call.
 */
export function growRange(range: CompactRange, leaves: Uint8Array, visit?: RowVisitor): CompactRange {
  if (range.begin !== 0) throw new TlogError('bad-argument', 'only a range from leaf 0 grows by rows');
  if (leaves.length % HASH_BYTES !== 0) {
    throw new TlogError('bad-argument', `leaf hashes of 32 bytes each, not ${leaves.length} bytes in all`);
  }
  const covering = coveringByLevel(range);
  let row = leaves;
  let index = range.end;
  for (let level = 0; row.length > 0; level++) {
    visit?.(level, index, row);
    // An odd first node has its left sibling in the range as it was.
    if (index % 2 === 1) {
      row = withSibling(covering[level] as Uint8Array, row);
      index -= 1;
    }
    const paired = row.length - (row.length % (2 * HASH_BYTES));
    covering[level] = paired < row.length ? row.slice(paired) : undefined;
    row = nodeHashes(row.subarray(0, paired));
    index /= 2;
  }
  const grown = new CompactRange();
  for (let level = covering.length - 1; level >= 0; level--) {
    const hash = covering[level];
    if (hash !== undefined) grown.appendNode(level, hash);
  }
  return grown;
}

/** The range's hashes by their level: a range from 0 covers as many leaves at a time as its size has binary digits. */
function coveringByLevel({ end, hashes }: CompactRange): (Uint8Array | undefined)[] {
  const covering: (Uint8Array | undefined)[] = [];
  let next = hashes.length - 1;
  for (let rest = end; rest > 0; rest = Math.floor(rest / 2)) {
    covering.push(rest % 2 === 1 ? hashes[next--] : undefined);
  }
  return covering;
}

function withSibling(sibling: Uint8Array, row: Uint8Array): Uint8Array {
  const joined = new Uint8Array(HASH_BYTES + row.length);
  joined.set(sibling);
  joined.set(row, HASH_BYTES);
  return joined;
}
